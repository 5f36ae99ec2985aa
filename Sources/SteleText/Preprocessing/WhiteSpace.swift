import SteleBase

/// The characters that are taken off a text's ends: separators and the controls that set lines
/// apart.
enum WhiteSpace {
  /// The length of the white space that starts at `start`, or nil.
  static func length(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start < text.count, let (scalar, length) = UTF8Character.scalar(in: text, at: start),
      contains(scalar.value)
    else { return nil }
    return length
  }

  /// The length of the white space that ends at `end`, or nil.
  static func length(in text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int? {
    guard let (scalar, length) = UTF8Character.scalar(in: text, endingAt: end),
      contains(scalar.value)
    else { return nil }
    return length
  }

  private static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }
}
