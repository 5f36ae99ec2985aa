/// The hash by which pieces are found; part of the file format.
enum PieceHash {
  /// Bytes that may be read after the end of a hashed range; their values do not matter.
  static let readAhead = 8

  /// Mixes the `count` bytes at `start`, eight at a time.
  @inline(__always)
  static func of(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    var offset = 0
    while offset < count {
      var word = UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let rest = count - offset
      if rest < 8 { word &= (1 << UInt64(8 * rest)) - 1 }
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      offset += 8
    }
    return hash ^ (hash >> 17)
  }

  /// Calls `body` with `text` where the bytes behind it may be read.
  static func withReadAhead<Result>(
    _ text: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let padded = text + [UInt8](repeating: 0, count: readAhead)
    return padded.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[..<text.count]))
    }
  }
}
