import SteleFile

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Findings that were accepted, so that only new ones count.
///
/// An entry holds for the same contents, rule and licences wherever the file lies. Where the baseline
/// has the same contents several times, it holds only for those places.
package struct Baseline: Sendable {
  /// Longer files are refused.
  package static let maximumByteCount = 1 << 28

  private var entries: [Finding: [BaselineEntry]] = [:]
  private var used: Set<BaselineEntry> = []

  /// What entries are told apart by, but for the path.
  private struct Finding: Hashable {
    var swhid: String
    var rule: String
    var licenses: [String]
    var licenseExpression: String?

    init(_ entry: BaselineEntry) {
      swhid = entry.swhid
      rule = entry.rule
      licenses = entry.licenses
      licenseExpression = entry.licenseExpression
    }
  }

  /// A baseline of these entries.
  package init(_ entries: [BaselineEntry]) {
    for var entry in entries {
      entry.licenses.sort()
      self.entries[Finding(entry), default: []].append(entry)
    }
  }

  /// Reads the baseline at `path`.
  package init(reading path: String) throws(CheckError) { try self.init(reading: [path]) }

  /// Reads the baselines at `paths`, which together accept what any of them does.
  package init(reading paths: [String]) throws(CheckError) {
    var entries: Set<BaselineEntry> = []
    for path in paths { entries.formUnion(try Self.entries(reading: path)) }
    self.init(entries.sorted())
  }

  private static func entries(reading path: String) throws(CheckError) -> [BaselineEntry] {
    let bytes = try CheckError.smallFile(path, limit: maximumByteCount)
    var entries: [BaselineEntry] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard !content.isEmpty else { continue }
      guard let entry = try? JSONDecoder().decode(BaselineEntry.self, from: Data(content)) else {
        throw .invalidBaseline(path: path, line: index + 1)
      }
      entries.append(entry)
    }
    return entries
  }

  /// How the finding in `file` relates to what was accepted; remembers that it was found.
  mutating func state(of file: CheckedFile) -> BaselineState {
    guard let wanted = BaselineEntry(file) else { return .none }
    let accepted = entries[Finding(wanted)] ?? []
    if accepted.contains(wanted) {
      used.insert(wanted)
      return .unchanged
    }
    guard let other = accepted.first, accepted.count == 1 else { return .new }
    used.insert(other)
    return .moved
  }

  /// Entries below one of `roots` that no file was found for, sorted.
  func staleEntries(below roots: [FilePath]) -> [BaselineEntry] {
    entries.values.joined().filter { entry in
      let path = FilePath(entry.path)
      return !used.contains(entry) && roots.contains { path.isInside($0) }
    }.sorted()
  }
}

/// Gathers the findings of a check, to be accepted from now on.
package struct BaselineWriter: Sendable {
  private var entries: Set<BaselineEntry> = []

  /// A baseline without entries.
  package init() {}

  /// Findings that are accepted.
  package var count: Int { entries.count }

  /// Accepts the finding in `file`, if there is one.
  package mutating func add(_ file: CheckedFile) {
    if let entry = BaselineEntry(file) { entries.insert(entry) }
  }

  /// Writes the baseline to `path`, where it appears only once it is whole.
  package func write(to path: String) throws(CheckError) {
    do {
      try SmallFile.write(entries.sorted().flatMap(\.line), to: path)
    } catch {
      throw .file(error)
    }
  }
}
