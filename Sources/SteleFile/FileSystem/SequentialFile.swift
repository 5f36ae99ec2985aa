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
}
