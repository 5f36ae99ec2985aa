import SteleBase

/// One entry of a zip archive's directory.
struct ZipEntry {
  /// Bytes of an entry without its name.
  static let minimumByteCount = 46

  let name: String
  /// Where the entry's local header starts; the entry's bytes follow it.
  let localHeader: Int
  /// Where the next entry of the directory starts.
  let end: Int
  private let nameBytes: [UInt8]
  private let byteCount: Int

  /// Reads the entry at `offset`; the directory ends at `limit`, which must lie inside `file`.
  init(reading file: RawSpan, at offset: Int, limit: Int) throws(CheckpointError) {
    func damaged(_ reason: String) -> CheckpointError {
      .invalidArchive(
        offset: offset, reason: "\(reason); the archive is damaged; download it again")
    }
    let fields = FieldReader(offset: offset)
    guard
      offset <= limit - Self.minimumByteCount,
      file.integerIfInside(at: offset, as: UInt32.self) == 0x0201_4B50
    else { throw damaged("no directory entry where there should be one") }
    let nameByteCount = Int(try fields.field(of: file, at: 28, as: UInt16.self))
    let extraByteCount = Int(try fields.field(of: file, at: 30, as: UInt16.self))
    let commentByteCount = Int(try fields.field(of: file, at: 32, as: UInt16.self))
    let nameStart = offset + Self.minimumByteCount
    let extraStart = nameStart + nameByteCount
    end = extraStart + extraByteCount + commentByteCount
    guard
      end <= limit, let nameBytes = file.bytes(in: nameStart..<extraStart),
      let name = String(validating: nameBytes, as: UTF8.self), name.isQuickToCompare
    else { throw damaged("a directory entry is cut off or its name cannot be") }
    self.name = name
    self.nameBytes = nameBytes

    let flags = try fields.field(of: file, at: 8, as: UInt16.self)
    let method = try fields.field(of: file, at: 10, as: UInt16.self)
    try Self.checkStored(name: name, flags: flags, method: method, offset: offset)

    let compressed = try fields.field(of: file, at: 20, as: UInt32.self)
    let uncompressed = try fields.field(of: file, at: 24, as: UInt32.self)
    let disk = try fields.field(of: file, at: 34, as: UInt16.self)
    let header = try fields.field(of: file, at: 42, as: UInt32.self)
    // What does not fit is in the extra field, in this order, and only what does not fit.
    var large = LargeFields(
      reading: file, in: extraStart..<extraStart + extraByteCount)
    guard
      disk == 0,
      let uncompressedCount = large.next(of: file, orElse: uncompressed),
      let compressedCount = large.next(of: file, orElse: compressed),
      let localHeader = large.next(of: file, orElse: header)
    else { throw damaged("the entry \(name.forMessage) has no valid size or place") }
    guard compressedCount == uncompressedCount else {
      throw damaged("the entry \(name.forMessage) is stored but has two sizes")
    }
    byteCount = uncompressedCount
    self.localHeader = localHeader
  }

  private static func checkStored(
    name: String, flags: UInt16, method: UInt16, offset: Int
  ) throws(CheckpointError) {
    let encrypted: UInt16 = 1 << 0 | 1 << 6 | 1 << 13
    guard flags & encrypted == 0, method == 0 else {
      throw .invalidArchive(
        offset: offset,
        reason: "the entry \(name.forMessage) is \(method == 0 ? "encrypted" : "compressed"), "
          + "which torch.save does not do; save the checkpoint again with torch")
    }
  }

  /// Where the entry's bytes lie in `file`, all of them before `limit`.
  ///
  /// The local header has a name and an extra field of its own, and only its length says where the
  /// bytes start.
  func dataRange(in file: RawSpan, limit: Int) throws(CheckpointError) -> Range<Int> {
    func damaged(_ reason: String) -> CheckpointError {
      .invalidArchive(
        offset: localHeader,
        reason: "the entry \(name.forMessage) \(reason); the archive is damaged; download it again")
    }
    let headerByteCount = 30
    guard
      localHeader <= limit - headerByteCount,
      file.integerIfInside(at: localHeader, as: UInt32.self) == 0x0403_4B50
    else { throw damaged("has no header where there should be one") }
    let fields = FieldReader(offset: localHeader)
    let flags = try fields.field(of: file, at: 6, as: UInt16.self)
    let method = try fields.field(of: file, at: 8, as: UInt16.self)
    try Self.checkStored(name: name, flags: flags, method: method, offset: localHeader)
    let nameByteCount = Int(try fields.field(of: file, at: 26, as: UInt16.self))
    let extraByteCount = Int(try fields.field(of: file, at: 28, as: UInt16.self))
    let nameStart = localHeader + headerByteCount
    guard file.bytes(in: nameStart..<nameStart + nameByteCount) == nameBytes else {
      throw damaged("has another name in its header")
    }
    // torch leaves the sizes out here; a descriptor after the bytes has them, as bit 3 says.
    let hasDescriptor = flags & 1 << 3 != 0
    for position in [18, 22] where !hasDescriptor {
      let size = try fields.field(of: file, at: position, as: UInt32.self)
      guard size == .max || Int(size) == byteCount else {
        throw damaged("has another size in its header")
      }
    }
    let start = nameStart + nameByteCount + extraByteCount
    guard start <= limit, byteCount <= limit - start else {
      throw damaged("reaches into the directory")
    }
    return start..<start + byteCount
  }
}

/// The 64-bit numbers of an entry that its 32-bit fields cannot hold.
private struct LargeFields {
  private var next: Int
  private let end: Int

  /// Finds the zip64 field among the extra fields in `extra`; none is as good as an empty one.
  init(reading file: RawSpan, in extra: Range<Int>) {
    var offset = extra.lowerBound
    while offset <= extra.upperBound - 4,
      let identifier = file.integerIfInside(at: offset, as: UInt16.self),
      let byteCount = file.integerIfInside(at: offset + 2, as: UInt16.self)
    {
      let start = offset + 4
      offset = start + Int(byteCount)
      if identifier == 1, offset <= extra.upperBound {
        next = start
        end = offset
        return
      }
    }
    next = 0
    end = 0
  }

  /// `field`, or the next large number if `field` says that the value is one.
  mutating func next(of file: RawSpan, orElse field: UInt32) -> Int? {
    guard field == .max else { return Int(field) }
    guard next <= end - 8, let value = file.integerIfInside(at: next, as: UInt64.self) else {
      return nil
    }
    next += 8
    return Int(exactly: value)
  }
}
