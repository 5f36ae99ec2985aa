import SteleBase

/// How a value of a `.properties` file writes characters.
struct PropertyEscapes: CharacterEscapes {
  let style: Style
  /// Whether the value is a pattern of MessageFormat, in which an apostrophe is written twice.
  let doublesApostrophes: Bool

  /// How a file writes what is not ASCII.
  struct Style: Sendable {
    /// Whether that is escaped: an ASCII file does not say which encoding its readers expect.
    let isASCII: Bool
    /// Whether the digits of escapes are upper-case letters, as Java writes them.
    let isUppercase: Bool

    init(of bytes: [UInt8]) {
      isASCII = bytes.allSatisfy { $0 < 0x80 }
      isUppercase = !Self.hasLowercaseEscape(bytes)
    }

    private static func hasLowercaseEscape(_ bytes: [UInt8]) -> Bool {
      var rest = bytes[...]
      while let backslash = rest.firstPosition(of: UInt8(ascii: "\\")) {
        let escape = bytes[backslash...].prefix(6)
        if escape.dropFirst().first == UInt8(ascii: "u") {
          if escape.dropFirst(2).contains(where: { (0x61...0x66).contains($0) }) { return true }
          if escape.dropFirst(2).contains(where: { (0x41...0x46).contains($0) }) { return false }
        }
        rest = bytes[min(bytes.count, backslash + 2)...]
      }
      return false
    }
  }

  func write(
    _ character: ArraySlice<UInt8>, isFirst: Bool, wasPlain: Bool, to output: inout [UInt8]
  ) {
    switch character.first {
    case UInt8(ascii: "\\"): output += "\\\\".utf8
    case 0x0A: output += "\\n".utf8
    case 0x0D: output += "\\r".utf8
    case 0x09: output += "\\t".utf8
    // White space before a value belongs to the separator.
    case 0x20 where isFirst: output += "\\ ".utf8
    case UInt8(ascii: "'") where doublesApostrophes: output += "''".utf8
    case let control? where control < 0x20 || control == 0x7F:
      EscapedCodeUnit.write(character, isUppercase: style.isUppercase, to: &output)
    case let byte? where byte >= 0x80 && style.isASCII:
      EscapedCodeUnit.write(character, isUppercase: style.isUppercase, to: &output)
    default: output += character
    }
  }
}

/// Writes a value, over several lines if it had several.
struct PropertyWriter: SlotWriter {
  let text: EscapedTextWriter<PropertyEscapes>
  let wrapping: PropertyWrapping?

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard let wrapping else { return text.write(translation, over: original, to: &output) }
    var line: [UInt8] = []
    text.write(translation, over: original, to: &line)
    output += wrapping.wrapped(line)
  }
}

/// How a value goes on over several lines.
struct PropertyWrapping: Sendable {
  /// What ends a line and begins the next one.
  private let lineBreak: [UInt8]
  /// The columns of the longest line.
  private let width: Int

  /// That of the value `source`; nil if it has one line, or ends its lines where the text's end.
  init?(of source: ArraySlice<UInt8>) {
    var lineBreak: [UInt8]?
    var width = 0
    var lineStart = source.startIndex
    var position = source.startIndex
    while position + 1 < source.endIndex {
      guard source[position] == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      let next = source[position + 1]
      guard next == 0x0A || next == 0x0D else {
        position += 2
        continue
      }
      let endsLine = source[lineStart..<position].suffix(2).isEqual(to: "\\n")
      width = max(width, LineWrapping.width(of: source[lineStart..<position]))
      var end = position + 2
      if next == 0x0D, end < source.endIndex, source[end] == 0x0A { end += 1 }
      end = source.endOfBlanks(from: end)
      if !endsLine { lineBreak = lineBreak ?? Array(source[position..<end]) }
      (position, lineStart) = (end, end)
    }
    guard let lineBreak else { return nil }
    self.lineBreak = lineBreak
    self.width = max(width, LineWrapping.width(of: source[lineStart...]))
  }

  /// `text`, whose characters are escaped, in lines of about the width of the value's.
  func wrapped(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var column = 0
    // Where the last word begins, in the text and in the line.
    var wordStart = 0
    var position = 0
    func endWord() {
      let word = text[wordStart..<position]
      let wordWidth = LineWrapping.width(of: word.last == 0x20 ? word.dropLast() : word)
      if column > 0, column + wordWidth > width {
        output += lineBreak
        column = 0
      }
      output += word
      column += LineWrapping.width(of: word)
      wordStart = position
    }
    while position < text.count {
      if text[position] == UInt8(ascii: "\\") {
        position = min(text.count, position + 2)
      } else if text[position] == 0x20, position + 1 < text.count,
        !text[position + 1].isSpace, text[position + 1] != 0x0C
      {
        position += 1
        endWord()
      } else {
        position += 1
      }
    }
    endWord()
    return output
  }
}
