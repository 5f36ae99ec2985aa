import SteleBase

extension UTF8Character {
  /// The well-formed character that ends before `end`, or nil.
  static func scalar(
    in text: UnsafeBufferPointer<UInt8>, endingAt end: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    var start = end - 1
    while start >= 0, end - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0, let (scalar, length) = scalar(in: text, at: start), start + length == end
    else { return nil }
    return (scalar, length)
  }

  /// Whether a decimal digit of any script (general category Nd) ends before `end`.
  static func isDecimalDigit(in text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    guard let (scalar, _) = scalar(in: text, endingAt: end) else { return false }
    return NormalizationTables.shared[scalar.value].traits.contains(.decimalDigit)
  }
}
