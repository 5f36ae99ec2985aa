/// Bytes that are appended to one by one; an array checks too much for the innermost loop.
struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  /// An empty buffer that holds `capacity` bytes before it has to grow.
  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow() }
    start[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(contentsOf bytes: UnsafePointer<UInt8>, count added: Int) {
    for offset in 0..<added { append(bytes[offset]) }
  }

  mutating func append(contentsOf bytes: [UInt8]) {
    for byte in bytes { append(byte) }
  }

  mutating func removeLast(_ removed: Int) {
    precondition(removed <= count, "more bytes than there are")
    count -= removed
  }

  func hasSuffix(_ suffix: [UInt8]) -> Bool {
    guard suffix.count <= count else { return false }
    return suffix.indices.allSatisfy { start[count - suffix.count + $0] == suffix[$0] }
  }

  /// Calls `body` with the bytes, after which ``PieceHash/readAhead`` zeros lie.
  mutating func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let byteCount = count
    for _ in 0..<PieceHash.readAhead { append(0) }
    count = byteCount
    return body(UnsafeBufferPointer(start: start, count: byteCount))
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
    capacity *= 2
  }
}
