/// A Markdown document as CommonMark is to read it: what its dialects have besides is taken out.
///
/// Lines that hold no text are blank for CommonMark, lines of containers that are indented lose the
/// indentation, and what stands within a line and stays looks like a word in braces. Every byte
/// keeps its place in the document, so that what the parser finds is found there.
struct MarkdownSource {
  /// The document.
  let bytes: [UInt8]
  /// The document, as long, with what CommonMark is not to see replaced.
  private(set) var masked: [UInt8]
  /// Where the lines of what CommonMark reads begin in the document; -1 for lines between blocks,
  /// which are not in the document.
  private(set) var lineStarts: [Int] = []
  /// What stays within lines, in order.
  private(set) var fixed: [Fixed] = []
  /// Texts that stand in lines that are markup otherwise, in order.
  private(set) var titles: [Range<Int>] = []
  /// Blocks that stay although they hold text, in order.
  private(set) var leftOut: [(offset: Int, what: String)] = []
  private var chunks: [Chunk] = []

  /// Something within a line that stays as it is.
  struct Fixed {
    var range: Range<Int>
    /// Whether it belongs to what stands before it, as `{#name}` does.
    var isAttribute = false
  }

  private enum Chunk {
    case document(Range<Int>)
    case separator([UInt8])
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    masked = bytes
  }

  // MARK: - Reading

  /// Calls `body` with what CommonMark is to read, piece by piece.
  func forEachChunk(_ body: (ArraySlice<UInt8>) -> Void) {
    for chunk in chunks {
      switch chunk {
      case .document(let range): body(masked[range])
      case .separator(let bytes): body(bytes[...])
      }
    }
  }

  /// The document's bytes of the line that CommonMark numbers `line`, from 1, without its end; nil
  /// for one that is not there.
  func line(_ line: Int) -> Range<Int>? {
    guard line > 0, line <= lineStarts.count, lineStarts[line - 1] >= 0 else { return nil }
    let start = lineStarts[line - 1]
    return start..<Self.endOfLine(in: bytes, from: start)
  }

  /// What stays from `offset` on.
  func fixed(from offset: Int) -> ArraySlice<Fixed> {
    var low = 0
    var high = fixed.count
    while low < high {
      let middle = (low + high) / 2
      if fixed[middle].range.lowerBound < offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return fixed[low...]
  }

  /// Where the line that begins at `start` ends, before LF, CRLF or CR.
  static func endOfLine(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// Where the line begins behind one that ends at `end`.
  static func startOfLine(in bytes: [UInt8], behind end: Int) -> Int {
    guard end < bytes.count else { return bytes.count }
    return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }

  // MARK: - Writing

  /// Lets CommonMark read `range`, a line with its end, or the rest of one.
  mutating func read(_ range: Range<Int>) {
    lineStarts.append(range.lowerBound)
    if case .document(let last)? = chunks.last, last.upperBound == range.lowerBound {
      chunks[chunks.count - 1] = .document(last.lowerBound..<range.upperBound)
    } else {
      chunks.append(.document(range))
    }
  }

  /// Ends all blocks at an indentation of `columns`.
  mutating func separate(atIndentation columns: Int) {
    let indentation = [UInt8](repeating: 0x20, count: columns)
    // A comment ends paragraphs and lists, and is no text.
    chunks.append(.separator([0x0A] + indentation + Array("<!-- -->\n\n".utf8)))
    lineStarts += [-1, -1, -1]
  }

  /// Makes `range`, within a line, white space to CommonMark.
  mutating func blank(_ range: Range<Int>) {
    for index in range { masked[index] = 0x20 }
  }

  /// Makes `range` a word in braces to CommonMark, which stays.
  mutating func fix(_ range: Range<Int>, isAttribute: Bool = false, isSeen: Bool = false) {
    fixed.append(Fixed(range: range, isAttribute: isAttribute))
    guard !isSeen else { return }
    for index in range where masked[index] != 0x0A && masked[index] != 0x0D {
      masked[index] = UInt8(ascii: "x")
    }
    masked[range.lowerBound] = UInt8(ascii: "{")
    masked[range.upperBound - 1] = UInt8(ascii: "}")
  }

  /// Makes CommonMark read `byte` at `offset`.
  mutating func replace(at offset: Int, with byte: UInt8) { masked[offset] = byte }

  mutating func add(title: Range<Int>) {
    if !title.isEmpty { titles.append(title) }
  }

  mutating func leaveOut(_ what: String, at offset: Int) { leftOut.append((offset, what)) }
}
