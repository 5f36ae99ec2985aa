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
    case .int4:
      let block = row / 16 * ((depth + 63) / 64) + input / 64
      let byte = (9 * block + 1 + input % 64 / 8) * 64 + 4 * (row % 16) + input % 4
      return Int(input % 8 < 4 ? bytes[byte] >> 4 : bytes[byte] & 15) - 8
    case .int8:
      let byte = ((row / 16 * ((depth + 3) / 4) + input / 4) * 16 + row % 16) * 4 + input % 4
      return Int(Int8(bitPattern: bytes[byte]))
    case .high, .low, .float32: preconditionFailure("not whole integers")
    }
  }

  /// The scale of `row` and `input`; of int4 weights only.
  func scale(_ row: Int, _ input: Int) -> Float16 {
    let block = row / 16 * ((depth + 63) / 64) + input / 64
    let byte = 576 * block + 2 * (16 * (input % 64 / 32) + row % 16)
    return Float16(bitPattern: UInt16(bytes[byte]) | UInt16(bytes[byte + 1]) << 8)
  }
}
