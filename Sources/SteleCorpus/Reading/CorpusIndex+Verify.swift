import CSteleCorpus
import SteleFile

extension CorpusIndex {
  /// Reads the whole file and checks every byte, every page's structure, and that what pages say is in
  /// the dictionaries.
  ///
  /// `progress` gets the bytes read so far and in all.
  public func verify(progress: ((Int, Int) -> Void)? = nil) throws(CorpusError) {
    advise(readingAll: true)
    defer { advise(readingAll: false) }
    // Before the sections' own checksums, because a page says where the damage is.
    for lane in lanes { try verifyPages(of: try laneIndex(lane)) }
    try originTable?.verify()
    _ = try OptOutList.stored(in: container)
    try reportingFileErrors { () throws(FileError) in try container.verify(progress: progress) }
  }

  private func verifyPages(of lane: LaneIndex) throws(CorpusError) {
    var entries: [stele_corpus_entry] = []
    var total = 0
    for page in 0..<lane.pageCount {
      let before = try lane.entries(of: page, into: &entries)
      guard before == total else {
        throw lane.failure(page, "says that \(before) entries come before it, not \(total)")
      }
      let (bound, next) = lane.bounds(of: page)
      guard let first = entries.first, let last = entries.last,
        lane.shape.space.bound(of: first.offset) == bound,
        next.map({ lane.shape.space.bound(of: last.offset) < $0 }) ?? true
      else { throw lane.failure(page, "keys outside of its bounds") }
      for entry in entries { _ = try payload(symbol: entry.symbol, extra: entry.extra) }
      total += entries.count
    }
    guard total == lane.layout.entries else {
      throw lane.failure(
        lane.pageCount - 1, "\(total) entries in all, not \(lane.layout.entries)")
    }
  }
}
