import SteleBase
import SteleFile
import SteleHashing

/// An input that is read in pieces, with the digest of all that was read.
struct InputBuffer {
  /// The path as it was given.
  let path: String
  private let file: SequentialFile
  /// Bytes that were read, of which those before ``start`` are used up.
  private(set) var bytes: [UInt8]
  /// The first byte that is not used up.
  private(set) var start = 0
  /// Where the bytes that were read end.
  private(set) var end = 0
  /// Where ``bytes`` begins in the input.
  private var base = 0
  private var isAtEnd = false
  private var hash = SHA256()

  /// The most bytes that are held at once, unless a reader asks for more room.
  static let capacity = 1 << 20

  init(path: String) throws(CorpusError) {
    self.path = path
    file = try reportingFileErrors { () throws(FileError) in try SequentialFile(path: path) }
    bytes = [UInt8](repeating: 0, count: Self.capacity)
  }

  /// Where the first byte that is not used up stands in the input.
  var offset: Int { base + start }

  /// Bytes that were read and are not used up.
  var count: Int { end - start }

  /// Uses up the next `count` bytes.
  mutating func skip(_ count: Int) { start += count }

  /// Whether there is no room for more bytes.
  var isFull: Bool { count == bytes.count }

  /// Makes room for as many bytes again.
  mutating func grow() { bytes += [UInt8](repeating: 0, count: bytes.count) }

  /// Reads on and returns whether there was anything more; the buffer must not be full.
  mutating func fill() throws(CorpusError) -> Bool {
    if isAtEnd { return false }
    if start > 0 {
      bytes.withUnsafeMutableBytes { [start, end] buffer in
        buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start..<end]))
      }
      base += start
      end -= start
      start = 0
    }
    let (filled, file) = (end, file)
    let result = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(FileError) in
        try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
    }
    let count = try reportingFileErrors { () throws(FileError) in try result.get() }
    hash.update(bytes[filled..<filled + count])
    end += count
    isAtEnd = count == 0
    return !isAtEnd
  }

  /// Reads until `count` bytes are there, and returns whether they are; at most ``capacity``.
  mutating func require(_ count: Int) throws(CorpusError) -> Bool {
    while end - start < count {
      guard count <= Self.capacity, try fill() else { return false }
    }
    return true
  }

  /// The input's name and digest; complete once it was read to its end.
  var source: CorpusManifest.Source {
    CorpusManifest.Source(
      name: BytePath.shown(path.baseName),
      byteCount: base + end,
      sha256: Hexadecimal.text(of: hash.finalize()))
  }
}
