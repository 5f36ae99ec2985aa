#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that is only ever appended to, and by one process at a time.
///
/// What was appended is on the disk when the call returns. A process that is killed meanwhile leaves a
/// part of it at most.
public final class JournalFile: Sendable {
  /// Where the file lies.
  public let path: String
  private let descriptor: CInt

  /// Opens or makes the file at `path`, and locks it as long as the object lives.
  ///
  /// - Throws: ``FileError/alreadyBeingWritten(path:)`` if another process has locked it.
  public init(path: String) throws(FileError) {
    self.path = path
    let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    descriptor = BytePath(path).withSystemPath { open($0, flags, 0o666) }
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: .last) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = SystemReason.last
      close(descriptor)
      guard reason.code == EWOULDBLOCK else { throw .cannotWrite(path: path, reason: reason) }
      throw .alreadyBeingWritten(path: path)
    }
  }

  deinit { close(descriptor) }

  /// All that is in the file.
  public func contents() throws(FileError) -> [UInt8] {
    var contents: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(contents.count))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path, reason: .last) }
      if count == 0 { return contents }
      contents += buffer[..<count]
    }
  }

  /// Writes all of `bytes` at the end and sees them to the disk.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    if let reason = writeWhole(bytes, to: descriptor) {
      throw .cannotWrite(path: path, reason: reason)
    }
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, reason: .last) }
  }

  /// Cuts the file off after `byteCount` bytes.
  public func truncate(to byteCount: Int) throws(FileError) {
    guard ftruncate(descriptor, off_t(byteCount)) == 0 else {
      throw .cannotWrite(path: path, reason: .last)
    }
  }

  /// Takes the file away.
  public func remove() { BytePath(path).remove() }
}
