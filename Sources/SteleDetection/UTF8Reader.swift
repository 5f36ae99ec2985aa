/// Reads characters out of bytes that may be no UTF-8.
enum UTF8Reader {
  /// The character that begins at `start`, and its bytes; U+FFFD and one byte where none does.
  @inline(__always)
  static func scalar(in text: Span<UInt8>, at start: Int) -> (scalar: UInt32, length: Int) {
    let first = text[start]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC2, first < 0xF5, start + length <= text.count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = text[start + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 3 ? 0x800 : length == 4 ? 0x10000 : 0x80
    guard value >= smallest, value <= 0x10FFFF, !(0xD800..<0xE000).contains(value) else {
      return (0xFFFD, 1)
    }
    return (value, length)
  }
}
