import SteleBase

/// The tags and escapes within the text of a cue.
struct SubtitleMarkup {
  let bytes: [UInt8]
  let format: DocumentFormat
  private let references = CharacterReferences()

  init(_ bytes: [UInt8], format: DocumentFormat) {
    self.bytes = bytes
    self.format = format
  }

  /// A piece of a line: text, or a tag.
  struct Piece {
    enum Kind: Equatable {
      case text
      case open(name: [UInt8])
      case close(name: [UInt8])
      case point
    }

    var kind: Kind
    var range: Range<Int>
  }

  /// The pieces of the text in `range`, which lies in one line.
  func pieces(in range: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    var textStart = range.lowerBound
    var position = range.lowerBound
    // Where no further `>` and `}` follow, they are looked for no more.
    let lastAngle = bytes[range].lastIndex(of: UInt8(ascii: ">")) ?? range.lowerBound
    let lastBrace = bytes[range].lastIndex(of: UInt8(ascii: "}")) ?? range.lowerBound

    func add(_ piece: Piece) {
      if textStart < piece.range.lowerBound {
        pieces.append(Piece(kind: .text, range: textStart..<piece.range.lowerBound))
      }
      pieces.append(piece)
      textStart = piece.range.upperBound
      position = textStart
    }

    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: "<"), position < lastAngle, beginsTag(position + 1),
        let end = bytes[position...lastAngle].firstIndex(of: UInt8(ascii: ">"))
      {
        add(tag(position..<(end + 1), before: range.upperBound))
      } else if bytes.has("{\\", at: position), position < lastBrace,
        let end = bytes[position...lastBrace].firstIndex(of: UInt8(ascii: "}"))
      {
        add(style(position..<(end + 1)))
      } else {
        position += 1
      }
    }
    if textStart < range.upperBound {
      pieces.append(Piece(kind: .text, range: textStart..<range.upperBound))
    }
    return pieces
  }

  private func beginsTag(_ position: Int) -> Bool {
    guard position < bytes.count else { return false }
    return bytes[position].isASCIILetter || bytes[position] == UInt8(ascii: "/")
      || format == .webVTT && bytes[position].isASCIIDigit
  }

  private func tag(_ range: Range<Int>, before end: Int) -> Piece {
    let isClosing = bytes[range.lowerBound + 1] == UInt8(ascii: "/")
    let name = bytes[range].dropFirst(isClosing ? 2 : 1).prefix { $0.isASCIILetter }
      .map(\.asciiLowercased)
    // A time within a cue, `<00:01.000>`, has no name, and a line break no end.
    if name.isEmpty || name.elementsEqual("br".utf8) { return Piece(kind: .point, range: range) }
    if isClosing { return Piece(kind: .close(name: name), range: range) }
    if format == .webVTT, name.elementsEqual("rt".utf8), let ruby = endOfRuby(range, before: end) {
      return Piece(kind: .point, range: range.lowerBound..<ruby)
    }
    return Piece(kind: .open(name: name), range: range)
  }

  /// Where the pronunciation ends that the tag in `range` begins: it is not part of the text.
  private func endOfRuby(_ range: Range<Int>, before end: Int) -> Int? {
    guard let start = bytes[range.upperBound..<end].firstIndex(of: UInt8(ascii: "<")) else {
      return nil
    }
    return bytes.has("</rt>", at: start) ? start + 5 : nil
  }

  /// A style such as `{\an8}`; `{\i1}` and `{\i0}` are tags.
  private func style(_ range: Range<Int>) -> Piece {
    let text = bytes[range].dropFirst(2).dropLast()
    guard text.count == 2, let name = text.first, "ibus".utf8.contains(name) else {
      return Piece(kind: .point, range: range)
    }
    switch text.last {
    case UInt8(ascii: "1"): return Piece(kind: .open(name: [0x5C, name]), range: range)
    case UInt8(ascii: "0"): return Piece(kind: .close(name: [0x5C, name]), range: range)
    default: return Piece(kind: .point, range: range)
    }
  }

  /// The tokens of the text in `range`; tags have partners only among those with the same `scope`.
  func tokens(in range: Range<Int>, scope: UInt8) -> [InlineToken] {
    pieces(in: range).map { piece in
      let source = Array(bytes[piece.range])
      switch piece.kind {
      case .text: return .text(decoded(piece.range))
      case .open(let name): return .open(name: name + [scope], markup: source)
      case .close(let name): return .close(name: name + [scope], markup: source)
      case .point: return .point(markup: source)
      }
    }
  }

  /// The text in `range`, its escapes undone.
  func decoded(_ range: Range<Int>) -> [UInt8] {
    guard format == .webVTT, bytes[range].contains(UInt8(ascii: "&")) else {
      return Array(bytes[range])
    }
    var text: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: "&"),
        let reference = references.reference(at: position, of: bytes, before: range.upperBound)
      {
        text += reference.text
        position += reference.length
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return text
  }

  /// Writes `text` so that it does not turn into markup.
  static func write(_ text: ArraySlice<UInt8>, escapes: Bool, to output: inout [UInt8]) {
    let lastAngle = text.lastIndex(of: UInt8(ascii: ">")) ?? text.startIndex
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
      default:
        // SubRip has no escapes: a space keeps what would be a tag from being one.
        let next = index + 1 < text.endIndex ? text[index + 1] : 0
        output.append(byte)
        let beginsTag =
          byte == UInt8(ascii: "<") && index < lastAngle
          && (next.isASCIILetter || next == UInt8(ascii: "/"))
        if beginsTag || byte == UInt8(ascii: "{") && next == UInt8(ascii: "\\") {
          output.append(0x20)
        }
      }
    }
  }
}
