/// A row as it is sorted: the primary key first, so that rows order by it.
///
/// After the keys come the licence list's and the language's provisional numbers with the flags
/// (8 bytes), stars and forks (4 each), the two dates (8 each), and then, where side tables want them,
/// the repository's name and the path with their lengths (2 each), and the revision (20).
struct RowRecord {
  let lanes: [CorpusLane]
  let tables: Set<SideTable>
  private let keysByteCount: Int
  private static let fixedByteCount = 32

  init(lanes: [CorpusLane], tables: Set<SideTable>) {
    self.lanes = lanes
    self.tables = tables
    keysByteCount = lanes.reduce(0) { $0 + $1.byteCount }
  }

  /// Whether a record ends in texts and the revision.
  private var hasTail: Bool { !tables.isDisjoint(with: [.repository, .path, .revision]) }

  /// Replaces `record` by that of `row`, which has all keys, and whose payload is `packed`.
  func encode(_ row: CorpusRow, packed: UInt64, into record: inout [UInt8]) {
    let fixedCount = keysByteCount + Self.fixedByteCount
    if record.count > fixedCount { record.removeSubrange(fixedCount...) }
    while record.count < fixedCount { record.append(0) }
    var offset = 0
    for lane in lanes {
      record.store(row[lane] ?? ContentKey(), byteCount: lane.byteCount, at: offset)
      offset += lane.byteCount
    }
    record.store(packed, at: offset)
    record.store(row.starEventsCount, at: offset + 8)
    record.store(row.forkEventsCount, at: offset + 12)
    record.store(row.revisionDate ?? SideValues.noDate, at: offset + 16)
    record.store(row.visitDate ?? SideValues.noDate, at: offset + 24)
    guard hasTail else { return }
    let side = SideValues(row).limited(to: tables)
    for text in [side.repository, side.path] {
      record.appendLittleEndian(UInt16(text?.utf8.count ?? 0))
      if let text { record += text.utf8 }
    }
    record.append(side.revision ?? ContentKey(), byteCount: 20)
  }

  /// The primary key.
  func primaryKey(_ record: [UInt8]) -> ContentKey {
    record.key(at: 0, byteCount: lanes[0].byteCount)
  }

  /// The key of lane number `index`.
  func key(_ index: Int, _ record: [UInt8]) -> ContentKey {
    let offset = lanes[..<index].reduce(0) { $0 + $1.byteCount }
    return record.key(at: offset, byteCount: lanes[index].byteCount)
  }

  /// The payload with provisional numbers.
  func packed(_ record: [UInt8]) -> UInt64 {
    record.littleEndian(at: keysByteCount, as: UInt64.self)
  }

  /// What decides between rows with the same key.
  func rank(_ record: [UInt8]) -> OriginRank {
    let start = keysByteCount + 8
    return OriginRank(
      isPermissive: packed(record) >> 48 & 3 == UInt64(LicenseType.permissive.rawValue),
      stars: record.littleEndian(at: start, as: UInt32.self),
      forks: record.littleEndian(at: start + 4, as: UInt32.self),
      revisionDate: record.littleEndian(at: start + 8, as: Int64.self),
      visitDate: record.littleEndian(at: start + 16, as: Int64.self))
  }

  /// The values for side tables.
  func side(_ record: [UInt8]) -> SideValues {
    var side = SideValues()
    let rank = rank(record)
    if tables.contains(.stars) { side.stars = rank.stars }
    if tables.contains(.forks) { side.forks = rank.forks }
    if tables.contains(.dates) {
      side.revisionDate = rank.revisionDate == SideValues.noDate ? nil : rank.revisionDate
      side.visitDate = rank.visitDate == SideValues.noDate ? nil : rank.visitDate
    }
    guard hasTail else { return side }
    var offset = keysByteCount + Self.fixedByteCount
    side.repository = Self.text(record, &offset)
    side.path = Self.text(record, &offset)
    let revision = record.key(at: offset, byteCount: 20)
    if revision != ContentKey() { side.revision = revision }
    return side
  }

  private static func text(_ record: [UInt8], _ offset: inout Int) -> String? {
    let count = Int(record.littleEndian(at: offset, as: UInt16.self))
    offset += 2 + count
    return count == 0 ? nil : String(decoding: record[offset - count..<offset], as: UTF8.self)
  }
}
