import CMiniZip

/// Bytes compressed as gzip writes them (RFC 1952), without a name and without a time.
package enum Gzip {
  /// `bytes` compressed; nil where there is no memory for it.
  package static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    guard let count = UInt32(exactly: bytes.count) else { return nil }
    var stream = unsafe z_stream()
    // A window of 32 KiB, and 16 more for gzip's own header and checksum.
    let begun = unsafe deflateInit2_(
      &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      CInt(MemoryLayout<z_stream>.size))
    guard begun == Z_OK else { return nil }
    defer { unsafe deflateEnd(&stream) }
    var input = bytes
    let bound = unsafe Int(deflateBound(&stream, UInt(count)))
    let output = unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, written in
      unsafe input.withUnsafeMutableBufferPointer { source in
        unsafe stream.next_in = source.baseAddress
        unsafe stream.avail_in = count
        unsafe stream.next_out = buffer.baseAddress
        unsafe stream.avail_out = UInt32(clamping: buffer.count)
        written = unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
      }
    }
    return output.isEmpty ? nil : output
  }
}
