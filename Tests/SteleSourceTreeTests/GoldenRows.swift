import Foundation
import SteleTestSupport

/// The lines of a table in `Tests/Golden/source`, each split at its tabs.
func goldenRows(_ name: String) throws -> [[String]] {
  let url = Repository.golden.appending(path: "source/\(name)")
  return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
    $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}
