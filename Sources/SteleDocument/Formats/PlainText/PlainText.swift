/// Plain text: each line is a unit, or each paragraph that was wrapped by hand.
///
/// What begins a line stays: white space, marks of quotes and comments, markers of lists. What
/// parts columns of a line stays, too, and each column is a unit.
///
/// Two lines that follow each other are one text if all of this holds, and so on for more lines:
/// the first is 50 to 120 columns wide, does not end a sentence, and had no room for the second's
/// first word, by the widest line of the block of lines without a blank one; both have the same
/// marks of a quote or comment and begin in the same column (the very first line of a block may be
/// indented more, and so may the text of a list's item); and the second is no item of a list.
enum PlainText {
  private static let wrappedWidths = 50...120

  static func parts(of bytes: [UInt8], joinsWrappedLines: Bool) -> DocumentParts {
    var parts = DocumentParts()
    var block: [PlainTextLine] = []
    var position = 0
    var isInComment = false
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = PlainTextLine(position..<end, of: bytes, isInComment: &isInComment)
      if line.text.isEmpty {
        parts.add(block, of: bytes, joinsWrappedLines: joinsWrappedLines)
        block.removeAll(keepingCapacity: true)
      } else {
        block.append(line)
      }
      position = end + 1
    }
    parts.add(block, of: bytes, joinsWrappedLines: joinsWrappedLines)
    return parts
  }

  /// Whether `next` goes on with the text of `line`.
  fileprivate static func continues(
    _ line: PlainTextLine, _ next: PlainTextLine, of bytes: [UInt8], blockWidth: Int, isFirst: Bool
  ) -> Bool {
    guard wrappedWidths.contains(line.width), blockWidth <= wrappedWidths.upperBound,
      !line.hasColumns, !next.hasColumns, !next.isItem, line.marks == next.marks
    else { return false }
    let isIndentedAlike =
      line.textColumn == next.textColumn
      || (isFirst || line.isItem) && line.textColumn > next.textColumn
    guard isIndentedAlike, !SentenceEnd.isAtEnd(of: bytes[line.text]) else { return false }
    let text = bytes[next.text]
    let word = text.prefix { !$0.isSpace }
    let joint = LineWrapping.joinsWithSpace(bytes[line.text], Array(word.prefix(4))) ? 1 : 0
    // A script without spaces breaks behind any character, so that two columns are room enough.
    let needed = joint == 1 ? LineWrapping.width(of: word) : 2
    return line.width + joint + needed > blockWidth
  }
}

extension DocumentParts {
  /// Adds the units of `block`, lines of `bytes` between blank ones.
  fileprivate mutating func add(
    _ block: [PlainTextLine], of bytes: [UInt8], joinsWrappedLines: Bool
  ) {
    let blockWidth = block.map(\.width).max() ?? 0
    var start = 0
    while start < block.count {
      var end = start + 1
      while joinsWrappedLines, end < block.count,
        PlainText.continues(
          block[end - 1], block[end], of: bytes, blockWidth: blockWidth, isFirst: end == 1)
      {
        end += 1
      }
      if block[start].hasColumns {
        for column in block[start].columns(of: bytes) { add(lines: [column], of: bytes) }
      } else {
        add(lines: block[start..<end].map(\.text), of: bytes)
      }
      start = end
    }
  }

  /// Adds `lines` of `bytes` as one unit without marks, to be wrapped into as many lines.
  private mutating func add(lines: [Range<Int>], of bytes: [UInt8]) {
    guard let first = lines.first, let last = lines.last, PlainTextLine.isText(bytes[first]) else {
      return
    }
    var text = Array(bytes[first])
    for line in lines.dropFirst() {
      if LineWrapping.joinsWithSpace(text, Array(bytes[line].prefix(4))) { text.append(0x20) }
      text += bytes[line]
    }
    let start = first.lowerBound
    let breaks = zip(lines, lines.dropFirst()).map {
      SourceLayout.Break(range: ($0.upperBound - start)..<($1.lowerBound - start))
    }
    add(
      text, in: start..<last.upperBound,
      writer: WrappedLinesWriter(
        layout: SourceLayout(breaks: breaks, linesBeginBlocks: false)))
  }
}

/// Writes a text into as many lines as it had, whatever its length.
private struct WrappedLinesWriter: SlotWriter {
  let layout: SourceLayout

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = LineWrapping.breakable(translation.text.inOneLine)
    let lines = layout.lines(of: text, over: original)
    for line in lines { output += line.opening + line.text }
    // A short translation leaves the last lines empty, so that the count of lines stays.
    for place in layout.breaks.dropFirst(max(0, lines.count - 1)) {
      let start = original.startIndex
      output += original[(start + place.range.lowerBound)..<(start + place.range.upperBound)]
    }
  }
}
