extension RawSpan {
  /// A copy of the bytes in `range`, or nil if it is not wholly inside the span.
  func bytes(in range: Range<Int>) -> [UInt8]? {
    guard range.lowerBound >= 0, range.upperBound <= byteCount else { return nil }
    return extracting(range).withUnsafeBytes { [UInt8]($0) }
  }
}
