/// What decoder steps read of the output projection.
struct StepReads: Equatable {
  /// Whether they screen, and so read its high halves, and few of the low ones.
  var screens = false
  /// The tiles that they read, but for those of single sentences; nil where that is all.
  var tiles: [Range<Int>]?

  /// Whether they read `chunk`, which is one of `part`'s.
  func includes(_ chunk: Int, of part: WeightChunks.Part) -> Bool {
    guard !(screens && part.isLow) else { return false }
    guard let tiles else { return true }
    let first = (chunk - part.chunks.lowerBound) * part.tilesPerChunk
    return tiles.contains { $0.overlaps(first..<first + part.tilesPerChunk) }
  }
}
