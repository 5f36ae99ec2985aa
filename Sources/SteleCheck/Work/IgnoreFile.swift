import SteleSourceTree

/// A file of patterns in git's syntax that says what not to check.
///
/// Patterns count from each folder that is checked. For a path that is a file they count from the working
/// folder, so that naming the files of `.` one by one leaves out the same ones.
package struct IgnoreFile: Sendable {
  /// Longer files are refused.
  package static let maximumByteCount = 1 << 24

  let rules: IgnoreRules

  /// Reads the patterns at `path`.
  package init(reading path: String) throws(CheckError) {
    rules = IgnoreRules(
      text: try CheckError.smallFile(path, limit: Self.maximumByteCount), base: TreePath(""))
  }
}
