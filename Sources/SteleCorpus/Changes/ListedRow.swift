/// A row as far as a corpus file can give it back.
public struct ListedRow: Sendable, Equatable {
  /// What is known; it has a key only if the file stores whole keys.
  public var row: CorpusRow
  /// The kind of key that the file is ordered by.
  public var lane: CorpusLane
  /// The first hexadecimal digits of the key, as far as the file knows them.
  public var keyPrefix: String

  /// An entry of the primary lane of `file`.
  init(_ entry: LaneCursor.Entry, lane: CorpusLane, of file: CorpusIndex) throws(CorpusError) {
    row = try file.row(of: entry.payload)
    try file.fillSide(&row, rank: entry.rank)
    self.lane = lane
    let digits = entry.key.key.hexadecimal(byteCount: lane.byteCount)
    keyPrefix = digits
    if !entry.key.isComplete {
      let space = try file.laneIndex(lane).shape.space
      let next = space.firstKey(of: space.fingerprint(of: entry.key.key) + 1)
      let last = ContentKey(prefix: next.prefix == .max ? .max : next.prefix - 1)
      let others = last.hexadecimal(byteCount: lane.byteCount)
      keyPrefix = String(zip(digits, others).prefix { $0 == $1 }.map(\.0))
    }
    if entry.key.isComplete { row[lane] = entry.key.key }
  }
}
