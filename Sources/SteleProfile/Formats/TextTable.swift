/// Rows of cells that are set in columns: the first to the left, the others to the right.
struct TextTable {
  private var rows: [[String]] = []

  /// A table with these headings.
  init(_ headings: String...) {
    rows = [headings]
  }

  /// Adds a row, in which missing cells at the end are blank.
  mutating func append(_ cells: String...) {
    rows.append(cells)
  }

  /// The table without a line feed behind its last line.
  var text: String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { Self.line($0, widths) }.joined(separator: "\n")
  }

  private static func line(_ row: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in row.enumerated() {
      let padding = String(repeating: " ", count: widths[column] - cell.count)
      line += column == 0 ? cell + padding : "  " + padding + cell
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
