import CSteleCorpus

extension CorpusIndex {
  /// The whole primary key of the file `place`; nil where keys are not stored.
  ///
  /// - Complexity: Finds the page by halving, and decodes it.
  func primaryKey(_ place: Int) throws(CorpusError) -> ContentKey? {
    let lane = try laneIndex(lanes[0])
    guard let keys = lane.keys else { return nil }
    var pages = 0..<lane.pageCount
    while pages.count > 1 {
      let middle = pages.lowerBound + pages.count / 2
      if try lane.checkedEntriesBefore(page: middle) <= place {
        pages = middle..<pages.upperBound
      } else {
        pages = pages.lowerBound..<middle
      }
    }
    var entries: [stele_corpus_entry] = []
    let first = try lane.entries(of: pages.lowerBound, into: &entries)
    guard place >= first, place - first < entries.count else {
      throw lane.failure(pages.lowerBound, "does not hold the key \(place)")
    }
    let prefix = lane.shape.space.firstKey(of: entries[place - first].offset)
    let bytes = prefix.bytes(LaneLayout.knownByteCount) + (try keys.keyTail(place, lane: lane))
    return bytes.key(at: 0, byteCount: lane.lane.byteCount)
  }
}
