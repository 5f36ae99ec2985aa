/// The tags and escapes within the text of a cue.
enum SubtitleMarkup {
  private static let entities: [(name: StaticString, text: String)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&lrm;", "\u{200E}"),
    ("&rlm;", "\u{200F}"),
  ]

  /// The tokens of the text of `bytes` in `range`.
  static func tokens(
    of bytes: [UInt8], in range: Range<Int>, format: DocumentFormat
  ) -> [InlineToken] {
    var tokens: [InlineToken] = []
    var text: [UInt8] = []
    var position = range.lowerBound
    // Where no further `>` and `}` follow, they are looked for no more.
    let lastAngle = bytes[range].lastIndex(of: UInt8(ascii: ">")) ?? range.lowerBound
    let lastBrace = bytes[range].lastIndex(of: UInt8(ascii: "}")) ?? range.lowerBound

    func add(_ token: InlineToken) {
      if !text.isEmpty { tokens.append(.text(text)) }
      text.removeAll()
      tokens.append(token)
    }

    while position < range.upperBound {
      let byte = bytes[position]
      if byte == UInt8(ascii: "<"), position < lastAngle, beginsTag(bytes, position + 1),
        let end = bytes[position...lastAngle].firstIndex(of: UInt8(ascii: ">"))
      {
        add(tag(Array(bytes[position...end])))
        position = end + 1
      } else if bytes.has("{\\", at: position), position < lastBrace,
        let end = bytes[position...lastBrace].firstIndex(of: UInt8(ascii: "}"))
      {
        add(.point(markup: Array(bytes[position...end])))
        position = end + 1
      } else if format == .webVTT, byte == UInt8(ascii: "&"),
        let entity = entities.first(where: { bytes.has($0.name, at: position) })
      {
        text += entity.text.utf8
        position += entity.name.utf8CodeUnitCount
      } else {
        text.append(byte)
        position += 1
      }
    }
    if !text.isEmpty { tokens.append(.text(text)) }
    return tokens
  }

  private static func beginsTag(_ bytes: [UInt8], _ position: Int) -> Bool {
    guard position < bytes.count else { return false }
    return bytes[position].isASCIILetter || bytes[position].isASCIIDigit
      || bytes[position] == UInt8(ascii: "/")
  }

  private static func tag(_ markup: [UInt8]) -> InlineToken {
    let isClosing = markup[1] == UInt8(ascii: "/")
    let name = markup.dropFirst(isClosing ? 2 : 1).prefix { $0.isASCIILetter }.map(\.lowercased)
    // A time within a cue, `<00:01.000>`, has no name.
    if name.isEmpty { return .point(markup: markup) }
    return isClosing ? .close(name: name, markup: markup) : .open(name: name, markup: markup)
  }

  /// Writes `text` so that it does not turn into markup.
  static func write(_ text: ArraySlice<UInt8>, escapes: Bool, to output: inout [UInt8]) {
    for (index, byte) in zip(text.indices, text) {
      switch byte {
      case UInt8(ascii: "&") where escapes: output += "&amp;".utf8
      case UInt8(ascii: "<") where escapes: output += "&lt;".utf8
      case UInt8(ascii: ">") where escapes: output += "&gt;".utf8
      // Times have an arrow, so that text may not.
      case UInt8(ascii: ">")
      where index >= text.startIndex + 2 && output.suffix(2) == [0x2D, 0x2D]:
        output.removeLast(2)
        output += "→".utf8
      default: output.append(byte)
      }
    }
  }
}
