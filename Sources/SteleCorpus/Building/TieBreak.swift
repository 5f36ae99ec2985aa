/// An order of rows between which the dataset's rule does not decide: by all that a file says of them.
struct TieBreak: Comparable {
  private let texts: [[UInt8]]

  /// The place of a sorted row.
  init(_ record: [UInt8], _ format: RowRecord, _ interner: PayloadInterner) {
    let packed = format.packed(record)
    self.init(
      licenses: interner.licenseSets[Int(packed & 0xFFFF_FFFF)],
      language: interner.languages[Int(packed >> 32 & 0xFFFF)], flags: packed >> 48 & 15,
      side: format.side(record),
      keys: format.lanes.indices.dropFirst().map { format.key($0, record).bytes(32) })
  }

  /// The place of a file with these values; more licences come first, then those with an expression.
  init(
    licenses: LicenseSet, language: String, flags: UInt64, side: SideValues, keys: [[UInt8]]
  ) {
    var texts: [[UInt8]] = [[UInt8(clamping: 255 - licenses.names.count)], Array(language.utf8)]
    texts += licenses.names.map { Array($0.utf8) }
    texts.append([licenses.expression == nil ? 1 : 0])
    texts.append(Array((licenses.expression ?? "").utf8))
    texts.append([UInt8(truncatingIfNeeded: flags)])
    for column in SideColumn.allCases { texts.append(Self.bytes(of: side[column], in: column)) }
    self.texts = texts + keys
  }

  private static func bytes(of value: SideValue?, in column: SideColumn) -> [UInt8] {
    switch column.kind {
    case .name, .path: return Array((value?.text ?? "").utf8)
    case .hash: return value?.hash?.bytes(20) ?? []
    case .count, .date:
      var bytes: [UInt8] = []
      bytes.appendBigEndian(column.number(of: value))
      return bytes
    }
  }

  /// Whether `left` is preferred.
  static func < (left: TieBreak, right: TieBreak) -> Bool {
    left.texts.lexicographicallyPrecedes(right.texts) { $0.lexicographicallyPrecedes($1) }
  }
}
