// Bytes as characters of ASCII, whatever the locale.

extension UInt8 {
  /// Whether it is a digit from 0 to 9.
  @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// Whether it is a letter.
  @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Whether it is a letter or a digit.
  @inlinable package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// Whether it is a space, a tab, a line end, a vertical tab or a form feed, as C's `isspace` has
  /// it.
  @inlinable package var isASCIIWhiteSpace: Bool { self == 0x20 || self &- 0x09 < 5 }

  /// Whether it is a space or a tab.
  @inlinable package var isASCIIBlank: Bool { self == 0x20 || self == 0x09 }

  /// The small letter of a capital one; every other byte as it is.
  @inlinable package var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// What it counts as a hexadecimal digit of either case; nil if it is none.
  @inlinable package var hexadecimalDigitValue: UInt8? {
    if isASCIIDigit { return self &- 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}
