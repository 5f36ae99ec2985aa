/// A row as it is sorted: the primary key first, so that rows order by it.
///
/// After the keys come the payload with provisional numbers (8 bytes), what ``OriginRule`` looks at, and
/// then the other columns that are stored: counts (4 bytes) and dates (8), texts behind their lengths (2),
/// hashes (20, zeros for none).
struct RowRecord {
  let lanes: [CorpusLane]
  /// The columns that are stored.
  private let columns: [SideColumn]
  private let keysByteCount: Int
  /// Where the columns that the rule looks at begin.
  private let ruleOffsets: [(column: SideColumn, offset: Int)]
  /// The other columns that are stored, which stand behind all that is of one length.
  private let tail: [SideColumn]
  private let tailOffset: Int

  init(lanes: [CorpusLane], columns: [SideColumn]) {
    self.lanes = lanes
    self.columns = columns
    keysByteCount = lanes.reduce(0) { $0 + $1.byteCount }
    var offset = keysByteCount + 8
    var ruleOffsets: [(column: SideColumn, offset: Int)] = []
    for column in OriginRule.columns {
      ruleOffsets.append((column, offset))
      offset += column.kind == .count ? 4 : 8
    }
    self.ruleOffsets = ruleOffsets
    tail = columns.filter { !OriginRule.columns.contains($0) }
    tailOffset = offset
  }

  /// Replaces `record` by that of `row`, which has all keys, and whose payload is `packed`.
  func encode(_ row: CorpusRow, packed: UInt64, into record: inout [UInt8]) {
    if record.count > tailOffset { record.removeSubrange(tailOffset...) }
    while record.count < tailOffset { record.append(0) }
    var offset = 0
    for lane in lanes {
      record.store(row[lane] ?? ContentKey(), byteCount: lane.byteCount, at: offset)
      offset += lane.byteCount
    }
    record.store(packed, at: offset)
    for (column, offset) in ruleOffsets {
      let number = column.number(of: row[column])
      if column.kind == .count {
        record.store(UInt32(truncatingIfNeeded: number), at: offset)
      } else {
        record.store(number, at: offset)
      }
    }
    for column in tail { Self.append(row[column], of: column, to: &record) }
  }

  private static func append(
    _ value: SideValue?, of column: SideColumn, to record: inout [UInt8]
  ) {
    switch column.kind {
    case .name, .path:
      let text = value?.text ?? ""
      record.appendLittleEndian(UInt16(text.utf8.count))
      record += text.utf8
    case .hash: record.append(value?.hash ?? ContentKey(), byteCount: 20)
    case .count: record.appendLittleEndian(value.count)
    case .date: record.appendLittleEndian(column.number(of: value))
    }
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

  /// Whether `record` wins over `other`, which has the same key; nil where the rule leaves that open.
  func wins(_ record: [UInt8], over other: [UInt8]) -> Bool? {
    func isPermissive(_ record: [UInt8]) -> Bool {
      packed(record) >> 48 & 3 == UInt64(LicenseType.permissive.rawValue)
    }
    return OriginRule.decides(between: isPermissive(record), and: isPermissive(other)) {
      (number(of: $0, in: record), number(of: $0, in: other))
    }
  }

  /// The number in a column that the rule looks at.
  private func number(of column: SideColumn, in record: [UInt8]) -> Int64 {
    guard let offset = ruleOffsets.first(where: { $0.column == column })?.offset else { return 0 }
    return column.kind == .count
      ? Int64(record.littleEndian(at: offset, as: UInt32.self))
      : record.littleEndian(at: offset, as: Int64.self)
  }

  /// The values for side tables.
  func side(_ record: [UInt8]) -> SideValues {
    var side = SideValues()
    for (column, offset) in ruleOffsets where columns.contains(column) {
      var offset = offset
      side[column] = Self.value(of: column, in: record, &offset)
    }
    var offset = tailOffset
    for column in tail { side[column] = Self.value(of: column, in: record, &offset) }
    return side
  }

  /// The repository's name; nil where it is not stored, or there is none.
  func repository(_ record: [UInt8]) -> String? {
    var offset = tailOffset
    for column in tail {
      let value = Self.value(of: column, in: record, &offset)
      if column == .repository { return value?.text }
    }
    return nil
  }

  /// The value of a column that begins at `offset`, which then is where the next one does.
  private static func value(
    of column: SideColumn, in record: [UInt8], _ offset: inout Int
  ) -> SideValue? {
    let start = offset
    switch column.kind {
    case .name, .path:
      let count = Int(record.littleEndian(at: start, as: UInt16.self))
      offset += 2 + count
      if count == 0 { return nil }
      return .text(String(decoding: record[start + 2..<offset], as: UTF8.self))
    case .hash:
      offset += 20
      let hash = record.key(at: start, byteCount: 20)
      return hash == ContentKey() ? nil : .hash(hash)
    case .count:
      offset += 4
      return SideValue(count: record.littleEndian(at: start, as: UInt32.self))
    case .date:
      offset += 8
      return column.value(ofNumber: record.littleEndian(at: start, as: Int64.self))
    }
  }
}
