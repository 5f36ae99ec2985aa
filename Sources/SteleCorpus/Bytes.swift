import SteleBase

extension [UInt8] {
  /// The number at `offset`, highest byte first; it lies inside the array.
  func bigEndian<Integer: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, as type: Integer.Type
  ) -> Integer {
    littleEndian(at: offset, as: type).byteSwapped
  }

  /// Replaces all bytes by those of `source` in `range`.
  mutating func replace(by source: [UInt8], _ range: Range<Int>) {
    removeAll(keepingCapacity: true)
    source.withUnsafeBytes { append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Writes the bytes of `integer` at `offset`, lowest first; they lie inside the array.
  mutating func store(_ integer: some FixedWidthInteger & BitwiseCopyable, at offset: Int) {
    let size = integer.bitWidth / 8
    precondition(offset >= 0 && offset <= count - size)
    withUnsafeMutableBytes {
      $0.storeBytes(of: integer.littleEndian, toByteOffset: offset, as: type(of: integer))
    }
  }

  /// Writes the first `byteCount` bytes of `key`, 20 or 32, at `offset`.
  mutating func store(_ key: ContentKey, byteCount: Int, at offset: Int) {
    store(key.words.first.byteSwapped, at: offset)
    store(key.words.second.byteSwapped, at: offset + 8)
    if byteCount == 20 {
      store(UInt32(truncatingIfNeeded: key.words.third >> 32).byteSwapped, at: offset + 16)
    } else {
      store(key.words.third.byteSwapped, at: offset + 16)
      store(key.words.fourth.byteSwapped, at: offset + 24)
    }
  }

  /// Appends the bytes of `integer`, highest first, so that bytes order as numbers do.
  mutating func appendBigEndian(_ integer: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: integer.bigEndian) { append(contentsOf: $0) }
  }

  /// Appends `value` in LEB128: seven bits a byte, lowest first, the top bit set in all but the last.
  mutating func appendVariable(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Appends the first `byteCount` bytes of `key`, 20 or 32.
  mutating func append(_ key: ContentKey, byteCount: Int) {
    appendBigEndian(key.words.first)
    appendBigEndian(key.words.second)
    if byteCount == 20 {
      appendBigEndian(UInt32(truncatingIfNeeded: key.words.third >> 32))
    } else {
      appendBigEndian(key.words.third)
      appendBigEndian(key.words.fourth)
    }
  }

  /// The key of `byteCount` bytes, 20 or 32, at `offset`.
  func key(at offset: Int, byteCount: Int) -> ContentKey {
    var key = ContentKey()
    key.words.first = bigEndian(at: offset, as: UInt64.self)
    key.words.second = bigEndian(at: offset + 8, as: UInt64.self)
    if byteCount == 20 {
      key.words.third = UInt64(bigEndian(at: offset + 16, as: UInt32.self)) << 32
    } else {
      key.words.third = bigEndian(at: offset + 16, as: UInt64.self)
      key.words.fourth = bigEndian(at: offset + 24, as: UInt64.self)
    }
    return key
  }
}
