import CSteleKernels
import SteleModelFormat
import SteleTokenizer

/// What the steps of a batch look at of the vocabulary, where that is not all; see
/// `stele_shortlist`.
struct ShortlistBuffers {
  private let list: UnsafeMutableBufferPointer<stele_shortlist>
  private let tiles: UnsafeMutableBufferPointer<UInt32>
  private let masks: UnsafeMutableBufferPointer<UInt16>
  /// Rows that count for one sentence, sentence after sentence; each of them ascending.
  private let ownRows: UnsafeMutableBufferPointer<Int32>
  /// Their logits: for each sentence (rows that it has in a pass, its own rows).
  private let ownLogits: UnsafeMutableBufferPointer<Float>
  private let rowsPerSentence: Int
  /// Where each sentence's own rows are.
  private var own: [Range<Int>] = []
  /// Tiles of rows that count for all, and of others.
  private(set) var commonCount = 0
  private(set) var count = 0

  /// Reservations, made before the arena exists: of nothing where steps look at all.
  struct Plan {
    let list: ArenaPlan.Reservation<stele_shortlist>
    let tiles: ArenaPlan.Reservation<UInt32>
    let masks: ArenaPlan.Reservation<UInt16>
    let ownRows: ArenaPlan.Reservation<Int32>
    let ownLogits: ArenaPlan.Reservation<Float>

    init(_ arena: inout ArenaPlan, vocabulary: Int, _ capacity: TransformerSession.Capacity) {
      let exists = capacity.shortlist != nil
      let tileCount = exists ? TileGeometry(rows: vocabulary, depth: 1).tileCount : 0
      let sourceTokens = exists ? capacity.sourceTokens : 0
      list = arena.reserve(stele_shortlist.self, exists ? 1 : 0)
      tiles = arena.reserve(UInt32.self, tileCount)
      masks = arena.reserve(UInt16.self, tileCount)
      ownRows = arena.reserve(Int32.self, sourceTokens)
      ownLogits = arena.reserve(Float.self, sourceTokens * capacity.beams)
    }
  }

  init(_ arena: Arena, _ plan: Plan, rowsPerSentence: Int) {
    list = arena.buffer(plan.list)
    tiles = arena.buffer(plan.tiles)
    masks = arena.buffer(plan.masks)
    ownRows = arena.buffer(plan.ownRows)
    ownLogits = arena.buffer(plan.ownLogits)
    self.rowsPerSentence = rowsPerSentence
  }

  /// Lists what counts for all, `common`, and the tokens of each of `sources` besides.
  mutating func fill(_ common: ScriptRows, _ sources: [[TokenID]], _ tokenRows: TokenRows) {
    listCommon(common)
    own = []
    var ownTiles: Set<UInt32> = []
    var end = 0
    for source in sources {
      let rows = Set(source.map { tokenRows.row(of: $0) }).filter { !common.contains($0) }.sorted()
      for (index, row) in rows.enumerated() { ownRows[end + index] = row }
      own.append(end..<end + rows.count)
      end += rows.count
      ownTiles.formUnion(rows.map { Self.tile(of: Int($0)) })
    }
    let others = ownTiles.subtracting(tiles[..<commonCount]).sorted()
    for (index, tile) in others.enumerated() { tiles[commonCount + index] = tile }
    count = commonCount + others.count
    list[0] = stele_shortlist(
      tiles: tiles.baseAddress, masks: masks.baseAddress, common_count: commonCount, count: count)
  }

  private mutating func listCommon(_ common: ScriptRows) {
    commonCount = 0
    for range in common.ranges {
      for tile in Self.tile(of: range.lowerBound)...Self.tile(of: range.upperBound - 1) {
        let first = Int(tile) * TileGeometry.tileRows
        let rows = range.clamped(to: first..<first + TileGeometry.tileRows)
        let mask = UInt16(truncatingIfNeeded: (1 << rows.count - 1) << (rows.lowerBound - first))
        if commonCount > 0, tiles[commonCount - 1] == tile {
          masks[commonCount - 1] |= mask
        } else {
          tiles[commonCount] = tile
          masks[commonCount] = mask
          commonCount += 1
        }
      }
    }
  }

  private static func tile(of row: Int) -> UInt32 { UInt32(row / TileGeometry.tileRows) }

  /// The list for the kernels; valid as long as the arena lives.
  var address: UnsafePointer<stele_shortlist>? { list.baseAddress.map { UnsafePointer($0) } }

  /// The tiles that count for all, in order.
  var commonTiles: Slice<UnsafeMutableBufferPointer<UInt32>> { tiles[..<commonCount] }

  /// The rows of all sentences that do not count for all.
  var allOwnRows: UnsafeMutableBufferPointer<Int32> {
    UnsafeMutableBufferPointer(rebasing: ownRows[..<(own.last?.upperBound ?? 0)])
  }

  /// What a hypothesis has of its own.
  struct Own {
    var rows: UnsafePointer<Int32>?
    var logits: UnsafeMutablePointer<Float>?
    var count = 0
  }

  /// What hypothesis `row` of a sentence has of its own.
  func own(sentence: Int, row: Int) -> Own {
    precondition(row < rowsPerSentence, "more rows than planned")
    let range = own[sentence]
    let first = range.lowerBound * rowsPerSentence + row * range.count
    return Own(
      rows: ownRows.baseAddress.map { UnsafePointer($0 + range.lowerBound) },
      logits: ownLogits.baseAddress.map { $0 + first }, count: range.count)
  }
}
