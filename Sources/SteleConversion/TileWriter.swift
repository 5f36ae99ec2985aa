import SteleModelFormat

/// Turns as many rows of a matrix as one tile of one of its parts has into that tile.
///
/// Quantization to int8 is symmetric per row: scale = amax / 127, value = x · (127 / amax), rounded
/// half to even, so that every value lies in [-127, 127]. A row of zeros has the scale 0. For int4
/// see ``Int4Row``.
struct TileWriter {
  let geometry: TileGeometry
  let part: WeightPart
  /// The matrices whose rows, one after the other, make up this matrix.
  let sources: [TensorReader]
  /// How errors of int4 weights are fed back; nil where they are not.
  var feedback: FeedbackFactor?

  /// Bytes of one tile.
  var tileByteCount: Int { geometry.tileByteCount(part) }

  /// Tiles of the part.
  var tileCount: Int { geometry.tileCount }

  /// Bytes of the checkpoint that come into memory for a tile, on average.
  var touchedByteCount: Int {
    sources.reduce(0) { $0 + $1.touchedByteCount } / max(1, tileCount)
  }

  /// Writes tile `tile` into `output` and what is known of its rows into `statistics`.
  ///
  /// - `output`: ``tileByteCount`` bytes. `statistics`: one for each row of the matrix.
  func write(
    tile: Int, into output: UnsafeMutableRawBufferPointer,
    statistics: UnsafeMutableBufferPointer<RowStatistics>
  ) throws(ConversionError) {
    let tile = OutputTile(clearing: output, of: part, geometry, number: tile)
    if let feedback { return try write(tile, feedback) }
    // The loops over inputs run in whole blocks; the padding stays zero.
    let padded =
      (geometry.depth + TileGeometry.blockDepth - 1) / TileGeometry.blockDepth
      * TileGeometry.blockDepth
    let values = UnsafeMutableBufferPointer<Float>.allocate(capacity: padded)
    defer { values.deallocate() }
    values.initialize(repeating: 0)
    let weights = UnsafeMutableRawBufferPointer.allocate(byteCount: padded, alignment: 64)
    defer { weights.deallocate() }
    let scales = UnsafeMutableBufferPointer<Float>.allocate(
      capacity: padded / TileGeometry.scaleDepth)
    defer { scales.deallocate() }
    for row in tile.rows {
      let largest = try sources.read(row: row, into: values)
      switch part {
      case .float32:
        tile.put(values, row: row)
      case .int8, .high, .low:
        statistics[row].scale = largest / 127
        Self.quantize(values, largest: largest, into: weights)
        statistics[row].lowHalves = Self.lowHalves(of: weights)
        tile.put(int8: weights, row: row)
      case .int4:
        Int4Row.quantize(values, into: weights, scales: scales)
        tile.put(int4: weights, scales: scales, row: row)
      }
    }
  }

  /// Writes a tile of int4 weights, whose rows are quantized together.
  private func write(_ tile: OutputTile, _ feedback: FeedbackFactor) throws(ConversionError) {
    let values = Activations(count: tile.rows.count, width: geometry.depth)
    for (index, row) in tile.rows.enumerated() {
      _ = try sources.read(row: row, into: values.rows(index..<index + 1))
    }
    Int4Row.quantize(values, feedback) { index, weights, scales in
      tile.put(int4: weights, scales: scales, row: tile.rows.lowerBound + index)
    }
  }

  /// Has the system read the rows of `tiles` ahead where they lie here and there.
  func prepare(_ tiles: Range<Int>) {
    let end = min(tiles.upperBound * TileGeometry.tileRows, geometry.rows)
    // Matrices of several sources are read in their order.
    if sources.count == 1 {
      sources[0].prepare(rows: tiles.lowerBound * TileGeometry.tileRows..<end)
    }
  }

  /// Tells the system that the rows of the tiles before `tile` will not be read again.
  func release(upTo tile: Int) {
    var rows = min(tile * TileGeometry.tileRows, geometry.rows)
    for source in sources {
      source.release(upTo: min(rows, source.rows))
      rows -= min(rows, source.rows)
    }
  }

  /// Writes each value's weight, plus 128.
  private static func quantize(
    _ values: UnsafeMutableBufferPointer<Float>, largest: Float,
    into weights: UnsafeMutableRawBufferPointer
  ) {
    let factor = 127 / largest
    // All zero, or too small to have a reciprocal.
    let safe = factor.isFinite ? factor : 0
    // Adding 1.5 · 2^23 leaves the integer, rounded half to even, in the low bits of the sum.
    let shift: Float = 12_582_912 + 128
    for index in 0..<values.count {
      weights[index] = UInt8(truncatingIfNeeded: (values[index] * safe + shift).bitPattern)
    }
  }

  /// Padding has low halves of 0, which change no sum.
  private static func lowHalves(of weights: UnsafeMutableRawBufferPointer) -> LowHalves.Sums {
    var values: Int32 = 0
    var squares: Int32 = 0
    for weight in weights {
      let low = Int32(weight & 15)
      values &+= low
      squares &+= low &* low
    }
    var sums = LowHalves.Sums()
    sums.values = Int(values)
    sums.squares = Int(squares)
    return sums
  }
}
