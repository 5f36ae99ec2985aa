import SteleBase

/// Escapes of UTF-16's code units, such as `\u00e9`.
enum EscapedCodeUnit {
  /// The number that so many hexadecimal digits at `start` spell; nil if others stand there.
  static func value(at start: Int, of bytes: [UInt8], digits: Int) -> UInt16? {
    guard start + digits <= bytes.count else { return nil }
    var value: UInt16 = 0
    for byte in bytes[start..<(start + digits)] {
      guard let digit = byte.hexadecimalDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  /// Writes a character as escapes with the letter `letter`, one for each code unit.
  static func write(
    _ character: ArraySlice<UInt8>, letter: Character = "u", isUppercase: Bool,
    to output: inout [UInt8]
  ) {
    for unit in String(decoding: character, as: UTF8.self).utf16 {
      let digits = Hexadecimal.text(of: [UInt8(unit >> 8), UInt8(unit & 0xFF)])
      output += "\\\(letter)\(isUppercase ? digits.uppercased() : digits)".utf8
    }
  }
}
