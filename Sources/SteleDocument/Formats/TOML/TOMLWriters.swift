import SteleBase

/// How TOML writes characters between double quotes.
struct TOMLEscapes: CharacterEscapes {
  /// Whether there are three quotes, between which lines may end.
  let isMultiline: Bool

  func write(
    _ character: ArraySlice<UInt8>, isFirst: Bool, wasPlain: Bool, to output: inout [UInt8]
  ) {
    switch character.first {
    case UInt8(ascii: "\\"): output += "\\\\".utf8
    case UInt8(ascii: "\"") where isMultiline && wasPlain && output.last != UInt8(ascii: "\""):
      // Three in a row would end the text.
      output += character
    case UInt8(ascii: "\""): output += "\\\"".utf8
    case 0x0A where isMultiline, 0x0D where isMultiline && wasPlain: output += character
    case 0x0A: output += "\\n".utf8
    case 0x0D: output += "\\r".utf8
    case 0x09 where wasPlain: output.append(0x09)
    case 0x09: output += "\\t".utf8
    case let control? where control < 0x20 || control == 0x7F:
      EscapedCodeUnit.write(character, isUppercase: true, to: &output)
    default: output += character
    }
  }
}

/// Writes a text between single quotes, which have no escapes, or between double ones if it needs
/// some.
struct TOMLLiteralWriter: SlotWriter {
  /// White space around the text.
  let before: [UInt8]
  let after: [UInt8]
  let isMultiline: Bool
  let lineEnd: [UInt8]
  /// Whether a line ends behind the opening quotes, which is no part of the text.
  let beginsLine: Bool

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = before + translation.text + after
    let needsEscape = text.contains { byte in
      byte == UInt8(ascii: "'") || byte == 0x7F || byte < 0x20 && !isAllowed(byte)
    }
    let quote = [UInt8](
      repeating: UInt8(ascii: needsEscape ? "\"" : "'"), count: isMultiline ? 3 : 1)
    output += quote
    if beginsLine, isMultiline { output += lineEnd }
    if needsEscape {
      let escapes = TOMLEscapes(isMultiline: isMultiline)
      var position = 0
      while position < text.count {
        let character = SourceSpelling.character(at: position, of: text[...])
        escapes.write(character, isFirst: false, wasPlain: true, to: &output)
        position = character.endIndex
      }
    } else {
      output += text
    }
    output += quote
  }

  private func isAllowed(_ byte: UInt8) -> Bool {
    byte == 0x09 || isMultiline && (byte == 0x0A || byte == 0x0D)
  }
}
