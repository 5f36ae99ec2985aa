#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A regular file of someone else's, read in pieces.
///
/// Unlike a ``MappedFile`` it may be empty, and may be cut short while it is read without harm. What is
/// no regular file is not opened in a way that could wait or have effects.
public final class ForeignFile {
  /// Where the file lies.
  public let path: BytePath
  /// The file's length in bytes when it was opened.
  public let byteCount: Int
  private let descriptor: CInt

  /// Opens the file at `path`; a symbolic link is an error unless `followsLinks`.
  public init(path: BytePath, followsLinks: Bool = false) throws(FileError) {
    // Not blocking: a pipe without a writer would otherwise never open.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
    descriptor = path.withSystemPath { open($0, flags) }
    self.path = path
    guard descriptor >= 0 else { throw .cannotOpen(path: path.text, reason: .last) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = SystemReason.last
      close(descriptor)
      throw .cannotOpen(path: path.text, reason: reason)
    }
    guard FileStatus.Kind(mode: status.st_mode) == .file else {
      close(descriptor)
      throw .notRegularFile(path: path.text)
    }
    byteCount = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Fills `range` of `buffer` with the bytes from `offset` of the file on.
  ///
  /// - Returns: How many there were; fewer than `range` holds only where the file ends.
  public func read(
    at offset: Int, into buffer: inout [UInt8], range: Range<Int>
  ) throws(FileError) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
    var done = 0
    while done < range.count {
      let count = buffer.withUnsafeMutableBytes { bytes in
        pread(
          descriptor, bytes.baseAddress.map { $0 + range.lowerBound + done }, range.count - done,
          off_t(offset + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path.text, reason: .last) }
      done += count
      // Less than was asked for, and all that there was at first: asking again would tell no more.
      if count == 0 || done < range.count && offset + done == byteCount { break }
    }
    return done
  }

  /// The first bytes of the file at `path`, at most `count`; a symbolic link is an error unless
  /// `followsLinks`.
  public static func start(
    of path: BytePath, count: Int, followsLinks: Bool = false
  ) throws(FileError) -> [UInt8] {
    let file = try ForeignFile(path: path, followsLinks: followsLinks)
    var bytes = [UInt8](repeating: 0, count: min(count, file.byteCount))
    let read = try file.read(at: 0, into: &bytes, range: 0..<bytes.count)
    return Array(bytes.prefix(read))
  }

  /// The whole file, if it has no more than `limit` bytes; a symbolic link is an error unless
  /// `followsLinks`.
  public static func contents(
    of path: BytePath, limit: Int, followsLinks: Bool = false
  ) throws(FileError) -> [UInt8] {
    let file = try ForeignFile(path: path, followsLinks: followsLinks)
    guard file.byteCount <= limit else {
      throw .tooLarge(path: path.text, byteCount: file.byteCount, limit: limit)
    }
    var bytes = [UInt8](repeating: 0, count: file.byteCount)
    let count = try file.read(at: 0, into: &bytes, range: 0..<bytes.count)
    guard count == bytes.count else { throw .changed(path: path.text) }
    return bytes
  }
}
