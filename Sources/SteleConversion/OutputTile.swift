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
    rows = number * part.tileRows..<min((number + 1) * part.tileRows, geometry.rows)
    bytes.initializeMemory(as: UInt8.self, repeating: part.zeroByte)
    guard let unit = scaleUnit else { return }
    for start in stride(from: 0, to: bytes.count, by: unit.byteCount) {
      UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + unit.scaleByteCount])
        .initializeMemory(as: UInt8.self, repeating: 0)
    }
  }

  /// What repeats in a tile of int4 weights, and how many of its first bytes are scales; nil in
  /// other tiles.
  private var scaleUnit: (byteCount: Int, scaleByteCount: Int)? {
    switch part {
    case .int4: (TileGeometry.blockByteCount, 64)
    case .int4ByInput: (TileGeometry.inputGroupByteCount, 4 * 64)
    case .int8, .int8ByInput, .high, .low, .float32: nil
    }
  }

  /// Puts the weights of `row` of the matrix, quantized to int8, plus 128 each, into their places.
  func put(int8 weights: UnsafeMutableRawBufferPointer, row: Int) {
    let within = row - rows.lowerBound
    guard part != .int8ByInput else {
      let byte = InputLine.byte(ofRow: within)
      for input in 0..<bytes.count / InputLine.rows {
        bytes[input * InputLine.rows + byte] = weights[input] ^ 0x80
      }
      return
    }
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
    if part == .int4 {
      putInTile(weights, scales, row - rows.lowerBound)
    } else {
      putByInput(weights, scales, row - rows.lowerBound)
    }
  }

  private func putInTile(
    _ weights: UnsafeMutableRawBufferPointer, _ scales: UnsafeMutableBufferPointer<Float>,
    _ row: Int
  ) {
    let blockByteCount = TileGeometry.blockByteCount
    for block in 0..<bytes.count / blockByteCount {
      let start = block * blockByteCount
      for half in 0..<2 {
        store(scales[2 * block + half], at: start + 2 * (half * TileGeometry.tileRows + row))
      }
      for line in 0..<8 {
        let column = 8 * block + line
        let packed =
          Self.four(weights, 2 * column) << 4 | Self.four(weights, 2 * column + 1)
        bytes.storeBytes(
          of: packed.littleEndian, toByteOffset: start + 64 * (line + 1) + 4 * row,
          as: UInt32.self)
      }
    }
  }

  private func putByInput(
    _ weights: UnsafeMutableRawBufferPointer, _ scales: UnsafeMutableBufferPointer<Float>,
    _ row: Int
  ) {
    let byte = InputLine.byte(ofRow: row % InputLine.rows)
    let isUpper = row < InputLine.rows
    let depth = TileGeometry.scaleDepth
    let groupByteCount = TileGeometry.inputGroupByteCount
    for group in 0..<bytes.count / groupByteCount {
      let start = group * groupByteCount
      store(scales[group], at: start + 2 * row)
      for input in 0..<depth {
        let place = start + 64 * (4 + input) + byte
        let weight = weights[group * depth + input]
        bytes[place] = isUpper ? bytes[place] & 0x0F | weight << 4 : bytes[place] & 0xF0 | weight
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
