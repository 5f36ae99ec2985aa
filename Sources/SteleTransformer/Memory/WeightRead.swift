/// Which chunks of weights an operation reads, in the order of its items.
struct WeightRead {
  /// The matrix's parts, which are read side by side; all have as many chunks.
  let parts: [WeightChunks.Part]
  /// Tiles that one of the operation's items reads of each part.
  let tilesPerItem: Int

  var chunkCount: Int { parts[0].chunks.count }

  /// The first item that reads chunk `index` of the parts.
  func firstItem(ofChunk index: Int) -> Int { index * parts[0].tilesPerChunk / tilesPerItem }
}
