/// A row as far as a corpus file can give it back.
public struct ListedRow: Sendable, Equatable {
  /// What is known; it has a key only if the file stores whole keys.
  public var row: CorpusRow
  /// The kind of key that the file is ordered by.
  public var lane: CorpusLane
  /// The first bits of the key, zeros after them, as hexadecimal digits.
  public var keyPrefix: String
  /// How many bits of the key are known.
  public var keyBits: Int

  /// An entry of the primary lane of `file`.
  init(_ entry: LaneCursor.Entry, lane: CorpusLane, of file: CorpusIndex) throws(CorpusError) {
    row = try file.row(of: entry.payload)
    try file.fillSide(&row, rank: entry.rank)
    self.lane = lane
    keyBits =
      entry.key.isComplete ? 8 * lane.byteCount : try file.laneIndex(lane).shape.keyBits
    keyPrefix = String(
      entry.key.key.hexadecimal(byteCount: lane.byteCount).prefix((keyBits + 3) / 4))
    if entry.key.isComplete { row[lane] = entry.key.key }
  }
}
