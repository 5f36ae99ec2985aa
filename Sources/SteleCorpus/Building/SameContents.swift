/// Rows of the same contents, of which the best origins are kept, and no more.
struct SameContents {
  private let format: RowRecord
  private var group: OriginGroup<[UInt8]>
  /// Of the rows that are opted out, the one whose keys come first.
  private var optedOut: [UInt8] = []
  private var isOptedOutElsewhere = false
  /// The primary key; nil where there is no row.
  private(set) var key: ContentKey?

  init(_ format: RowRecord, _ interner: PayloadInterner, limit: Int) {
    self.format = format
    group = OriginGroup(limit: limit) { record, other in
      // What the rule leaves open is decided all the same, or the result would depend on the order.
      format.wins(record, over: other)
        ?? (TieBreak(record, format, interner) < TieBreak(other, format, interner))
    } repository: {
      format.repository($0)
    }
  }

  /// Adds a row.
  mutating func add(_ record: [UInt8]) {
    key = format.primaryKey(record)
    let packed = format.packed(record)
    isOptedOutElsewhere = isOptedOutElsewhere || packed & CorpusPayload.optedOutElsewhereBit != 0
    if packed & CorpusPayload.optedOutBit == 0 {
      group.add(record)
    } else if optedOut.isEmpty || record.lexicographicallyPrecedes(optedOut) {
      optedOut = record
    }
  }

  /// The row that tells the contents' keys, and what is known of their first origin.
  var representative: [UInt8] { group.origins.first ?? optedOut }

  /// The payload of the contents, with provisional numbers.
  var packed: UInt64 {
    guard let first = group.origins.first else { return CorpusPayload.optedOutBit }
    let flags = isOptedOutElsewhere || !optedOut.isEmpty ? CorpusPayload.optedOutElsewhereBit : 0
    return format.packed(first) & CorpusPayload.originBits | flags
  }

  /// All origins but the first.
  var further: [FurtherOrigin] {
    group.origins.dropFirst().map {
      FurtherOrigin(packed: format.packed($0) & CorpusPayload.originBits, side: format.side($0))
    }
  }

  /// Begins anew with other contents.
  mutating func removeAll() {
    group.removeAll()
    optedOut = []
    isOptedOutElsewhere = false
    key = nil
  }
}
