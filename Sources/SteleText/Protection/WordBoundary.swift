/// Where words begin and end, as far as it shows without a dictionary.
enum WordBoundary {
  /// Whether a script's words stand side by side without spaces: Chinese, Japanese, Thai, Lao, Khmer,
  /// Myanmar, Tibetan, Yi, and what Tai and Javanese use.
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
}
