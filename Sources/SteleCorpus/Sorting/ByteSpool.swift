import SteleFile

/// Bytes that are appended, then read from the start: in memory as long as they fit, then on disk.
final class ByteSpool {
  private let target: String
  private let limit: Int
  private var memory: [UInt8] = []
  private var file: ScratchFile?

  /// Bytes that are read or written at once where they lie on disk.
  private static let pieceByteCount = 1 << 18

  /// A spool that holds up to `limit` bytes in memory and puts more beside `target`.
  init(limit: Int, beside target: String) {
    self.limit = limit
    self.target = target
  }

  /// Bytes appended so far.
  var byteCount: Int { (file?.byteCount ?? 0) + memory.count }

  /// Adds `bytes` at the end.
  func append(_ bytes: [UInt8]) throws(CorpusError) {
    memory.append(contentsOf: bytes)
    // What is on disk stays the beginning, so that later pieces need only be small.
    let most = file == nil ? limit : min(limit, Self.pieceByteCount)
    if memory.count >= max(most, 1) { try flush() }
  }

  private func flush() throws(CorpusError) {
    try reportingFileErrors { () throws(FileError) in
      if file == nil { file = try ScratchFile(beside: target) }
      let result = memory.withUnsafeBytes { bytes in
        Result { () throws(FileError) in try file?.append(bytes) }
      }
      try result.get()
    }
    memory.removeAll(keepingCapacity: memory.capacity <= 2 * Self.pieceByteCount)
  }

  /// Fills `buffer` behind its first `kept` bytes with bytes from `offset` on, and returns how many there
  /// were.
  func read(
    at offset: Int, into buffer: inout [UInt8], keeping kept: Int = 0
  ) throws(CorpusError) -> Int {
    let onDisk = file?.byteCount ?? 0
    let room = buffer.count - kept
    var done = 0
    if offset < onDisk, let file {
      let result = buffer.withUnsafeMutableBytes { bytes in
        Result { () throws(FileError) in
          let part = bytes[kept..<kept + min(room, onDisk - offset)]
          return try file.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: part))
        }
      }
      done = try reportingFileErrors { () throws(FileError) in try result.get() }
    }
    let start = offset + done - onDisk
    guard start >= 0 else { return done }
    let rest = min(room - done, memory.count - start)
    guard rest > 0 else { return done }
    buffer.withUnsafeMutableBytes { bytes in
      memory.withUnsafeBytes { memory in
        UnsafeMutableRawBufferPointer(rebasing: bytes[(kept + done)...])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<start + rest]))
      }
    }
    return done + rest
  }

  /// Calls `body` with all bytes, piece by piece.
  func forEachPiece<Failure: Error>(
    _ body: (ArraySlice<UInt8>) throws(Failure) -> Void, failing: (CorpusError) -> Failure
  ) throws(Failure) {
    var buffer = [UInt8](repeating: 0, count: Self.pieceByteCount)
    var offset = 0
    while offset < byteCount {
      let count: Int
      do throws(CorpusError) { count = try read(at: offset, into: &buffer) } catch {
        throw failing(error)
      }
      guard count > 0 else { return }
      try body(buffer[..<count])
      offset += count
    }
  }
}
