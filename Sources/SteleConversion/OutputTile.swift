import SteleModelFormat

/// The bytes of a tile, into which rows are put.
struct OutputTile {
  let part: WeightPart
  /// The rows of the matrix that the tile has.
  let rows: Range<Int>
  private let bytes: UnsafeMutableRawBufferPointer

  /// Tile `number` of `part` of a matrix, in as many `bytes` as it takes; all weights and scales
  /// become zero.
  init(
    clearing bytes: UnsafeMutableRawBufferPointer, of part: WeightPart, _ geometry: TileGeometry,
    number: Int
  ) {
    precondition(bytes.count == geometry.tileByteCount(part), "a tile of another size")
    self.part = part
    self.bytes = bytes
    let first = number * TileGeometry.tileRows
    rows = first..<min(first + TileGeometry.tileRows, geometry.rows)
    bytes.initializeMemory(as: UInt8.self, repeating: part.zeroByte)
    guard part == .int4 else { return }
    // The scales at the start of each block.
    for start in stride(from: 0, to: bytes.count, by: TileGeometry.blockByteCount) {
      UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + 64])
        .initializeMemory(as: UInt8.self, repeating: 0)
    }
  }

  /// Puts the weights of `row` of the matrix, quantized to int8, plus 128 each, into their places.
  func put(int8 weights: UnsafeMutableRawBufferPointer, row: Int) {
    let within = row - rows.lowerBound
    let columns = bytes.bindMemory(to: UInt32.self)
    for column in 0..<columns.count / TileGeometry.tileRows {
      let packed: UInt32
      switch part {
      case .high:
        packed =
          Self.four(weights, 2 * column) & 0xF0F0_F0F0
          | Self.four(weights, 2 * column + 1) >> 4 & 0x0F0F_0F0F
      case .low:
        packed =
          Self.four(weights, 2 * column) & 0x0F0F_0F0F
          | Self.four(weights, 2 * column + 1) << 4 & 0xF0F0_F0F0
      default:
        packed = Self.four(weights, column) ^ 0x8080_8080
      }
      columns[column * TileGeometry.tileRows + within] = packed.littleEndian
    }
  }

  /// Puts the weights of `row` of the matrix, as they are, into their places.
  func put(_ values: UnsafeMutableBufferPointer<Float>, row: Int) {
    let columns = bytes.bindMemory(to: UInt32.self)
    for column in 0..<columns.count / TileGeometry.tileRows {
      columns[column * TileGeometry.tileRows + row - rows.lowerBound] =
        values[column].bitPattern.littleEndian
    }
  }

  /// Puts the weights of `row` of the matrix, quantized to int4, plus 8 each, and the scales of each
  /// 32 of them into their places.
  ///
  /// `weights` and `scales` are those of whole blocks; padding is zero.
  func put(
    int4 weights: UnsafeMutableRawBufferPointer, scales: UnsafeMutableBufferPointer<Float>,
    row: Int
  ) {
    let within = row - rows.lowerBound
    let blockByteCount = TileGeometry.blockByteCount
    for block in 0..<bytes.count / blockByteCount {
      let start = block * blockByteCount
      for half in 0..<2 {
        store(scales[2 * block + half], at: start + 2 * (half * TileGeometry.tileRows + within))
      }
      for line in 0..<8 {
        let column = 8 * block + line
        let packed =
          Self.four(weights, 2 * column) << 4 | Self.four(weights, 2 * column + 1)
        bytes.storeBytes(
          of: packed.littleEndian, toByteOffset: start + 64 * (line + 1) + 4 * within,
          as: UInt32.self)
      }
    }
  }

  private func store(_ scale: Float, at byte: Int) {
    bytes.storeBytes(
      of: Float16(scale).bitPattern.littleEndian, toByteOffset: byte, as: UInt16.self)
  }

  /// The weights of inputs 4 · `index` on of a row; the byte of the first is the lowest.
  private static func four(_ weights: UnsafeMutableRawBufferPointer, _ index: Int) -> UInt32 {
    UInt32(littleEndian: weights.load(fromByteOffset: 4 * index, as: UInt32.self))
  }
}
