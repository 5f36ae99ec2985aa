import SteleBase

/// A row as it is sorted: the primary key first, so that rows order by it.
///
/// After the keys come the payload with provisional numbers (8 bytes), what ``OriginRule`` looks at, and
/// then the other columns that are stored: counts (4 bytes) and dates (8), texts behind their lengths (2),
/// hashes (20, zeros for none).
final class RowRecord {
  let lanes: [CorpusLane]
  private let keysByteCount: Int
  /// The columns that the rule looks at.
  private let ruled: [RuledColumn]
  /// Those of them that are stored.
  private let storedRuled: [RuledColumn]
  /// The other columns that are stored, which stand behind all that is of one length.
  private let tail: [SideColumn]
  private let tailOffset: Int

  /// A column that the rule looks at, and where it stands.
  private struct RuledColumn {
    let column: SideColumn
    let offset: Int
    let isCount: Bool
    var byteCount: Int { isCount ? 4 : 8 }
  }

  /// Records of rows with these keys, of which these columns are stored.
  init(lanes: [CorpusLane], columns: [SideColumn]) {
    self.lanes = lanes
    keysByteCount = lanes.reduce(0) { $0 + $1.byteCount }
    var offset = keysByteCount + 8
    var ruled: [RuledColumn] = []
    for column in OriginRule.columns {
      ruled.append(RuledColumn(column: column, offset: offset, isCount: column.kind == .count))
      offset += ruled.last?.byteCount ?? 0
    }
    self.ruled = ruled
    storedRuled = ruled.filter { columns.contains($0.column) }
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
    for ruled in ruled {
      let number = ruled.column.number(of: row[ruled.column])
      if ruled.isCount {
        record.store(UInt32(truncatingIfNeeded: number), at: ruled.offset)
      } else {
        record.store(number, at: ruled.offset)
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
      (Self.number(ruled[$0], in: record), Self.number(ruled[$0], in: other))
    }
  }

  private static func number(_ ruled: RuledColumn, in record: [UInt8]) -> Int64 {
    ruled.isCount
      ? Int64(record.littleEndian(at: ruled.offset, as: UInt32.self))
      : record.littleEndian(at: ruled.offset, as: Int64.self)
  }

  /// The values for side tables.
  func side(_ record: [UInt8]) -> SideValues {
    var side = SideValues()
    for ruled in storedRuled {
      side[ruled.column] = ruled.column.value(ofNumber: Self.number(ruled, in: record))
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
