#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The temporary file in which a new version of `target` grows.
///
/// Its name is fixed, `target` and `.partial`, so that what a killed writer left is found and taken
/// over. A lock keeps a second writer out.
final class PartialFile {
  /// The file to be replaced, symbolic links resolved.
  let target: String
  private let path: String
  private let descriptor: CInt
  private var isFinished = false

  /// Creates or takes over the temporary file, and empties it.
  ///
  /// A second writer is an error, unless this one `waits` for the first to end.
  init(target: String, waits: Bool = false) throws(FileError) {
    guard OpenOutput.ownDescriptor(target) == nil else { throw .notRegularFile(path: target) }
    self.target = Self.resolved(target)
    try Self.checkReplaceable(self.target)
    path = self.target + ".partial"
    descriptor = try Self.begin(path, target: target, waits: waits)
    guard ftruncate(descriptor, 0) == 0 else {
      throw .cannotWrite(path: path, reason: .last)
    }
  }

  deinit {
    if !isFinished {
      UnfinishedFiles.end(path) { BytePath(path).remove() }
      close(descriptor)
    }
  }

  /// Opens the temporary file `path`; asks again and again where it `waits` for another writer, who may
  /// be another thread of this process and must be able to finish.
  private static func begin(
    _ path: String, target: String, waits: Bool
  ) throws(FileError) -> CInt {
    while true {
      do throws(FileError) {
        return try UnfinishedFiles.begin(path) {
          BytePath(path).remove()
        } by: { () throws(FileError) in
          try openLocked(path, target: target)
        }
      } catch {
        guard waits, case .alreadyBeingWritten = error else { throw error }
        usleep(2000)
      }
    }
  }

  /// Where writing to `path` ends up: a link stays a link.
  private static func resolved(_ path: String) -> String {
    BytePath(path).resolved?.text ?? path
  }

  /// Refuses a folder, which would fail only after all was written, and a device or a pipe such as
  /// `/dev/null`, which renaming would destroy.
  private static func checkReplaceable(_ target: String) throws(FileError) {
    var status = stat()
    guard BytePath(target).withSystemPath({ stat($0, &status) }) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile(path: target) }
  }

  /// Opens and locks the file at `path`, not emptying it: until the lock is ours it may be another
  /// writer's, and even the finished target if that writer has just renamed it.
  private static func openLocked(_ path: String, target: String) throws(FileError) -> CInt {
    let place = BytePath(path)
    while true {
      let descriptor = place.withSystemPath {
        open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      }
      guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: .last) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let reason = SystemReason.last
        close(descriptor)
        guard reason.code == EWOULDBLOCK else { throw .cannotWrite(path: path, reason: reason) }
        throw .alreadyBeingWritten(path: target)
      }
      var opened = stat()
      var named = stat()
      if fstat(descriptor, &opened) == 0, place.withSystemPath({ stat($0, &named) }) == 0,
        opened.st_dev == named.st_dev, opened.st_ino == named.st_ino
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  /// Writes all of `bytes` at `offset`; what lies between written parts is zero.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileError) {
    precondition(!isFinished, "written to after its end")
    var done = 0
    while done < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path: path, reason: .last) }
      done += count
    }
  }

  /// Waits until the bytes are on disk, then gives the file the target's name.
  func replaceTarget() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: target, reason: .last) }
    try UnfinishedFiles.end(path) { () throws(FileError) in
      guard BytePath(path).takeName(BytePath(target)) else {
        throw .cannotWrite(path: target, reason: .last)
      }
    }
    isFinished = true
    close(descriptor)
    syncFolder()
  }

  /// Makes the new name durable; some file systems cannot, and then it is as durable as they go.
  private func syncFolder() {
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    let descriptor = BytePath(folder).withSystemPath {
      open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
