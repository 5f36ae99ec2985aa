import ArgumentParser
import SteleCheck

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `--format` of `check`.
struct CheckFormatChoice: ExpressibleByArgument {
  let value: CheckFormat

  init(_ value: CheckFormat) { self.value = value }

  init?(argument: String) {
    guard let value = CheckFormat(rawValue: argument) else { return nil }
    self.value = value
  }

  var defaultValueDescription: String { value.rawValue }

  static var allValueStrings: [String] { CheckFormat.allCases.map(\.rawValue) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// When documents are said to be made.
struct CreationTimeArgument: ExpressibleByArgument {
  let value: CreationTime

  /// Reads a time in UTC, to the second.
  init?(argument: String) {
    guard let value = CreationTime(argument) else { return nil }
    self.value = value
  }

  /// The time that SOURCE_DATE_EPOCH says, so that documents can be made again, or else the current
  /// one.
  static func ofThisRun() throws -> CreationTime {
    let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"]
    let now = Int64(Date().timeIntervalSince1970)
    guard let seconds = fixed.map({ Int64($0) }) ?? now,
      let time = CreationTime(secondsSince1970: seconds)
    else {
      throw InputError(
        description: "SOURCE_DATE_EPOCH is \(String(reflecting: fixed ?? "")), which are no "
          + "seconds since 1970; set it to a whole number, or unset it")
    }
    return time
  }
}
