/// Reads a spool from its start, in records whose length the reader knows.
struct SpoolReader {
  private let spool: ByteSpool
  private var nextOffset = 0
  /// Bytes of the spool; the current record begins at ``start``.
  private(set) var bytes: [UInt8]
  /// Where the current record begins.
  private(set) var start = 0
  private var end = 0
  private var taken = 0

  /// A reader that holds `capacity` bytes, enough for the longest record.
  init(_ spool: ByteSpool, capacity: Int = 1 << 18) {
    self.spool = spool
    bytes = [UInt8](repeating: 0, count: capacity)
  }

  /// Goes to the next record, of `count` bytes, and returns whether it is there.
  mutating func next(_ count: Int) throws(CorpusError) -> Bool {
    start += taken
    taken = 0
    if end - start < count {
      bytes.withUnsafeMutableBytes { [start, end] buffer in
        buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start..<end]))
      }
      end -= start
      start = 0
      let read = try spool.read(at: nextOffset, into: &bytes, keeping: end)
      nextOffset += read
      end += read
    }
    guard end - start >= count else { return false }
    taken = count
    return true
  }
}
