import Foundation
import SteleTestSupport

/// The lines of a table in `Tests/Golden/license`, each split at its tabs.
func goldenRows(_ name: String) throws -> [[String]] {
  let url = Repository.golden.appending(path: "license/\(name)")
  let text = try String(contentsOf: url, encoding: .utf8)
  // Bytes, since a line may hold a character that Swift takes for a line's end.
  return text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
