import SteleModelFormat
import SteleTestSupport
import Testing

@testable import SteleConversion

/// What is put into tiles of every part, read one by one.
@Suite struct TileLayoutTests {
  private static let parts: [WeightPart] = [.int8, .int4]

  @Test(arguments: parts)
  func `What is read is what was put, and padding is zero`(_ part: WeightPart) {
    var random = SplitMix64(seed: 11)
    let fixed = [(1, 1), (16, 32), (64, 64), (128, 64), (129, 65), (17, 31), (300, 33), (63, 200)]
    let drawn = (0..<12).map { _ in
      (Int(random.next() % 290) + 1, Int(random.next() % 150) + 1)
    }
    for (rows, depth) in fixed + drawn { check(part, rows: rows, depth: depth, &random) }
  }

  private func check(
    _ part: WeightPart, rows: Int, depth: Int, _ random: inout SplitMix64
  ) {
    let geometry = TileGeometry(rows: rows, depth: depth)
    let isInt4 = part == .int4
    let storedDepth = (depth + 63) / 64 * 64
    var weights: [[UInt8]] = []
    var scales: [[Float]] = []
    for _ in 0..<rows {
      weights.append(
        (0..<storedDepth).map { input in
          guard input < depth else { return isInt4 ? 8 : 128 }
          return isInt4 ? UInt8(random.next() % 16) : UInt8(random.next() % 255) + 1
        })
      scales.append(
        (0..<storedDepth / 32).map { group in
          32 * group < depth ? Float(Float16(bitPattern: UInt16(random.next() % 0x7C00))) : 0
        })
    }
    let section = section(part, geometry, &weights, &scales)
    #expect(section.count == geometry.shape(part).reduce(1, *))
    let plain = PlainWeights(part: part, depth: depth, bytes: section)
    let unit = isInt4 ? 64 : 4
    let mistakes = (0..<geometry.tileCount * TileGeometry.tileRows).flatMap { row in
      (0..<(depth + unit - 1) / unit * unit).filter { input in
        let isThere = row < rows && input < depth
        let zero = isInt4 ? 8 : 128
        let expected = isThere ? Int(weights[row][input]) - zero : 0
        let scale = row < rows ? scales[row][input / 32] : 0
        return plain.weight(row, input) != expected
          || isInt4 && Float(plain.scale(row, input)) != scale
      }.map { (row, $0) }
    }
    #expect(mistakes.isEmpty, "\(part) \(rows) x \(depth): \(mistakes.prefix(3))")
  }

  /// All tiles of a matrix, one after the other; the memory they are put into held other things.
  private func section(
    _ part: WeightPart, _ geometry: TileGeometry, _ weights: inout [[UInt8]],
    _ scales: inout [[Float]]
  ) -> [UInt8] {
    let tileByteCount = geometry.tileByteCount(part)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: tileByteCount, alignment: 64)
    defer { buffer.deallocate() }
    var section: [UInt8] = []
    for number in 0..<geometry.tileCount {
      buffer.initializeMemory(as: UInt8.self, repeating: 0xA5)
      let tile = OutputTile(clearing: buffer, of: part, geometry, number: number)
      for row in tile.rows {
        weights[row].withUnsafeMutableBytes { weights in
          scales[row].withUnsafeMutableBufferPointer { scales in
            if part == .int4 {
              tile.put(int4: weights, scales: scales, row: row)
            } else {
              tile.put(int8: weights, row: row)
            }
          }
        }
      }
      section += buffer
    }
    return section
  }

  /// Sizes that the kernels rely on, at the shape of NLLB-200's 600M.
  @Test func `Parts take the bytes that the format says`() {
    let out = TileGeometry(rows: 1024, depth: 4096)
    #expect(out.shape(.int4) == [64, 64, 9, 64])
    #expect(out.tileByteCount(.int4) == 64 * 576)
    let small = TileGeometry(rows: 65, depth: 33)
    #expect(small.shape(.int4) == [5, 1, 9, 64])
  }
}
