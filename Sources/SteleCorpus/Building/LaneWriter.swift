import SteleBase
import SteleFile

/// Makes the sections of one lane from its entries in ascending order.
struct LaneWriter {
  private let lane: CorpusLane
  private let shape: LaneShape
  private let layout: LaneLayout
  private let table: PayloadTable
  private let symbols: [UInt32]
  private let extras: [UInt64]
  private var pages: PageWriter
  private let collisions: ByteSpool
  private let keys: ByteSpool?
  private let places: ByteSpool?
  private let placesAreLong: Bool
  private var last: (fingerprint: UInt64, key: StoredKey, isListed: Bool)?

  /// Begins a lane whose entries have one of `payloads`, packed; with whole keys as a side table if
  /// `hasKeys`, and with places in a primary lane of `count` entries, if any.
  init(
    _ lane: CorpusLane, layout: LaneLayout, table: PayloadTable, payloads: [UInt64],
    hasKeys: Bool, places count: Int?, makeSpool: () -> ByteSpool
  ) {
    self.lane = lane
    self.layout = layout
    self.table = table
    shape = LaneShape(entries: layout.entries, space: layout.space)
    let symbolOf = Dictionary(uniqueKeysWithValues: zip(table.payloads, 0 as UInt32..<UInt32.max))
    symbols = payloads.map { symbolOf[$0] ?? UInt32(table.code.escape) }
    extras = payloads.map { symbolOf[$0] == nil ? table.fields.bits(of: $0) : 0 }
    pages = PageWriter(lane: lane, shape: shape, code: table.code, pages: makeSpool())
    collisions = makeSpool()
    keys = hasKeys ? makeSpool() : nil
    places = count == nil ? nil : makeSpool()
    placesAreLong = (count ?? 0) > UInt32.max
  }

  /// Adds an entry whose payload has the number `payload`.
  mutating func add(_ key: StoredKey, payload: UInt32, place: Int) throws(CorpusError) {
    let fingerprint = shape.space.fingerprint(of: key.key)
    if let last, fingerprint < last.fingerprint { throw .keysOutOfOrder(lane: lane.name) }
    try pages.add(
      fingerprint: fingerprint, symbol: symbols[Int(payload)], extra: extras[Int(payload)])
    var isListed = false
    if let last, last.fingerprint == fingerprint {
      if !last.isListed { try list(last.key.key) }
      try list(key.key)
      isListed = true
    }
    last = (fingerprint, key, isListed)
    if let keys {
      try keys.append(Array(key.key.bytes(lane.byteCount)[LaneLayout.knownByteCount...]))
    }
    if let places {
      var bytes: [UInt8] = []
      if placesAreLong {
        bytes.appendLittleEndian(UInt64(place))
      } else {
        bytes.appendLittleEndian(UInt32(place))
      }
      try places.append(bytes)
    }
  }

  private func list(_ key: ContentKey) throws(CorpusError) {
    try collisions.append(key.bytes(lane.byteCount))
  }

  /// The lane's sections.
  mutating func finish() throws(CorpusError) -> [SectionContents] {
    try pages.finish()
    func name(_ part: String) -> String { SectionNames.lane(lane, part) }
    var sections = [
      SectionContents(name("layout"), .uint64, layout.values),
      SectionContents(name("bounds"), .uint32, pages.bounds),
      SectionContents(
        name("pages"), .uint8, shape: [pages.bounds.count, 4096], spool: pages.pages),
    ]
    if collisions.byteCount > 0 {
      sections.append(
        SectionContents(
          name("collisions"), .uint8,
          shape: [collisions.byteCount / lane.byteCount, lane.byteCount], spool: collisions))
    }
    if let keys {
      sections.append(
        SectionContents(
          name("keys"), .uint8, shape: [layout.entries, keys.byteCount / layout.entries],
          spool: keys))
    }
    if let places {
      sections.append(
        SectionContents(name("ranks"), placesAreLong ? .uint64 : .uint32, spool: places))
    }
    return sections
  }
}
