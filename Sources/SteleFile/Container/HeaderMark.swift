import SteleBase

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The mark in a Stele file's header: the one thing about a finished file that is changed in place.
///
/// A corpus file is marked when a list of opt-outs belongs to it. The mark is no part of the data: it
/// changes four bytes of the header and the header's checksum, by a single write of 64 bytes at the start
/// of the file, and whoever has the file open goes on; see ``MappedFile/checkUnchanged()``.
public final class HeaderMark {
  private let path: String
  private let descriptor: CInt

  /// Opens the Stele file at `path` for writing, so that it can be marked later.
  public init(path: String) throws(FileError) {
    self.path = path
    descriptor = BytePath(path).withSystemPath { open($0, O_RDWR | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: .last) }
  }

  deinit { close(descriptor) }

  /// Sets the mark if it is not there yet, and sees it to the disk.
  public func set() throws(FileError) {
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .cannotWrite(path: path, reason: .last) }
    }
    defer { flock(descriptor, LOCK_UN) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotRead(path: path, reason: .last) }
    let bytes = Self.headerAndTable(of: descriptor)
    let header = try Header(
      reading: bytes.span.bytes, fileByteCount: Int(status.st_size), path: path)
    if header.isMarked { return }
    let marked = Header.marked(Array(bytes[..<header.tableEnd]))
    let count = marked.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, Header.byteCount, 0) }
    guard count == Header.byteCount, fsync(descriptor) == 0 else {
      throw .cannotWrite(path: path, reason: .last)
    }
  }
}

extension HeaderMark {
  /// The change that setting the mark is.
  static let change = HeadChange(byteCount: Header.byteCount) { isOnlyChange(from: $0, to: $1) }

  /// Whether `new`, the first bytes of a file which were `old`, differ in nothing but the mark.
  private static func isOnlyChange(from old: [UInt8], to new: [UInt8]) -> Bool {
    guard old.count == Header.byteCount, new.count == Header.byteCount,
      old.span.bytes.integer(at: 0, as: UInt32.self) == Header.magic
    else { return false }
    let mark = Header.markOffset..<Header.markOffset + 4
    let checksum = Header.checksumOffset..<Header.checksumOffset + 8
    return old[mark] != new[mark]
      && old.indices.allSatisfy {
        old[$0] == new[$0] || mark.contains($0) || checksum.contains($0)
      }
  }

  /// Whether the header of `file` would be right with the mark, or without it, so that someone may be
  /// about to set it.
  static func isBeingSet(in file: UnsafeRawBufferPointer) -> Bool {
    guard file.count >= Header.byteCount else { return false }
    let count = Int(file.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian)
    let end = Header.byteCount + count * SectionEntry.byteCount
    guard count <= Header.sectionCountLimit, end <= file.count else { return false }
    var other = Array(file[..<end])
    other[Header.markOffset] ^= 1
    return Header.hasRightChecksum(other)
  }

  /// The header of an open file and the table behind it, as far as they are there.
  private static func headerAndTable(of descriptor: CInt) -> [UInt8] {
    let head = HeadChange.head(of: descriptor, byteCount: Header.byteCount)
    guard head.count == Header.byteCount else { return head }
    let count = min(
      Int(head.span.bytes.integer(at: 12, as: UInt32.self)), Header.sectionCountLimit)
    return HeadChange.head(
      of: descriptor, byteCount: Header.byteCount + count * SectionEntry.byteCount)
  }
}
