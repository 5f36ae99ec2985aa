import SteleModelFormat

/// Turns sixteen rows at a time of a matrix into one tile of one of its parts.
///
/// Quantization is symmetric per row: scale = amax / 127, value = x · (127 / amax), rounded half to
/// even, so that every value lies in [-127, 127]. A row of zeros has the scale 0.
struct TileWriter {
  let geometry: TileGeometry
  let part: WeightPart
  /// The matrices whose rows, one after the other, make up this matrix.
  let sources: [TensorReader]

  /// Bytes of one tile.
  var tileByteCount: Int { geometry.tileByteCount(part) }

  /// Bytes of the checkpoint that a tile is made from, on average, and that lie between them.
  var spannedByteCount: Int {
    sources.reduce(0) { $0 + $1.spannedByteCount } / max(1, geometry.tileCount)
  }

  /// Writes tile `tile` into `output`, filled with the part's `WeightPart.zeroByte` before, and
  /// what is known of its rows into `statistics`.
  ///
  /// - `output`: ``tileByteCount`` bytes. `statistics`: one for each row of the matrix.
  func write(
    tile: Int, into output: UnsafeMutableRawBufferPointer,
    statistics: UnsafeMutableBufferPointer<RowStatistics>
  ) throws(ConversionError) {
    let first = tile * TileGeometry.tileRows
    let count = min(TileGeometry.tileRows, geometry.rows - first)
    // The loops below run in whole groups of eight inputs; the padding stays zero.
    let padded =
      (geometry.depth + TileGeometry.planeDepth - 1) / TileGeometry.planeDepth
      * TileGeometry.planeDepth
    let values = UnsafeMutableBufferPointer<Float>.allocate(capacity: padded)
    defer { values.deallocate() }
    values.initialize(repeating: 0)
    let weights = UnsafeMutableRawBufferPointer.allocate(byteCount: padded, alignment: 64)
    defer { weights.deallocate() }
    for row in 0..<count {
      let largest = try read(row: first + row, into: values)
      if part != .float32 {
        statistics[first + row].scale = largest / 127
        Self.quantize(values, largest: largest, into: weights)
        statistics[first + row].lowHalves = Self.lowHalves(of: weights)
      }
      pack(values, weights, row: row, into: output)
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

  private func read(
    row: Int, into values: UnsafeMutableBufferPointer<Float>
  ) throws(ConversionError) -> Float {
    var row = row
    for source in sources {
      if row < source.rows { return try source.read(row: row, into: values) }
      row -= source.rows
    }
    preconditionFailure("row outside the matrix")
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

  /// Puts a row in its place of a tile: of `values`, or of `weights`, which are quantized, plus 128
  /// each.
  private func pack(
    _ values: UnsafeMutableBufferPointer<Float>, _ weights: UnsafeMutableRawBufferPointer,
    row: Int, into output: UnsafeMutableRawBufferPointer
  ) {
    let columns = output.bindMemory(to: UInt32.self)
    // Four inputs of the row; the byte of the first is the lowest.
    func four(_ index: Int) -> UInt32 {
      UInt32(littleEndian: weights.load(fromByteOffset: 4 * index, as: UInt32.self))
    }
    for column in 0..<columns.count / TileGeometry.tileRows {
      let packed: UInt32
      switch part {
      case .float32:
        packed = values[column].bitPattern
      case .int8:
        packed = four(column) ^ 0x8080_8080
      case .high:
        packed = four(2 * column) & 0xF0F0_F0F0 | four(2 * column + 1) >> 4 & 0x0F0F_0F0F
      case .low:
        packed = four(2 * column) & 0x0F0F_0F0F | four(2 * column + 1) << 4 & 0xF0F0_F0F0
      }
      columns[column * TileGeometry.tileRows + row] = packed.littleEndian
    }
  }
}
