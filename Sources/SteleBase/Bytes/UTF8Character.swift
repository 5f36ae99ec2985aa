/// The UTF-8 rules that sentencepiece reads text by.
///
/// Inlined into its users: every character of every text goes through it.
@usableFromInline
package enum UTF8Character {
  /// The length in bytes of the well-formed character that starts at `start`, or nil.
  ///
  /// Overlong forms, surrogates and numbers above U+10FFFF are not well-formed.
  @inlinable @inline(__always)
  package static func length(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    let first = text[start]
    if first < 0x80 { return 1 }
    let length = leadLength(first)
    guard length > 1, start + length <= text.count else { return nil }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      let byte = text[start + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= smallest, value <= 0x10FFFF, !(0xD800..<0xE000).contains(value) else {
      return nil
    }
    return length
  }

  /// The well-formed character that starts at `start`, or nil.
  @inlinable
  package static func scalar(
    in text: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let length = length(in: text, at: start) else { return nil }
    var value = UInt32(text[start])
    if length > 1 { value &= 0xFF >> UInt32(length + 1) }
    for offset in 1..<max(length, 1) { value = value << 6 | UInt32(text[start + offset] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// The length that a lead byte announces; 1 for a byte that cannot lead.
  @inlinable @inline(__always)
  package static func leadLength(_ byte: UInt8) -> Int {
    switch byte {
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF8: 4
    default: 1
    }
  }
}
