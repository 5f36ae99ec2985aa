import SteleBase

/// Refuses Markdown on which cmark-gfm would not end.
///
/// It fills every row of a table up to the width of the table, and takes time in proportion to the
/// square of that width.
enum MarkdownLimits {
  private static let maximumColumns = 1024
  private static let maximumCells = 1 << 24

  /// Checks the tables that `bytes` may hold.
  static func check(_ bytes: [UInt8]) throws(DocumentError) {
    var position = 0
    // Of the lines since the last blank one, and the widest of them that can rule a table.
    var lineCount = 0
    var columns = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[position..<end]
      if line.allSatisfy(\.isSpace) {
        (lineCount, columns) = (0, 0)
      } else {
        lineCount += 1
        if line.contains(UInt8(ascii: "-")), line.allSatisfy(isRule) {
          columns = max(columns, line.count { $0 == UInt8(ascii: "|") } + 1)
        }
        guard columns <= maximumColumns, columns * lineCount <= maximumCells else {
          throw .malformed(
            .markdown, at: position, of: bytes,
            "a table has more than \(maximumColumns) columns or \(maximumCells) cells; split it")
        }
      }
      position = end + 1
    }
  }

  /// Whether `byte` can occur in the line that rules a table, within quotes and lists.
  private static func isRule(_ byte: UInt8) -> Bool {
    byte.isSpace || byte.isASCIIDigit || "|-:>*+.)".utf8.contains(byte)
  }
}
