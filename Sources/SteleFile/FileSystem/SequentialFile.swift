#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file, a pipe or standard input, read once from start to end.
public final class SequentialFile {
  /// The path as it was given; `-` is standard input.
  public let path: String
  private let descriptor: CInt

  /// Opens `path`, or standard input where it is `-`.
  public init(path: String) throws(FileError) {
    self.path = path
    descriptor =
      path == "-"
      ? STDIN_FILENO : BytePath(path).withSystemPath { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: .last) }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Reads what there is, at least one byte and no more than `buffer` holds; 0 is the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while true {
      #if canImport(Glibc)
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
      let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
      let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      guard errno == EINTR else { throw .cannotRead(path: path, reason: .last) }
    }
  }

  /// All bytes from here to the end, if there are no more than `limit`.
  public func contents(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // A closure's error would lose its type.
      let count = try buffer.withUnsafeMutableBytes { buffer in
        Result { () throws(FileError) in try read(into: buffer) }
      }.get()
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        let name = path == "-" ? "standard input" : path
        throw .tooLarge(path: name, byteCount: bytes.count, limit: limit)
      }
    }
  }
}
