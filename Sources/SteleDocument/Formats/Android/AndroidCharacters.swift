import SteleBase
import SteleXML

/// The characters of a string resource: references are undone first, then Android's escapes.
struct AndroidCharacters: Sequence, IteratorProtocol {
  struct Character {
    enum Kind {
      /// Written as it is.
      case plain
      /// White space, of which a run is one space.
      case space
      /// A quotation mark: white space counts up to the next one.
      case quote
      case escape
      case reference
    }

    var kind: Kind
    var scalar: Unicode.Scalar
    var range: Range<Int>

    var isSpace: Bool {
      scalar.value == 0x20 || scalar.value == 0x09 || scalar.value == 0x0A || scalar.value == 0x0D
    }
  }

  private let bytes: [UInt8]
  private let isCDATA: Bool
  private var position: Int
  private let end: Int

  init(_ range: Range<Int>, isCDATA: Bool, in bytes: [UInt8]) {
    self.bytes = bytes
    self.isCDATA = isCDATA
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> Character? {
    guard position < end else { return nil }
    let start = position
    let (scalar, isReference) = plain()
    var character = Character(kind: .plain, scalar: scalar, range: start..<position)
    if scalar == "\\", position < end {
      character.kind = .escape
      character.scalar = escaped()
    } else if isReference {
      character.kind = .reference
    } else if character.isSpace {
      character.kind = .space
    } else if scalar == "\"" {
      character.kind = .quote
    }
    character.range = start..<position
    return character
  }

  /// The next character with its reference undone.
  private mutating func plain() -> (scalar: Unicode.Scalar, isReference: Bool) {
    if bytes[position] == UInt8(ascii: "&"), !isCDATA,
      let reference = XMLMarkup.reference(at: position, of: bytes[..<end]),
      let scalar = String(decoding: reference.text, as: UTF8.self).unicodeScalars.first
    {
      position = reference.end
      return (scalar, true)
    }
    let start = position
    position += 1
    while position < end, bytes[position] & 0xC0 == 0x80 { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return (text.unicodeScalars.first ?? "\u{FFFD}", false)
  }

  /// What stands behind a backslash.
  private mutating func escaped() -> Unicode.Scalar {
    if bytes[position] == UInt8(ascii: "u"), let unit = codeUnit(at: position + 1) {
      position += 5
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // Half of a pair, whose other half an escape has as well.
      if position < end, bytes[position] == UInt8(ascii: "\\"), position + 1 < end,
        bytes[position + 1] == UInt8(ascii: "u"), let low = codeUnit(at: position + 2),
        0xD800..<0xDC00 ~= unit, 0xDC00..<0xE000 ~= low,
        let scalar = Unicode.Scalar(0x1_0000 + (UInt32(unit & 0x3FF) << 10) + UInt32(low & 0x3FF))
      {
        position += 6
        return scalar
      }
      return "\u{FFFD}"
    }
    switch plain().scalar {
    case "n": return "\n"
    case "t": return "\t"
    case let scalar: return scalar
    }
  }

  private func codeUnit(at start: Int) -> UInt16? {
    // A sign is no digit, though an integer may have one.
    guard start + 4 <= end, bytes[start].isASCIIAlphanumeric else { return nil }
    return UInt16(String(decoding: bytes[start..<(start + 4)], as: UTF8.self), radix: 16)
  }
}
