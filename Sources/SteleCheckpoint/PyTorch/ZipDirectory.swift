import SteleBase

/// The table of contents of a zip archive whose entries are stored, as `torch.save` writes it.
///
/// Compressed and encrypted entries, archives in several parts and archives with something before
/// or after them are refused. So are entries that overlap and names that occur twice: each would
/// let two readers see different files.
struct ZipDirectory {
  /// Where the bytes of each entry lie in the file, by the entry's name.
  private(set) var dataRanges: [String: Range<Int>] = [:]

  private static let downloadAgain = "the archive is damaged; download it again"

  private static func damaged(_ offset: Int, _ reason: String) -> CheckpointError {
    .invalidArchive(offset: offset, reason: "\(reason); \(downloadAgain)")
  }

  /// Reads the directory of `file`, which must be the whole archive.
  ///
  /// Never traps, whatever the bytes. Each entry's local header is checked against the directory;
  /// no entry's content is read.
  ///
  /// - Complexity: O(*n* log *n*) for *n* entries.
  init(reading file: RawSpan) throws(CheckpointError) {
    let directory = try Self.directory(of: file)
    var offset = directory.bytes.lowerBound
    var extents: [Range<Int>] = []
    for _ in 0..<directory.entryCount {
      let entry = try ZipEntry(reading: file, at: offset, limit: directory.bytes.upperBound)
      let data = try entry.dataRange(in: file, limit: directory.bytes.lowerBound)
      guard dataRanges.updateValue(data, forKey: entry.name) == nil else {
        throw Self.damaged(offset, "the entry \(entry.name.forMessage) occurs twice")
      }
      extents.append(entry.localHeader..<data.upperBound)
      offset = entry.end
    }
    guard offset == directory.bytes.upperBound else {
      throw Self.damaged(offset, "the directory does not have the length it should have")
    }
    extents.sort { $0.lowerBound < $1.lowerBound }
    for (first, second) in zip(extents, extents.dropFirst())
    where first.upperBound > second.lowerBound {
      throw Self.damaged(second.lowerBound, "two entries overlap")
    }
  }
}

extension ZipDirectory {
  private struct Extent {
    var bytes: Range<Int>
    var entryCount: Int
  }

  private static let endRecordByteCount = 22
  private static let locatorByteCount = 20
  private static let largeEndRecordByteCount = 56
  private static let legacyMagic: [UInt8] = [
    0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
  ]

  /// Where the directory lies and how many entries it has, from the records after it.
  private static func directory(of file: RawSpan) throws(CheckpointError) -> Extent {
    let end = try endRecord(of: file)
    let reader = FieldReader(offset: end)
    let disk = try reader.field(of: file, at: 4, as: UInt16.self)
    let directoryDisk = try reader.field(of: file, at: 6, as: UInt16.self)
    let entriesHere = try reader.field(of: file, at: 8, as: UInt16.self)
    let entries = try reader.field(of: file, at: 10, as: UInt16.self)
    let byteCount = try reader.field(of: file, at: 12, as: UInt32.self)
    let start = try reader.field(of: file, at: 16, as: UInt32.self)
    guard disk == directoryDisk, disk == 0 || disk == .max, entriesHere == entries else {
      throw damaged(end, "an archive in several parts is not read")
    }

    var extent = Extent(bytes: 0..<0, entryCount: 0)
    let locator = end - locatorByteCount
    if file.integerIfInside(at: locator, as: UInt32.self) == 0x0706_4B50 {
      extent = try largeDirectory(of: file, locator: locator)
      // The old record repeats what fits into it.
      guard
        entries == .max || Int(entries) == extent.entryCount,
        byteCount == .max || Int(byteCount) == extent.bytes.count,
        start == .max || Int(start) == extent.bytes.lowerBound
      else { throw damaged(end, "the two records of the archive's end contradict each other") }
    } else {
      guard Int(start) + Int(byteCount) == end else {
        throw damaged(end, "the directory does not end where its record starts")
      }
      extent = Extent(bytes: Int(start)..<end, entryCount: Int(entries))
    }
    guard extent.entryCount <= extent.bytes.count / ZipEntry.minimumByteCount else {
      throw damaged(
        end, "\(extent.entryCount) entries in a directory of \(extent.bytes.count) bytes")
    }
    return extent
  }

  /// Where the record of the archive's end starts: after it comes only a comment.
  private static func endRecord(of file: RawSpan) throws(CheckpointError) -> Int {
    let last = file.byteCount - endRecordByteCount
    var offset = last
    while offset >= 0, offset >= last - Int(UInt16.max) {
      if file.integerIfInside(at: offset, as: UInt32.self) == 0x0605_4B50,
        let comment = file.integerIfInside(at: offset + 20, as: UInt16.self),
        Int(comment) == last - offset
      {
        return offset
      }
      offset -= 1
    }
    // Before version 1.6 torch wrote pickles one after the other; the first holds this number.
    if file.bytes(in: 0..<min(15, file.byteCount)) == legacyMagic {
      throw .invalidArchive(
        offset: 0,
        reason: "written by torch before version 1.6 or in its old format; load it with torch "
          + "and save it again")
    }
    throw damaged(file.byteCount, "no zip archive ends here")
  }

  /// What the zip64 records say: written for archives of any size by `torch.save`.
  private static func largeDirectory(
    of file: RawSpan, locator: Int
  ) throws(CheckpointError) -> Extent {
    let locatorFields = FieldReader(offset: locator)
    let disks = try locatorFields.field(of: file, at: 16, as: UInt32.self)
    let declared = try locatorFields.field(of: file, at: 8, as: UInt64.self)
    guard
      disks <= 1, let record = Int(exactly: declared),
      record <= locator - largeEndRecordByteCount,
      file.integerIfInside(at: record, as: UInt32.self) == 0x0606_4B50
    else { throw damaged(locator, "no zip64 record where there should be one") }
    let fields = FieldReader(offset: record)
    let entriesHere = try fields.field(of: file, at: 24, as: UInt64.self)
    let entries = try fields.field(of: file, at: 32, as: UInt64.self)
    let byteCount = try fields.field(of: file, at: 40, as: UInt64.self)
    let start = try fields.field(of: file, at: 48, as: UInt64.self)
    guard
      entriesHere == entries, let entryCount = Int(exactly: entries),
      let start = Int(exactly: start), start <= record, byteCount == UInt64(record - start)
    else { throw damaged(record, "the directory does not end where its record starts") }
    return Extent(bytes: start..<record, entryCount: entryCount)
  }
}

/// Reads fields of a record that starts at `offset`.
struct FieldReader {
  let offset: Int

  /// The field `position` bytes into the record.
  func field<Integer: FixedWidthInteger & BitwiseCopyable>(
    of file: RawSpan, at position: Int, as type: Integer.Type
  ) throws(CheckpointError) -> Integer {
    guard let value = file.integerIfInside(at: offset + position, as: type) else {
      throw .invalidArchive(
        offset: offset, reason: "a record is cut off; the archive is damaged; download it again")
    }
    return value
  }
}
