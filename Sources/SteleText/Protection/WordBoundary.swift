import SteleBase

/// Where words begin and end, as far as it shows without a dictionary.
enum WordBoundary {
  /// Whether a script's words stand side by side without spaces: Chinese, Japanese, Thai, Lao,
  /// Khmer, Myanmar, Tibetan, Yi, and what Tai and Javanese use.
  static func joinsWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00..<0x1000, 0x1000..<0x10A0, 0x1780..<0x1800, 0x1950..<0x1A20, 0x1A20..<0x1AB0,
      0x2E80..<0x3130, 0x31A0..<0xA4D0, 0xA980..<0xA9E0, 0xA9E0..<0xAA00, 0xAA60..<0xAAE0,
      0xF900..<0xFB00, 0xFF66..<0xFFA0, 0x1_6FE0..<0x1_8D80, 0x1_AFF0..<0x1_B300,
      0x2_0000..<0x4_0000:
      true
    default: false
    }
  }

  /// Whether a word may end or begin at `index`: not within letters and digits, unless their script
  /// writes words without spaces, and never before a combining mark.
  static func isBoundary(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index > 0, index < text.count else { return true }
    if text[index] < 0x80, text[index - 1] < 0x80 {
      return !(isWord(text[index]) && isWord(text[index - 1]))
    }
    guard let after = UTF8Character.scalar(in: text, at: index)?.scalar, isWord(after) else {
      return true
    }
    if isMark(after) { return false }
    guard let before = scalar(in: text, before: index), isWord(before) else { return true }
    return joinsWithoutSpaces(after) || joinsWithoutSpaces(before)
  }

  /// Whether a letter or digit of a script with spaces between words ends at `index`.
  static func endsWord(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index > 0, let before = scalar(in: text, before: index) else { return false }
    return isWord(before) && !joinsWithoutSpaces(before)
  }

  /// The character that ends at `index`, or nil if it is not well-formed.
  private static func scalar(
    in text: UnsafeBufferPointer<UInt8>, before index: Int
  ) -> Unicode.Scalar? {
    var start = index - 1
    while start > 0, index - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    guard let (scalar, length) = UTF8Character.scalar(in: text, at: start),
      start + length == index
    else { return nil }
    return scalar
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_")
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isWord(UInt8(truncatingIfNeeded: scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
      return true
    default: return false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
