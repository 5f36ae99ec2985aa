import CSteleKernels
import SteleModelFormat

/// Screening where the low halves of the embedding are not in memory: all that has to be looked at
/// is read together, when all high halves were gone through.
///
/// Looking at once, a thread would wait for the disk at each tile. The answer is the same.
struct CloserLooks {
  private let matrix: stele_split_matrix_i8
  private let tokens: stele_tokens_i8
  private let rows: UnsafeMutablePointer<stele_projection_row>
  private let scratch: UnsafeMutableRawPointer
  private let tileCount: Int
  /// (rows, tiles): the largest logit that a tile can have.
  private let ceilings: UnsafeMutableBufferPointer<Float>
  /// (rows,): what a ceiling must reach for its tile to be looked at.
  private let least: UnsafeMutableBufferPointer<Float>

  /// Tiles that each row looks at before it knows how much the others must reach: of a row the
  /// demo model looks at 12 on average.
  private static let firstLooks = 16

  /// Numbers that have to be noted for `rows` rows.
  static func noteCount(vocabulary: Int, rows: Int) -> Int {
    min(rows, Screening.mostRows) * (tileCount(vocabulary) + 1)
  }

  private static func tileCount(_ rows: Int) -> Int {
    (rows + TileGeometry.tileRows - 1) / TileGeometry.tileRows
  }

  /// Looks at `matrix` for `tokens`, to answer `rows`; `notes` have room for `noteCount`.
  init(
    _ matrix: stele_split_matrix_i8, _ tokens: stele_tokens_i8,
    _ rows: UnsafeMutablePointer<stele_projection_row>, scratch: UnsafeMutableRawPointer,
    notes: UnsafeMutableBufferPointer<Float>
  ) {
    (self.matrix, self.tokens, self.rows, self.scratch) = (matrix, tokens, rows, scratch)
    tileCount = Self.tileCount(matrix.rows)
    precondition(tokens.count * (tileCount + 1) <= notes.count, "more rows than planned")
    let rowCount = tokens.count
    ceilings = UnsafeMutableBufferPointer(rebasing: notes[..<(rowCount * tileCount)])
    least = UnsafeMutableBufferPointer(
      rebasing: notes[ceilings.count..<(ceilings.count + rowCount)])
  }

  /// Finds what each tile can hold at best.
  var bounds: stele_operation {
    stele_screen_bounds_i8(matrix, tokens, rows, scratch, ceilings.baseAddress)
  }

  private var look: stele_operation {
    stele_screen_look_i8(
      matrix, tokens, rows, scratch, ceilings.baseAddress, least.baseAddress)
  }

  /// Looks at all that have to be looked at, after ``bounds`` were found.
  func run(on stream: WeightStream, _ run: ([stele_operation]) -> Void) {
    for row in 0..<tokens.count {
      least[row] = highest(of: row)
      ask(stream, row, reaching: least[row])
    }
    run([look])
    var misses = false
    for row in 0..<tokens.count {
      least[row] = -.infinity
      if ask(stream, row, reaching: stele_screening_best(scratch, row)) { misses = true }
    }
    let merge = stele_screen_merge(rows, tokens.count, scratch)
    run(misses ? [look, merge] : [merge])
  }

  /// The lowest of the row's first ceilings.
  private func highest(of row: Int) -> Float {
    // Descending.
    var first = [Float](repeating: -.infinity, count: Self.firstLooks)
    for ceiling in ceilings(of: row) where ceiling > first[Self.firstLooks - 1] {
      var place = Self.firstLooks - 1
      while place > 0, ceiling > first[place - 1] {
        first[place] = first[place - 1]
        place -= 1
      }
      first[place] = ceiling
    }
    return first[Self.firstLooks - 1]
  }

  /// Has the system read the tiles of a row whose ceiling reaches `bar`; whether there are any.
  @discardableResult
  private func ask(_ stream: WeightStream, _ row: Int, reaching bar: Float) -> Bool {
    var asks = false
    for (tile, ceiling) in ceilings(of: row).enumerated()
    where ceiling >= bar && ceiling > -.infinity {
      stream.lookCloser(atTile: tile)
      asks = true
    }
    return asks
  }

  private func ceilings(of row: Int) -> Slice<UnsafeMutableBufferPointer<Float>> {
    ceilings[(row * tileCount)..<((row + 1) * tileCount)]
  }
}
