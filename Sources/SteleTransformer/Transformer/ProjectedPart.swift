import SteleModelFormat

/// How much of the vocabulary a pass of the output projection looks at.
struct ProjectedPart {
  private let tiles: Int
  private let allTiles: Int
  /// Rows that are multiplied.
  let rows: Int

  /// All `vocabulary` rows, or what `shortlist` has of them.
  init(_ shortlist: ShortlistBuffers?, of vocabulary: Int) {
    allTiles = TileGeometry(rows: vocabulary, depth: 1).tileCount
    tiles = shortlist?.count ?? allTiles
    rows = shortlist == nil ? vocabulary : min(tiles * TileGeometry.tileRows, vocabulary)
  }

  /// What is left of `byteCount` bytes that all of the vocabulary takes.
  func share(of byteCount: Int) -> Int {
    tiles == allTiles ? byteCount : byteCount * tiles / allTiles
  }
}
