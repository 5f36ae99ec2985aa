/// Gives back the rows of a corpus file, in the order of their primary keys; of contents with several
/// origins, all of these, the best first.
///
/// Of opted-out origins nothing is given back; contents of which all are opted out are a row with nothing
/// but its keys.
package struct CorpusExporter {
  private let index: CorpusIndex
  private let lane: CorpusLane
  private var cursor: LaneCursor
  private var others: [(lane: CorpusLane, keys: SortedRecords)]
  /// Rows of the same contents that come next, the last one first.
  private var waiting: [ListedRow] = []

  /// Exports `index` with no keys but those of the primary lane.
  package init(primaryKeysOf index: CorpusIndex) throws(CorpusError) {
    self.index = index
    index.advise(readingAll: true)
    lane = index.lanes[0]
    cursor = try LaneCursor(lane, of: index)
    others = []
  }

  /// Exports `index` with all keys.
  ///
  /// Keys of other lanes are sorted into the order of the primary one where the file says which belong
  /// together, which files with side tables do; for that it may take so many bytes of memory, and put
  /// files beside the path `scratch`.
  package init(
    _ index: CorpusIndex, memory: Int = 256 << 20, scratch: String
  ) throws(CorpusError) {
    self.index = index
    index.advise(readingAll: true)
    lane = index.lanes[0]
    cursor = try LaneCursor(lane, of: index)
    var others: [(lane: CorpusLane, keys: SortedRecords)] = []
    for other in index.lanes.dropFirst() where try index.laneIndex(other).hasPlaces {
      others.append((other, try Self.sorted(other, of: index, memory: memory, scratch: scratch)))
    }
    self.others = others
  }

  /// A lane's keys by their places in the primary lane.
  private static func sorted(
    _ lane: CorpusLane, of index: CorpusIndex, memory: Int, scratch: String
  ) throws(CorpusError) -> SortedRecords {
    let sorter = ExternalSorter(memory: memory / 4, beside: scratch)
    let laneIndex = try index.laneIndex(lane)
    var cursor = try LaneCursor(lane, of: index)
    var record: [UInt8] = []
    while let entry = try cursor.next() {
      guard entry.key.isComplete, let place = try laneIndex.primaryPlace(entry.place) else {
        continue
      }
      record.removeAll(keepingCapacity: true)
      record.appendBigEndian(UInt64(place))
      record.append(entry.key.key, byteCount: lane.byteCount)
      try sorter.add(record)
    }
    var keys = try sorter.finish()
    _ = try keys.next()
    return keys
  }

  /// The next row, or nil at the end.
  package mutating func next() throws(CorpusError) -> ListedRow? {
    if let listed = waiting.popLast() { return listed }
    guard let entry = try cursor.next() else { return nil }
    var rows = try ListedRow.all(entry, lane: lane, of: index)
    for index in others.indices {
      let lane = others[index].lane
      while Self.place(others[index].keys).map({ $0 < entry.place }) ?? false {
        guard try others[index].keys.next() else { break }
      }
      if Self.place(others[index].keys) == entry.place {
        let key = others[index].keys.bytes.key(at: 8, byteCount: lane.byteCount)
        for row in rows.indices { rows[row].row[lane] = key }
      }
    }
    waiting = rows.reversed()
    return waiting.popLast()
  }

  /// The place of the file whose key comes next; nil if there is none.
  private static func place(_ keys: SortedRecords) -> Int? {
    keys.bytes.count > 8 ? Int(keys.bytes.bigEndian(at: 0, as: UInt64.self)) : nil
  }
}
