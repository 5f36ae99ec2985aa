// Integers in bytes, lowest byte first.

extension RawSpan {
  /// The little-endian integer at `offset`, which must lie inside the span.
  @inlinable package func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, as type: Integer.Type
  ) -> Integer {
    precondition(offset >= 0 && offset <= byteCount - MemoryLayout<Integer>.size)
    return Integer(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: type))
  }

  /// The little-endian integer at `offset`, or nil if it is not wholly inside the span.
  @inlinable package func integerIfInside<Integer: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, as type: Integer.Type
  ) -> Integer? {
    guard offset >= 0, offset <= byteCount - MemoryLayout<Integer>.size else { return nil }
    return integer(at: offset, as: type)
  }
}

extension [UInt8] {
  /// The little-endian integer at `offset`, which must lie inside the array.
  @inlinable package func littleEndian<Integer: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, as type: Integer.Type
  ) -> Integer {
    span.bytes.integer(at: offset, as: type)
  }

  /// Appends the bytes of `integer`, lowest first.
  @inlinable package mutating func appendLittleEndian(_ integer: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
  }
}
