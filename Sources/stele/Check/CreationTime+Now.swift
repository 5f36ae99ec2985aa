import SteleCheck

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension CreationTime {
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
