#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file without a name for what does not fit into memory.
///
/// It lies on the disk of the file that is being made. The system frees it with the last reference,
/// even if the process is killed; a process killed in the moment between making it and taking its name
/// away leaves an empty file, which the next writer of the same target removes.
public final class ScratchFile {
  private let path: String
  private let descriptor: CInt
  /// Bytes appended so far.
  public private(set) var byteCount = 0

  /// Where a file in the folder of `target` has its name for a moment.
  public static func path(beside target: String) -> String { target + ".scratch" }

  /// Makes an empty file in the folder of `target`.
  public init(beside target: String) throws(FileError) {
    path = Self.path(beside: target)
    let place = BytePath(path)
    place.remove()
    descriptor = place.withSystemPath { open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: .last) }
    place.remove()
  }

  deinit { close(descriptor) }

  /// Writes all of `bytes` at the end.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(byteCount))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path: path, reason: .last) }
      done += count
      byteCount += count
    }
  }

  /// Writes all of `bytes` at the end.
  package func append(_ bytes: [UInt8]) throws(FileError) {
    let result: Result<Void, FileError> = bytes.withUnsafeBytes { buffer in
      do throws(FileError) {
        return .success(try append(buffer))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// All that was written.
  package func contents() throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    let result: Result<Int, FileError> = bytes.withUnsafeMutableBytes { buffer in
      do throws(FileError) {
        return .success(try read(at: 0, into: buffer))
      } catch {
        return .failure(error)
      }
    }
    bytes.removeLast(bytes.count - (try result.get()))
    return bytes
  }

  /// Fills `buffer` from `offset` on, and returns how many bytes there were.
  public func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    var done = 0
    while done < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done,
        off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path, reason: .last) }
      if count == 0 { break }
      done += count
    }
    return done
  }
}
