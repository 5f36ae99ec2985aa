import SteleFile
import SteleModelFormat

/// The matrices of a model file, cut into chunks that come into memory and leave it as a whole.
///
/// Only tiles are counted: scales, biases and norms are small and stay.
struct WeightChunks {
  /// Where each chunk lies in the file, in file order.
  let ranges: [Range<Int>]
  /// All parts of matrices, in file order.
  let parts: [Part]
  private let indexOfPart: [Int: Int]

  /// A section with tiles of one matrix.
  struct Part {
    /// The section's bytes in the file.
    let bytes: Range<Int>
    /// Which of the file's chunks are the section's.
    let chunks: Range<Int>
    let tilesPerChunk: Int
    let tileByteCount: Int
    let use: ModelPlan.Use
    /// Whether it holds low halves, of which screening reads few.
    let isLow: Bool
    let isEmbedding: Bool

    /// The bytes of tile `index`.
    func tile(_ index: Int) -> Range<Int> {
      let start = bytes.lowerBound + index * tileByteCount
      return start..<start + tileByteCount
    }

    /// The chunk that tile `index` belongs to.
    func chunk(ofTile index: Int) -> Int { chunks.lowerBound + index / tilesPerChunk }
  }

  /// The chunks of `file`, each of whole pages and about `byteCount` bytes; `embeddingTileStep`
  /// tiles of the embedding, a power of two, are never parted.
  init(_ file: ModelFile, byteCount: Int, embeddingTileStep: Int) throws(ModelFormatError) {
    var ranges: [Range<Int>] = []
    var parts: [Part] = []
    for block in file.plan.blocks {
      for matrix in block.matrices {
        for part in matrix.parts {
          let bytes = try file.range(of: part, of: matrix, in: block)
          let tileByteCount = matrix.geometry.tileByteCount(part)
          let perChunk = Self.tilesPerChunk(
            tileByteCount, chunk: byteCount, step: matrix.isEmbedding ? embeddingTileStep : 1)
          let first = ranges.count
          for start in stride(
            from: bytes.lowerBound, to: bytes.upperBound, by: perChunk * tileByteCount)
          {
            ranges.append(start..<min(start + perChunk * tileByteCount, bytes.upperBound))
          }
          parts.append(
            Part(
              bytes: bytes, chunks: first..<ranges.count, tilesPerChunk: perChunk,
              tileByteCount: tileByteCount, use: block.use, isLow: part == .low,
              isEmbedding: matrix.isEmbedding))
        }
      }
    }
    self.ranges = ranges
    self.parts = parts
    indexOfPart = Dictionary(
      uniqueKeysWithValues: parts.enumerated().map { ($1.bytes.lowerBound, $0) })
  }

  /// Tiles in a chunk: whole pages and a multiple of `step`, about `chunk` bytes together.
  private static func tilesPerChunk(_ tileByteCount: Int, chunk: Int, step: Int) -> Int {
    // Tiles are multiples of 64 bytes, so that 64 of them always are whole pages.
    var whole = step
    while whole * tileByteCount % 4096 != 0 { whole *= 2 }
    return max(chunk / (whole * tileByteCount), 1) * whole
  }

  /// The part whose first byte lies at `offset` of the file.
  func part(at offset: Int) -> Part? { indexOfPart[offset].map { parts[$0] } }

  /// What lies between the parts and behind them: scales, biases, norms, and what may follow.
  func others(upTo end: Int) -> [Range<Int>] {
    var others: [Range<Int>] = []
    for (part, next) in zip(parts, parts.dropFirst().map(\.bytes.lowerBound) + [end])
    where part.bytes.upperBound < next {
      others.append(part.bytes.upperBound..<next)
    }
    return others
  }

  /// The stretches of a file of `end` bytes that are in memory when the chunks that `isKept` says
  /// are, and all that is no chunk, from the first one on.
  func stretches(_ isKept: [Bool], upTo end: Int) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var begin = ranges.first?.lowerBound ?? end
    for (range, isKept) in zip(ranges, isKept) where !isKept {
      if begin < range.lowerBound { stretches.append(begin..<range.lowerBound) }
      begin = range.upperBound
    }
    if begin < end { stretches.append(begin..<end) }
    return stretches
  }

  /// The chunks that have bytes in `range`.
  func overlapping(_ range: Range<Int>) -> [Int] {
    ranges.indices.filter { ranges[$0].overlaps(range) }
  }

  /// Bytes of all chunks.
  var byteCount: Int { ranges.reduce(0) { $0 + $1.count } }
}
