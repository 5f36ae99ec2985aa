import SteleBase

extension MarkdownScanner {
  /// Notes what stays within the text from `start` to the end of `line`, and in the lines behind it
  /// if it goes on there.
  mutating func fixInline(from start: Int, in line: MarkdownLine) {
    var position = max(start, inlineEnd)
    let headingEnd = endOfHeadingText(in: line)
    while position < line.contentEnd {
      if position == headingEnd {
        // Attributes of a heading are no part of its text.
        source.blank(position..<line.contentEnd)
        break
      }
      switch bytes[position] {
      case UInt8(ascii: "`"): position = endOfCode(at: position)
      case UInt8(ascii: "!") where bytes.has("![[", at: position):
        // A file that is shown in its place.
        guard let found = templates.find(at: position + 1) else {
          position += 1
          continue
        }
        source.fix(position..<found.end)
        position = found.end
      case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "$"),
        UInt8(ascii: "\\"), UInt8(ascii: ":"):
        position = fix(at: position)
      case UInt8(ascii: "h") where bytes.has("http", at: position),
        UInt8(ascii: "w") where bytes.has("www.", at: position):
        position = endOfAddress(at: position)
      default: position += 1
      }
    }
    inlineEnd = max(inlineEnd, position)
  }

  /// Fixes what begins at `position`; returns where to go on.
  private mutating func fix(at position: Int) -> Int {
    guard let found = templates.find(at: position), found.end > position else {
      return position + (bytes[position] == UInt8(ascii: "\\") ? 2 : 1)
    }
    let range = position..<found.end
    switch found.kind {
    case .tag, .value: source.fix(range)
    case .attribute: source.fix(range, isAttribute: isBehindMarkup(position))
    case .code: if bytes[position] == UInt8(ascii: ":") { source.fix(range, isSeen: true) }
    case .element: plain(range)
    }
    return found.end
  }

  /// Whether what begins at `position` stands right behind code, a link or emphasis.
  private func isBehindMarkup(_ position: Int) -> Bool {
    position > 0 && "`)]*_~>".utf8.contains(bytes[position - 1])
  }

  /// Lets CommonMark read the tag at `range` as one of HTML without attributes.
  private mutating func plain(_ range: Range<Int>) {
    var position = range.lowerBound + (bytes.has("</", at: range.lowerBound) ? 2 : 1)
    while position < range.upperBound, bytes[position].isName || ".:".utf8.contains(bytes[position])
    {
      if !bytes[position].isASCIILetter, !bytes[position].isASCIIDigit {
        source.replace(at: position, with: UInt8(ascii: "-"))
      }
      position += 1
    }
    let end = range.upperBound - (bytes.has("/>", at: range.upperBound - 2) ? 2 : 1)
    for offset in position..<max(position, end) where bytes[offset] != 0x0A && bytes[offset] != 0x0D
    {
      source.replace(at: offset, with: 0x20)
    }
  }

  /// Where code ends that begins with the run of grave accents at `start`, or the run if it is
  /// none.
  private mutating func endOfCode(at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
    let count = end - start
    guard count <= Self.maximumAccents else { return end }
    let limit = templates.endOfBlock(at: start)
    var position = max(end, missingCode[count] ?? 0)
    while position < limit {
      guard bytes[position] == UInt8(ascii: "`") else {
        position += 1
        continue
      }
      let runStart = position
      while position < limit, bytes[position] == UInt8(ascii: "`") { position += 1 }
      if position - runStart == count { return position }
    }
    missingCode[count] = max(missingCode[count] ?? 0, limit)
    return end
  }

  /// The longest run of grave accents that cmark takes for the start of code.
  private static let maximumAccents = 80

  private func endOfAddress(at start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, !bytes[end].isSpace, !"<>(){}[]`\"".utf8.contains(bytes[end]) {
      end += 1
    }
    return end
  }

  /// Where the text of a heading ends before attributes; nil if there are none.
  private func endOfHeadingText(in line: MarkdownLine) -> Int? {
    guard line.contentEnd > line.contentStart, bytes[line.contentEnd - 1] == UInt8(ascii: "}"),
      let brace = bytes[line.content].lastIndex(of: UInt8(ascii: "{")), brace > line.contentStart,
      bytes[brace - 1].isSpace || bytes[line.contentStart] == UInt8(ascii: "#"),
      templates.endOfAttributes(from: brace) == line.contentEnd
    else { return nil }
    if bytes[line.contentStart] == UInt8(ascii: "#") {
      // In MDX the brace is escaped.
      return bytes[brace - 1] == UInt8(ascii: "\\") ? brace - 1 : brace
    }
    // A heading that is underlined, an item of a list, or the end of a paragraph.
    guard line.next < bytes.count else { return brace }
    let next = MarkdownLine(at: line.next, of: bytes)
    guard let first = bytes[next.content].first else { return brace }
    return "=-*+#>".utf8.contains(first) ? brace : nil
  }
}
