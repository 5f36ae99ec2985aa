/// Where weights and scales lie in a section of int4 weights.
struct Int4Tiles {
  let geometry: TileGeometry

  /// What can be wrong with such a section, and at which of its bytes.
  enum Fault {
    /// A scale that is negative, infinite or not a number.
    case scale(byte: Int)
    /// A weight or a scale that is not zero where the matrix has no row or no input.
    case padding(byte: Int)
  }

  /// The first fault of a section, which has the length that its shape says; nil if there is none.
  func firstFault(in section: UnsafeBufferPointer<UInt8>) -> Fault? {
    let storedRows = geometry.tileCount * TileGeometry.tileRows
    let groups = storedDepth / TileGeometry.scaleDepth
    for row in 0..<storedRows {
      for group in 0..<groups {
        let byte = firstByte(ofScale: row, group)
        let bits = UInt16(section[byte]) | UInt16(section[byte + 1]) << 8
        // Halves from 0 to the largest finite one come first; what follows them is no scale.
        guard bits <= Float16.greatestFiniteMagnitude.bitPattern else { return .scale(byte: byte) }
        guard bits == 0 || (row < geometry.rows && group * TileGeometry.scaleDepth < geometry.depth)
        else { return .padding(byte: byte) }
      }
      for input in (row < geometry.rows ? geometry.depth : 0)..<storedDepth {
        let (byte, isUpper) = place(row, input)
        guard (isUpper ? section[byte] >> 4 : section[byte] & 15) == 8 else {
          return .padding(byte: byte)
        }
      }
    }
    return nil
  }

  /// Inputs of a tile, padding counted.
  private var storedDepth: Int {
    let unit = TileGeometry.blockDepth
    return (geometry.depth + unit - 1) / unit * unit
  }

  /// Where the scale of `row` for the inputs from 32 · `group` on is.
  private func firstByte(ofScale row: Int, _ group: Int) -> Int {
    let start = row / TileGeometry.tileRows * geometry.tileByteCount(.int4)
    return start + group / 2 * TileGeometry.blockByteCount
      + 2 * (group % 2 * TileGeometry.tileRows + row % TileGeometry.tileRows)
  }

  /// Where the weight of `row` for `input` is, and whether in the byte's upper four bits.
  private func place(_ row: Int, _ input: Int) -> (byte: Int, isUpper: Bool) {
    let start = row / TileGeometry.tileRows * geometry.tileByteCount(.int4)
    let line = input / TileGeometry.blockDepth * 9 + 1 + input % TileGeometry.blockDepth / 8
    return (start + 64 * line + 4 * (row % TileGeometry.tileRows) + input % 4, input % 8 < 4)
  }
}
