import SteleFile

/// A tile of int8 weights in two planes.
///
/// The loops over its bytes are written so that the compiler does many of them at once.
struct PlaneTile {
  let high: MappedArray<UInt8>
  let low: MappedArray<UInt8>

  /// The first byte of the planes where both halves of a weight are 0, which makes it −128.
  var firstByteOutOfRange: Int? {
    var smallest = UInt8.max
    high.withUnsafeBufferPointer { high in
      low.withUnsafeBufferPointer { low in
        for byte in 0..<low.count {
          smallest = min(smallest, Self.smallerWeight(high[byte], low[byte]))
        }
      }
    }
    guard smallest == 0 else { return nil }
    return low.indices.first { Self.smallerWeight(high[$0], low[$0]) == 0 }
  }

  /// 0 if one of the two weights in a byte of each plane is −128.
  @inline(__always)
  private static func smallerWeight(_ high: UInt8, _ low: UInt8) -> UInt8 {
    min(high & 0xF0 | low & 0x0F, high & 0x0F | low & 0xF0)
  }

  /// What the low halves of each row add up to.
  var lowSums: [LowHalves.Sums] {
    // Four bytes of each row follow each other, then the next four inputs of the first row.
    let columnByteCount = 4 * TileGeometry.tileRows
    var values = [UInt32](repeating: 0, count: columnByteCount)
    var squares = [UInt32](repeating: 0, count: columnByteCount)
    values.withUnsafeMutableBufferPointer { values in
      squares.withUnsafeMutableBufferPointer { squares in
        low.withUnsafeBufferPointer { low in
          for column in stride(from: 0, to: low.count, by: columnByteCount) {
            for byte in 0..<columnByteCount {
              let first = UInt32(low[column + byte] & 15)
              let second = UInt32(low[column + byte] >> 4)
              values[byte] &+= first &+ second
              squares[byte] &+= first &* first &+ second &* second
            }
          }
        }
      }
    }
    return (0..<TileGeometry.tileRows).map { row in
      var sums = LowHalves.Sums()
      for byte in 4 * row..<4 * row + 4 {
        sums.values += Int(values[byte])
        sums.squares += Int(squares[byte])
      }
      return sums
    }
  }
}
