import SteleBase
import SteleFile

/// Reads rows from JSON Lines: one object a line, with the dataset's own column names.
///
/// A line ends at LF alone; blank lines are passed over. Columns that are not in ``CorpusColumn`` are
/// ignored, whatever they hold. A column that is null counts as missing.
struct JSONLinesReader {
  private(set) var input: InputBuffer
  /// The number of the line that was read last.
  private(set) var line = 0

  /// Rows whose path was left out because it is too long.
  private(set) var longPaths = 0

  /// The longest line that is read: rows may carry the contents themselves, which are passed over.
  static let longestLine = 64 << 20

  init(_ input: InputBuffer) { self.input = input }

  /// The row of the next line that is not blank, or nil at the end.
  mutating func next() throws(CorpusError) -> CorpusRow? {
    while let range = try nextLine() {
      defer { input.skip(min(range.count + 1, input.count)) }
      line += 1
      var parser = JSONRowParser(bytes: input.bytes, range: range)
      do throws(JSONRowParser.Failure) {
        if let row = try parser.row() {
          if parser.hasLongPath { longPaths += 1 }
          return row
        }
      } catch {
        throw .invalidRow(
          path: input.path, position: .line(line), column: error.column?.name,
          reason: error.reason, remedy: error.remedy)
      }
    }
    return nil
  }

  /// Where the next line lies in the buffer, without its LF.
  private mutating func nextLine() throws(CorpusError) -> Range<Int>? {
    var searched = 0
    while true {
      let rest = input.bytes[input.start + searched..<input.end]
      if let end = rest.firstPosition(of: UInt8(ascii: "\n")) { return input.start..<end }
      searched = input.count
      guard searched < Self.longestLine else {
        throw .invalidRow(
          path: input.path, position: .line(line + 1), column: nil,
          reason: "the line has more than \(Self.longestLine) bytes",
          remedy: "give one file's row a line, without nested lists of files")
      }
      if input.isFull { input.grow() }
      if try !input.fill() { return searched == 0 ? nil : input.start..<input.end }
    }
  }

}
