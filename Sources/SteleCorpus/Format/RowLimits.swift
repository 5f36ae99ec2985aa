/// Bounds on what a row may hold, far above what the dataset has.
enum RowLimits {
  /// Licences of one row; the dataset has up to 87.
  static let mostLicenses = 1000
  /// Bytes of a name or path; the dataset has up to 941.
  static let longestText = 16_384
  /// Bytes of a row as it is sorted, and so of a text in a file: what is read can be written again.
  static let longestRecord = 65_535

  /// What is wrong with `text`, if anything.
  static func complaint(about text: String) -> String? {
    if text.utf8.count > longestText { return "a text of more than \(longestText) bytes" }
    // Sorting tells the end of a text by it.
    if text.utf8.contains(0) { return "a text with a zero byte" }
    return nil
  }
}
