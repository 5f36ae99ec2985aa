import SteleModelFormat

/// Turns sixteen rows at a time of a matrix into one tile.
///
/// Quantization is symmetric per row: scale = amax / 127, value = x · (127 / amax), rounded half to
/// even, so that every value lies in [-127, 127]. A row of zeros has the scale 0.
struct TileWriter {
  let geometry: TileGeometry
  let weights: WeightType
  /// The matrices whose rows, one after the other, make up this matrix.
  let parts: [TensorReader]

  /// Bytes of one tile.
  var tileByteCount: Int {
    geometry.tileElementCount(weights) * (weights == .int8 ? 1 : 4)
  }

  /// Writes tile `tile` into `output`, and its rows' scales into `scales`, both zero before.
  ///
  /// - `output`: ``tileByteCount`` bytes. `scales`: one for each row of the matrix.
  func write(
    tile: Int, into output: UnsafeMutableRawBufferPointer,
    scales: UnsafeMutableBufferPointer<Float>
  ) throws(ConversionError) {
    let first = tile * TileGeometry.tileRows
    let count = min(TileGeometry.tileRows, geometry.rows - first)
    // The rounding loop below runs in whole groups of four inputs; the padding stays zero.
    let values = UnsafeMutableBufferPointer<Float>.allocate(capacity: geometry.paddedDepth)
    defer { values.deallocate() }
    values.initialize(repeating: 0)
    for row in 0..<count {
      let largest = try read(row: first + row, into: values)
      switch weights {
      case .int8:
        scales[first + row] = largest / 127
        Self.quantize(values, largest: largest, row: row, into: output)
      case .float32:
        let tile = output.bindMemory(to: Float.self)
        for column in 0..<geometry.depth {
          tile[column * TileGeometry.tileRows + row] = values[column]
        }
      }
    }
  }

  /// Tells the kernel that the rows of the tiles before `tile` will not be read again.
  func release(upTo tile: Int) {
    var rows = min(tile * TileGeometry.tileRows, geometry.rows)
    for part in parts {
      part.release(upTo: min(rows, part.rows))
      rows -= min(rows, part.rows)
    }
  }

  private func read(
    row: Int, into values: UnsafeMutableBufferPointer<Float>
  ) throws(ConversionError) -> Float {
    var row = row
    for part in parts {
      if row < part.rows { return try part.read(row: row, into: values) }
      row -= part.rows
    }
    preconditionFailure("row outside the matrix")
  }

  private static func quantize(
    _ values: UnsafeMutableBufferPointer<Float>, largest: Float, row: Int,
    into output: UnsafeMutableRawBufferPointer
  ) {
    let factor = 127 / largest
    guard factor.isFinite else { return }  // all zero, or too small to have a reciprocal
    // Adding 1.5 · 2^23 leaves the integer, rounded half to even, in the low bits of the sum.
    let shift: Float = 12_582_912
    let groups = output.bindMemory(to: UInt32.self)
    for group in 0..<values.count / TileGeometry.tileDepth {
      var packed: UInt32 = 0
      for offset in 0..<TileGeometry.tileDepth {
        let bits = (values[group * TileGeometry.tileDepth + offset] * factor + shift).bitPattern
        packed |= (bits & 0xFF) << UInt32(8 * offset)
      }
      groups[group * TileGeometry.tileRows + row] = packed.littleEndian
    }
  }
}
