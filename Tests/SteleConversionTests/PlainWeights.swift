import SteleModelFormat

/// Reads weights where the guide to the file format says that they are, one by one.
struct PlainWeights {
  let part: WeightPart
  let depth: Int
  /// The section's bytes.
  let bytes: [UInt8]

  /// The whole number of `row` and `input`, padding included.
  func weight(_ row: Int, _ input: Int) -> Int {
    switch part {
    case .int8ByInput:
      let byte = (row / 64 * depth + input) * 64 + Self.byte(ofRow: row % 64)
      return Int(Int8(bitPattern: bytes[byte]))
    case .int4:
      let block = row / 16 * ((depth + 63) / 64) + input / 64
      let byte = (9 * block + 1 + input % 64 / 8) * 64 + 4 * (row % 16) + input % 4
      return Int(input % 8 < 4 ? bytes[byte] >> 4 : bytes[byte] & 15) - 8
    case .int4ByInput:
      let group = row / 128 * ((depth + 31) / 32) + input / 32
      let byte = (36 * group + 4 + input % 32) * 64 + Self.byte(ofRow: row % 64)
      return Int(row % 128 < 64 ? bytes[byte] >> 4 : bytes[byte] & 15) - 8
    case .int8:
      let byte = ((row / 16 * ((depth + 3) / 4) + input / 4) * 16 + row % 16) * 4 + input % 4
      return Int(Int8(bitPattern: bytes[byte]))
    case .high, .low, .float32: preconditionFailure("not whole integers")
    }
  }

  /// The scale of `row` and `input`; of int4 weights only.
  func scale(_ row: Int, _ input: Int) -> Float16 {
    let byte: Int
    if part == .int4 {
      let block = row / 16 * ((depth + 63) / 64) + input / 64
      byte = 576 * block + 2 * (16 * (input % 64 / 32) + row % 16)
    } else {
      let group = row / 128 * ((depth + 31) / 32) + input / 32
      byte = 2304 * group + 2 * (row % 128)
    }
    return Float16(bitPattern: UInt16(bytes[byte]) | UInt16(bytes[byte + 1]) << 8)
  }

  /// Byte 16 L + 4 t + r of a line is of row 16 t + 4 L + r.
  private static func byte(ofRow row: Int) -> Int {
    for (tile, lane, rest) in (0..<64).map({ ($0 % 16 / 4, $0 / 16, $0 % 4) })
    where 16 * tile + 4 * lane + rest == row {
      return 16 * lane + 4 * tile + rest
    }
    preconditionFailure("row outside of its line")
  }
}
