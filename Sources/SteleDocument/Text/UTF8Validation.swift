/// Finds bytes that are not UTF-8.
enum UTF8Validation {
  /// Where the first character begins that is not well-formed; nil if all are.
  static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    var position = 0
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      guard let length = length(ofScalarAt: position, in: bytes) else { return position }
      position += length
    }
    return nil
  }

  /// The number of bytes of the character at `position`, which is not ASCII; nil if it is damaged.
  ///
  /// The ranges are those of the Unicode Standard's table of well-formed byte sequences.
  private static func length(ofScalarAt position: Int, in bytes: [UInt8]) -> Int? {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[position] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard position + length <= bytes.count, second ~= bytes[position + 1] else { return nil }
    let rest = bytes[(position + 2)..<(position + length)]
    guard rest.allSatisfy({ $0 & 0xC0 == 0x80 }) else { return nil }
    return length
  }
}
