/// Which chunks of weights an operation reads, in the order of its items.
struct WeightRead {
  /// The matrix's parts, which are read side by side; all have as many chunks.
  let parts: [WeightChunks.Part]
  /// The chunks of each part that are read, in the order in which items begin to.
  let uses: [Use]

  /// A chunk that is read.
  struct Use {
    /// Its number among those of its part.
    let chunk: Int
    /// The items that read it.
    let items: Range<Int>
  }

  /// A read of all tiles of `parts`, one item after the other, of which each reads `tilesPerItem`.
  init(parts: [WeightChunks.Part], tilesPerItem: Int) {
    self.parts = parts
    let perChunk = parts[0].tilesPerChunk
    let tileCount = parts[0].bytes.count / parts[0].tileByteCount
    uses = (0..<parts[0].chunks.count).map { chunk in
      let end = min((chunk + 1) * perChunk, tileCount)
      return Use(
        chunk: chunk,
        items: chunk * perChunk / tilesPerItem..<(end + tilesPerItem - 1) / tilesPerItem)
    }
  }

  /// A read of `tiles` alone, which ascend.
  init(parts: [WeightChunks.Part], tilesPerItem: Int, tiles: some Collection<UInt32>) {
    self.parts = parts
    let perChunk = parts[0].tilesPerChunk
    var uses: [Use] = []
    for (place, tile) in tiles.enumerated() {
      let (chunk, item) = (Int(tile) / perChunk, place / tilesPerItem)
      if let last = uses.last, last.chunk == chunk {
        uses[uses.count - 1] = Use(chunk: chunk, items: last.items.lowerBound..<item + 1)
      } else {
        uses.append(Use(chunk: chunk, items: item..<item + 1))
      }
    }
    self.uses = uses
  }
}
