/// A line of a Markdown document, with what containers may put before its text.
struct MarkdownLine {
  /// Where it begins, in bytes from the start of the document.
  let start: Int
  /// Where its text begins: behind white space and the marks of quotes.
  let contentStart: Int
  /// Where its text ends: before white space and the line's end.
  let contentEnd: Int
  /// Where it ends, before LF, CRLF or CR.
  let end: Int
  /// Where the next line begins.
  let next: Int
  /// The columns of white space at its start.
  let indentation: Int
  /// How many marks of quotes it has.
  let quoteDepth: Int

  var isBlank: Bool { contentStart == contentEnd }

  var content: Range<Int> { contentStart..<contentEnd }

  /// The line of `bytes` that begins at `start`.
  init(at start: Int, of bytes: [UInt8]) {
    self.start = start
    end = MarkdownSource.endOfLine(in: bytes, from: start)
    next = MarkdownSource.startOfLine(in: bytes, behind: end)
    var position = start
    var columns = 0
    while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 {
      columns = bytes[position] == 0x09 ? (columns / 4 + 1) * 4 : columns + 1
      position += 1
    }
    indentation = columns
    var quoteDepth = 0
    while position < end, bytes[position] == UInt8(ascii: ">") {
      quoteDepth += 1
      position = bytes[..<end].endOfBlanks(from: position + 1)
    }
    self.quoteDepth = quoteDepth
    contentStart = position
    var contentEnd = end
    while contentEnd > position, bytes[contentEnd - 1].isSpace { contentEnd -= 1 }
    self.contentEnd = contentEnd
  }

  /// Where it begins without `columns` of white space, or as many as it has.
  func start(without columns: Int, of bytes: [UInt8]) -> Int {
    var position = start
    var column = 0
    while position < end, column < columns {
      switch bytes[position] {
      case 0x20: column += 1
      // A tab that reaches further stays.
      case 0x09 where (column / 4 + 1) * 4 <= columns: column = (column / 4 + 1) * 4
      default: return position
      }
      position += 1
    }
    return position
  }
}
