/// Plain text: each line is a unit, or each paragraph that was wrapped by hand.
///
/// Two lines that follow each other are one text if all of this holds, and so on for more lines:
/// the first is 50 to 120 columns wide, does not end a sentence, and had no room for the second's
/// first word, by the widest line of the block of lines without a blank one; both are indented
/// alike (the very first line of a block may be indented more); and the second does not begin like
/// an item of a list.
enum PlainText {
  private static let wrappedWidths = 50...120

  static func parts(of bytes: [UInt8], joinsWrappedLines: Bool) -> DocumentParts {
    var parts = DocumentParts()
    var block: [Line] = []
    var position = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let text = bytes[position..<end].trimmed
      if text.isEmpty {
        parts.add(block, of: bytes, joinsWrappedLines: joinsWrappedLines)
        block.removeAll(keepingCapacity: true)
      } else {
        block.append(
          Line(
            indentation: position..<text.startIndex, range: text.startIndex..<text.endIndex,
            width: text.startIndex - position + LineWrapping.width(of: text)))
      }
      position = end + 1
    }
    parts.add(block, of: bytes, joinsWrappedLines: joinsWrappedLines)
    return parts
  }

  /// A line that is not blank.
  fileprivate struct Line {
    var indentation: Range<Int>
    /// The text without the white space around it.
    var range: Range<Int>
    /// Columns, the indentation among them.
    var width: Int
  }

  /// Whether `next` goes on with the text of `line`.
  fileprivate static func continues(
    _ line: Line, _ next: Line, of bytes: [UInt8], blockWidth: Int, isFirst: Bool
  ) -> Bool {
    guard wrappedWidths.contains(line.width), blockWidth <= wrappedWidths.upperBound else {
      return false
    }
    let isIndentedAlike =
      bytes[line.indentation] == bytes[next.indentation]
      || isFirst && line.indentation.count > next.indentation.count
    guard isIndentedAlike, !SentenceEnd.isAtEnd(of: bytes[line.range]) else { return false }
    let text = bytes[next.range]
    guard !beginsListItem(text) else { return false }
    let word = text.prefix { !$0.isSpace }
    let joint = LineWrapping.joinsWithSpace(bytes[line.range], Array(word.prefix(4))) ? 1 : 0
    // A script without spaces breaks behind any character, so that two columns are room enough.
    let needed = joint == 1 ? LineWrapping.width(of: word) : 2
    return line.width + joint + needed > blockWidth
  }

  private static func beginsListItem(_ text: ArraySlice<UInt8>) -> Bool {
    let marker = text.prefix { !$0.isSpace }
    guard let first = marker.first, let last = marker.last else { return false }
    if marker.elementsEqual("•".utf8) || marker.elementsEqual("–".utf8) { return true }
    if marker.count == 1, "-*+#".utf8.contains(first) { return true }
    return (last == UInt8(ascii: ".") || last == UInt8(ascii: ")"))
      && (1...4).contains(marker.count - 1) && marker.dropLast().allSatisfy(\.isASCIIDigit)
  }
}

extension DocumentParts {
  /// Adds the units of `block`, lines of `bytes` between blank ones.
  fileprivate mutating func add(
    _ block: [PlainText.Line], of bytes: [UInt8], joinsWrappedLines: Bool
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
      add(lines: block[start..<end].map(\.range), of: bytes)
      start = end
    }
  }

  /// Adds `lines` of `bytes` as one unit without marks, to be wrapped into as many lines.
  private mutating func add(lines: [Range<Int>], of bytes: [UInt8]) {
    guard let first = lines.first, let last = lines.last else { return }
    var text = Array(bytes[first])
    for line in lines.dropFirst() {
      if LineWrapping.joinsWithSpace(text, Array(bytes[line].prefix(4))) { text.append(0x20) }
      text += bytes[line]
    }
    let gaps = zip(lines, lines.dropFirst()).map { $0.upperBound..<$1.lowerBound }
    add(
      text, in: first.lowerBound..<last.upperBound,
      writer: WrappedLinesWriter(gaps: gaps.map { Array(bytes[$0]) }))
  }
}

/// Writes a text into as many lines as it had, whatever its length.
private struct WrappedLinesWriter: SlotWriter {
  /// What stands between the lines: white space, the line's end, indentation.
  let gaps: [[UInt8]]

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = LineWrapping.breakable(translation.text.inOneLine)
    let lines = LineWrapping.lines(of: text, count: gaps.count + 1)
    for index in 0...gaps.count {
      if index < lines.count { output += lines[index] }
      // A short translation leaves the last lines empty, so that the count of lines stays.
      if index < gaps.count { output += gaps[index] }
    }
  }
}
