import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A whole file, mapped read-only and shared with every other process that maps it.
///
/// Used for Stele's own files and for the checkpoints of others. Holds no copy: bytes are read from
/// disk when they are first touched, and may be dropped again by the system at any time.
public final class MappedFile: Sendable {
  /// The path as it was given.
  public let path: String
  /// The file's length in bytes when it was opened; at least 1.
  public let byteCount: Int
  private let descriptor: CInt
  nonisolated(unsafe) private let base: UnsafeMutableRawPointer
  /// The change that may come while the file is mapped; nil where none may.
  private let allowedChange: HeadChange?
  private let version: Mutex<Version>

  /// The file as it is known.
  private struct Version {
    var identity: Identity
    /// The bytes that the allowed change is told by.
    var head: [UInt8]
  }

  /// What tells a file from a changed one.
  private struct Identity: Equatable {
    var byteCount: Int
    var modificationSeconds: Int
    var modificationNanoseconds: Int

    init(_ status: stat) {
      byteCount = Int(status.st_size)
      modificationSeconds = status.st_mtim.tv_sec
      modificationNanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// Maps the regular file at `path`, which must not be empty.
  public convenience init(path: String) throws(FileError) {
    try self.init(path: path, allowing: nil)
  }

  /// Maps the regular file at `path`, which must not be empty and may be changed like that meanwhile.
  init(path: String, allowing allowedChange: HeadChange?) throws(FileError) {
    // Not blocking: a pipe without a writer would otherwise never open.
    let descriptor = BytePath(path).withSystemPath {
      open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    }
    guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: .last) }
    var keep = false
    defer { if !keep { close(descriptor) } }
    // Before the time is asked for: an allowed change in between is then seen to be one.
    let head = HeadChange.head(of: descriptor, byteCount: allowedChange?.byteCount ?? 0)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotOpen(path: path, reason: .last) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile(path: path) }
    guard status.st_size > 0 else { throw .empty(path: path) }
    let byteCount = Int(status.st_size)
    let mapped = mmap(nil, byteCount, PROT_READ, MAP_SHARED, descriptor, 0)
    guard let mapped, mapped != MAP_FAILED else { throw .cannotMap(path: path, reason: .last) }
    keep = true
    self.path = path
    self.byteCount = byteCount
    self.descriptor = descriptor
    base = mapped
    self.allowedChange = allowedChange
    version = Mutex(Version(identity: Identity(status), head: head))
  }

  deinit {
    munmap(base, byteCount)
    close(descriptor)
  }
}

extension MappedFile {
  /// All bytes of the file, bounds-checked.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      let span = unsafe RawSpan(_unsafeBytes: whole)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Calls `body` with all bytes of the file, which stay mapped until it returns.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withExtendedLifetime(self) { () throws(Failure) -> Result in try body(whole) }
  }

  /// Where the byte at `address` lies in the file, or nil if it does not.
  public func offset(of address: UnsafeRawPointer) -> Int? {
    let offset = address - UnsafeRawPointer(base)
    return (0..<byteCount).contains(offset) ? offset : nil
  }

  /// The address of the first byte.
  var start: UnsafeRawPointer { UnsafeRawPointer(base) }

  private var whole: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base, count: byteCount)
  }

  /// Ends with an error if the file was truncated or written to since it was opened.
  ///
  /// Replacing the file by renaming another onto it is harmless and goes unnoticed, and the mark in a
  /// Stele file's header may be set; see ``HeaderMark``.
  public func checkUnchanged() throws(FileError) {
    if try isUnchanged() { return }
    for _ in 1..<HeadChange.patience where allowedChange != nil {
      // The time of a change is there a moment before the change.
      HeadChange.pause()
      if try isUnchanged() { return }
    }
    throw .changed(path: path)
  }

  private func isUnchanged() throws(FileError) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotOpen(path: path, reason: .last) }
    let now = Identity(status)
    guard now.byteCount == byteCount else { throw .changed(path: path) }
    return version.withLock { version in
      if version.identity == now { return true }
      guard let allowedChange else { return false }
      let head = HeadChange.head(of: descriptor, byteCount: allowedChange.byteCount)
      guard allowedChange.isOnlyDifference(version.head, head) else { return false }
      version = Version(identity: now, head: head)
      return true
    }
  }

  /// What the system may expect of a part of the file.
  public enum Advice: Sendable {
    /// It will be read once, from start to end.
    case sequential
    /// It will be read soon.
    case willNeed
    /// It will not be read again soon; its pages need not stay in this process.
    case dontNeed
    /// Only what is touched will be read: nothing around it should come along.
    case random
    /// Nothing is known of it, as at first.
    case normal
    /// Where a page of it is read, the system may read all around it that lies in one of its large
    /// pages, of 2 MiB.
    case largePages
    /// The system should not do so.
    case smallPages
  }

  /// Advises the system about `range`, in bytes from the start of the file; never changes results.
  public func advise(_ advice: Advice, in range: Range<Int>) {
    guard let pages = pages(around: range) else { return }
    let flag =
      switch advice {
      case .sequential: MADV_SEQUENTIAL
      case .willNeed: MADV_WILLNEED
      case .dontNeed: MADV_DONTNEED
      case .random: MADV_RANDOM
      case .normal: MADV_NORMAL
      #if os(Linux)
      case .largePages: MADV_HUGEPAGE
      case .smallPages: MADV_NOHUGEPAGE
      #else
      case .largePages, .smallPages: MADV_NORMAL
      #endif
      }
    madvise(base + pages.lowerBound, pages.count, flag)
  }

  /// Bytes of a large page, which lies at a multiple of them in the file.
  package static let largePageByteCount = 2 << 20

  /// Reads all of `range`, in bytes from the start of the file, into memory and returns when it is
  /// there.
  ///
  /// If that is not possible, what is missing is read when it is touched.
  public func load(_ range: Range<Int>) {
    guard let pages = pages(around: range) else { return }
    #if os(Linux)
    let populateForReading: CInt = 22  // MADV_POPULATE_READ, since Linux 5.14
    if madvise(base + pages.lowerBound, pages.count, populateForReading) == 0 { return }
    #endif
    madvise(base + pages.lowerBound, pages.count, MADV_WILLNEED)
  }

  /// Lets go of all pages that lie within `range`, in bytes from the start of the file, here and in
  /// the system's cache, unless another process has them mapped.
  ///
  /// Reading them again brings them back. Only what is not mapped can leave the cache: it is charged
  /// until then.
  public func drop(_ range: Range<Int>) {
    let pageByteCount = Int(getpagesize())
    let start = (range.lowerBound + pageByteCount - 1) / pageByteCount * pageByteCount
    let end =
      range.upperBound == byteCount ? byteCount : range.upperBound / pageByteCount * pageByteCount
    guard start >= 0, end <= byteCount, start < end else { return }
    madvise(base + start, end - start, MADV_DONTNEED)
    #if os(Linux)
    posix_fadvise(descriptor, off_t(start), off_t(end - start), POSIX_FADV_DONTNEED)
    #endif
  }

  /// `range` from the start of its first page on; nil if it is empty or not in the file.
  private func pages(around range: Range<Int>) -> Range<Int>? {
    let pageByteCount = Int(getpagesize())
    let start = range.lowerBound / pageByteCount * pageByteCount
    guard start >= 0, range.upperBound <= byteCount, start < range.upperBound else { return nil }
    return start..<range.upperBound
  }
}
