import CSteleCorpus

/// Goes through a lane in the order of its keys.
struct LaneCursor {
  private let index: CorpusIndex
  private let lane: LaneIndex
  private var page = -1
  private var entries: [stele_corpus_entry] = []
  private var indexInPage = 0
  private var collisionsTaken = 0
  private var lastKey = ContentKey()

  /// An entry, with its payload's numbers of the file it comes from.
  struct Entry {
    var key: StoredKey
    var payload: CorpusPayload
    /// How many keys come before it in its lane.
    var place: Int
  }

  init(_ lane: CorpusLane, of index: CorpusIndex) throws(CorpusError) {
    self.index = index
    self.lane = try index.laneIndex(lane)
  }

  private var placeOfFirst = 0

  /// The next entry, or nil at the end; whoever makes files relies on the order of keys.
  mutating func next() throws(CorpusError) -> Entry? {
    while indexInPage == entries.count {
      guard page + 1 < lane.pageCount else { return nil }
      let before = placeOfFirst + entries.count
      page += 1
      indexInPage = 0
      placeOfFirst = try lane.entries(of: page, into: &entries)
      guard placeOfFirst == before else {
        throw lane.failure(page, "says that \(placeOfFirst) entries come before it, not \(before)")
      }
    }
    defer { indexInPage += 1 }
    let entry = entries[indexInPage]
    let place = placeOfFirst + indexInPage
    let key = try key(entry.offset, place: place)
    guard lane.shape.space.fingerprint(of: key.key) == entry.offset, key.key >= lastKey else {
      throw lane.failure(page, "keys that do not belong to it, or are not in order")
    }
    lastKey = key.key
    return Entry(
      key: key,
      payload: try index.payload(symbol: entry.symbol, extra: entry.extra), place: place)
  }

  private mutating func key(
    _ fingerprint: UInt64, place: Int
  ) throws(CorpusError) -> StoredKey {
    let isAlike =
      (indexInPage > 0 && entries[indexInPage - 1].offset == fingerprint)
      || (indexInPage + 1 < entries.count && entries[indexInPage + 1].offset == fingerprint)
    if isAlike {
      guard let collisions = lane.collisions, collisionsTaken < collisions.count else {
        throw lane.failure(page, "keys stored alike without a list of them")
      }
      collisionsTaken += 1
      return StoredKey(key: try collisions.key(collisionsTaken - 1), isComplete: true)
    }
    let prefix = lane.shape.space.firstKey(of: fingerprint)
    guard let keys = lane.keys else { return StoredKey(key: prefix, isComplete: false) }
    let bytes = prefix.bytes(LaneLayout.knownByteCount) + (try keys.keyTail(place, lane: lane))
    return StoredKey(key: bytes.key(at: 0, byteCount: lane.lane.byteCount), isComplete: true)
  }
}
