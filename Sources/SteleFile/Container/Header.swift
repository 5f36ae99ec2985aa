import SteleBase

/// The first 64 bytes of every Stele file: what the file is, and a checksum over the section table.
///
/// All numbers are little-endian. The table follows at once.
///
/// | offset | bytes | field                                                              |
/// |-------:|------:|--------------------------------------------------------------------|
/// |      0 |     4 | magic: ASCII `STEL`                                                |
/// |      4 |     2 | major version: any other is refused                                |
/// |      6 |     2 | minor version: a newer one is read                                 |
/// |      8 |     4 | kind: 1 model, 2 corpus, 3 detector                                |
/// |     12 |     4 | number of sections, 1 to 65,536                                    |
/// |     16 |     8 | bytes of the file                                                  |
/// |     24 |     8 | XXH3 of header and table, this field taken as zero                 |
/// |     32 |     4 | 1 where the file is marked, see ``HeaderMark``, else 0              |
/// |     36 |    28 | zero                                                               |
struct Header: Equatable {
  var minorVersion: UInt16
  var kind: FileKind
  var sectionCount: Int
  var fileByteCount: Int
  /// Of header and table; 0 before it is written.
  var checksum: UInt64 = 0
  /// Whether the file has the mark; see ``HeaderMark``.
  var isMarked = false

  static let byteCount = 64
  static let checksumOffset = 24
  static let markOffset = 32
  static let magic: UInt32 = 0x4C45_5453  // "STEL"
  static let majorVersion: UInt16 = 1
  static let currentMinorVersion: UInt16 = 0
  /// So that opening a hostile file of any size neither reads nor allocates more than a little.
  static let sectionCountLimit = 1 << 16

  /// Where the section table ends, in bytes from the start of the file.
  var tableEnd: Int { Self.byteCount + sectionCount * SectionEntry.byteCount }

  /// Reads the header of `file`, which must be the whole file at `path`.
  ///
  /// Never traps, whatever the bytes. When it returns, the table lies inside the file and the
  /// checksum over both is right.
  init(reading file: RawSpan, path: String) throws(FileError) {
    try self.init(reading: file, fileByteCount: file.byteCount, path: path)
  }

  /// Reads the header of the file at `path`, which has so many bytes; `file` is its beginning, with all
  /// of the table that there is.
  init(reading file: RawSpan, fileByteCount: Int, path: String) throws(FileError) {
    guard file.byteCount >= 4, file.integer(at: 0, as: UInt32.self) == Self.magic else {
      throw .notSteleFile(path: path)
    }
    guard file.byteCount >= Self.byteCount else {
      throw .truncated(path: path, byteCount: file.byteCount, needed: Self.byteCount)
    }
    let major = file.integer(at: 4, as: UInt16.self)
    guard major == Self.majorVersion else {
      throw .unsupportedVersion(path: path, file: major, supported: Self.majorVersion)
    }
    sectionCount = Int(file.integer(at: 12, as: UInt32.self))
    guard (1...Self.sectionCountLimit).contains(sectionCount) else {
      throw .damagedHeader(path: path)
    }
    let tableEnd = Self.byteCount + sectionCount * SectionEntry.byteCount
    guard tableEnd <= file.byteCount else {
      throw .truncated(path: path, byteCount: file.byteCount, needed: tableEnd)
    }
    let expected = file.integer(at: Self.checksumOffset, as: UInt64.self)
    let found = file.extracting(0..<tableEnd).withUnsafeBytes(Self.checksum)
    guard expected == found else { throw .damagedHeader(path: path) }
    checksum = found

    minorVersion = file.integer(at: 6, as: UInt16.self)
    let rawKind = file.integer(at: 8, as: UInt32.self)
    guard let kind = FileKind(rawValue: rawKind) else {
      throw .unknownKind(path: path, kind: rawKind)
    }
    self.kind = kind
    guard let written = Int(exactly: file.integer(at: 16, as: UInt64.self)) else {
      throw .damagedHeader(path: path)
    }
    guard written <= fileByteCount else {
      throw .truncated(path: path, byteCount: fileByteCount, needed: written)
    }
    guard written == fileByteCount else {
      throw .trailingBytes(path: path, byteCount: fileByteCount, expected: written)
    }
    self.fileByteCount = written
    isMarked = file.integer(at: Self.markOffset, as: UInt32.self) & 1 != 0
  }

  /// The header of a new file; ``encoded(table:)`` gives its bytes.
  init(kind: FileKind, sectionCount: Int, fileByteCount: Int) {
    minorVersion = Self.currentMinorVersion
    self.kind = kind
    self.sectionCount = sectionCount
    self.fileByteCount = fileByteCount
  }

  /// The header's bytes and those of `table`, with the checksum over both.
  func encoded(table: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(Self.magic)
    bytes.appendLittleEndian(Self.majorVersion)
    bytes.appendLittleEndian(minorVersion)
    bytes.appendLittleEndian(kind.rawValue)
    bytes.appendLittleEndian(UInt32(sectionCount))
    bytes.appendLittleEndian(UInt64(fileByteCount))
    bytes += [UInt8](repeating: 0, count: Self.byteCount - bytes.count)
    bytes += table
    Self.mendChecksum(&bytes)
    return bytes
  }

  /// What `bytes`, a header and its table, become when the file is marked.
  static func marked(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes[markOffset] |= 1
    mendChecksum(&bytes)
    return bytes
  }

  /// Whether the checksum in `bytes`, a header and its table, is right.
  static func hasRightChecksum(_ bytes: [UInt8]) -> Bool {
    bytes.span.bytes.integer(at: checksumOffset, as: UInt64.self)
      == bytes.withUnsafeBytes(Self.checksum)
  }

  private static func mendChecksum(_ bytes: inout [UInt8]) {
    var checksum: [UInt8] = []
    checksum.appendLittleEndian(bytes.withUnsafeBytes(Self.checksum))
    bytes.replaceSubrange(checksumOffset..<checksumOffset + 8, with: checksum)
  }

  /// The checksum of `bytes`, header and table, as if the checksum's own field were zero.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var checksum = Checksum()
    checksum.update(UnsafeRawBufferPointer(rebasing: bytes[..<checksumOffset]))
    withUnsafeBytes(of: UInt64(0)) { checksum.update($0) }
    checksum.update(UnsafeRawBufferPointer(rebasing: bytes[(checksumOffset + 8)...]))
    return checksum.value
  }
}
