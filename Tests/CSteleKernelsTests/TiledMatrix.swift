import CSteleKernels

/// Weights in the order in which the kernels read them, owned by the test.
///
/// Tiles of 16 rows; in a tile, groups of `inputs` inputs, each row's beside the next row's.
final class TiledMatrix<Element: Numeric> {
  let rows: Int
  let depth: Int
  let weights: UnsafeMutablePointer<Element>
  private let storage: UnsafeMutableRawPointer

  /// - Parameters:
  ///   - values: (rows, depth), row by row.
  ///   - rows: The true number of rows; storage is padded with zeros.
  ///   - depth: The true number of inputs.
  ///   - inputs: How many inputs of a row lie together: 4 for int8, 1 for float32.
  ///   - padding: What missing rows and inputs are.
  init(_ values: [Element], rows: Int, depth: Int, inputs: Int, padding: Element = 0) {
    let tiles = (rows + 15) / 16
    let groups = (depth + inputs - 1) / inputs
    let count = tiles * groups * 16 * inputs
    storage = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Element>.stride, alignment: 64)
    weights = storage.bindMemory(to: Element.self, capacity: count)
    weights.initialize(repeating: padding, count: count)
    self.rows = rows
    self.depth = depth
    for row in 0..<rows {
      for input in 0..<depth {
        let group = (row / 16) * groups + input / inputs
        weights[(group * 16 + row % 16) * inputs + input % inputs] = values[row * depth + input]
      }
    }
  }

  deinit { storage.deallocate() }
}

extension TiledMatrix<Float> {
  /// Calls `body` with the kernels' view, valid during the call.
  func withKernelMatrix<R>(bias: [Float], _ body: (stele_matrix_f32) -> R) -> R {
    withExtendedLifetime(self) {
      bias.withUnsafeBufferPointer {
        body(
          stele_matrix_f32(
            weights: weights, bias: $0.baseAddress, rows: rows, depth: depth))
      }
    }
  }
}

/// An int8 matrix with everything a kernel wants of it, and its values row by row.
struct Int8Matrix {
  let values: [Int8]
  let scales: [Float]
  let bias: [Float]?
  let tiled: TiledMatrix<Int8>

  init(_ values: [Int8], scales: [Float], bias: [Float]?, depth: Int) {
    self.values = values
    self.scales = scales
    self.bias = bias
    tiled = TiledMatrix(values, rows: scales.count, depth: depth, inputs: 4)
  }

  init(random: inout SeededGenerator, rows: Int, depth: Int, bias: Bool = true) {
    self.init(
      random.bytes(rows * depth), scales: random.floats(rows, in: 0.001...0.01),
      bias: bias ? random.floats(rows) : nil, depth: depth)
  }

  var rows: Int { tiled.rows }
  var depth: Int { tiled.depth }

  /// Calls `body` with the kernels' view, valid during the call.
  func withKernelMatrix<R>(_ body: (stele_matrix_i8) -> R) -> R {
    scales.withUnsafeBufferPointer { scales in
      func call(_ bias: UnsafePointer<Float>?) -> R {
        body(
          stele_matrix_i8(
            weights: tiled.weights, scales: scales.baseAddress, bias: bias, rows: rows,
            depth: depth))
      }
      guard let bias else { return call(nil) }
      return bias.withUnsafeBufferPointer { call($0.baseAddress) }
    }
  }
}

/// An int8 matrix in two planes of halves, and its values row by row.
final class SplitMatrix {
  let values: [Int8]
  let scales: [Float]
  let depth: Int
  private let high: TiledMatrix<UInt32>
  private let low: TiledMatrix<UInt32>
  private let lowMeans: [Float]
  private let lowSpreads: [Float]

  init(_ values: [Int8], scales: [Float], depth: Int) {
    self.values = values
    self.scales = scales
    self.depth = depth
    let columns = (depth + 7) / 8
    var high: [UInt32] = []
    var low: [UInt32] = []
    for row in scales.indices {
      // Zero weights behind the depth.
      let weights =
        values[row * depth..<(row + 1) * depth].map { UInt32(Int32($0) + 128) }
        + [UInt32](repeating: 128, count: columns * 8 - depth)
      for column in 0..<columns {
        var (h, l) = (UInt32(0), UInt32(0))
        for byte in 0..<4 {
          let (first, second) = (weights[column * 8 + byte], weights[column * 8 + 4 + byte])
          h |= (first / 16 * 16 + second / 16) << UInt32(8 * byte)
          l |= (second % 16 * 16 + first % 16) << UInt32(8 * byte)
        }
        high.append(h.littleEndian)
        low.append(l.littleEndian)
      }
    }
    let padding = UInt32(0x8888_8888)
    self.high = TiledMatrix(
      high, rows: scales.count, depth: columns, inputs: 1, padding: padding)
    self.low = TiledMatrix(low, rows: scales.count, depth: columns, inputs: 1)
    let halves = scales.indices.map { row in
      values[row * depth..<(row + 1) * depth].map { Float((Int32($0) + 128) % 16) }
    }
    lowMeans = halves.map { $0.reduce(0, +) / Float(depth) }
    lowSpreads = zip(halves, lowMeans).map { row, mean in
      (row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(depth)).squareRoot()
    }
  }

  convenience init(random: inout SeededGenerator, rows: Int, depth: Int) {
    self.init(
      random.bytes(rows * depth), scales: random.floats(rows, in: 0.001...0.01), depth: depth)
  }

  var rows: Int { scales.count }

  /// The same in one piece.
  var whole: Int8Matrix { Int8Matrix(values, scales: scales, bias: nil, depth: depth) }

  /// Calls `body` with the kernels' view, valid during the call.
  func withKernelMatrix<R>(_ body: (stele_split_matrix_i8) -> R) -> R {
    scales.withUnsafeBufferPointer { scales in
      lowMeans.withUnsafeBufferPointer { means in
        lowSpreads.withUnsafeBufferPointer { spreads in
          body(
            stele_split_matrix_i8(
              high: UnsafeRawPointer(high.weights).assumingMemoryBound(to: UInt8.self),
              low: UnsafeRawPointer(low.weights).assumingMemoryBound(to: UInt8.self),
              scales: scales.baseAddress, low_means: means.baseAddress,
              low_spreads: spreads.baseAddress, rows: rows, depth: depth))
        }
      }
    }
  }
}

/// Quantized activations: (count, stride) with zeros behind the depth.
struct Int8Tokens {
  let values: [Int8]
  let scales: [Float]
  let stride: Int

  init(_ values: [Int8], scales: [Float], depth: Int) {
    stride = (depth + 3) / 4 * 4
    var padded = [Int8](repeating: 0, count: scales.count * stride)
    for token in scales.indices {
      for input in 0..<depth { padded[token * stride + input] = values[token * depth + input] }
    }
    self.values = padded
    self.scales = scales
  }

  init(random: inout SeededGenerator, count: Int, depth: Int) {
    self.init(
      random.bytes(count * depth), scales: random.floats(count, in: 0.001...0.1), depth: depth)
  }

  func withKernelTokens<R>(_ body: (stele_tokens_i8) -> R) -> R {
    values.withUnsafeBufferPointer { values in
      scales.withUnsafeBufferPointer { scales in
        body(
          stele_tokens_i8(
            values: values.baseAddress, scales: scales.baseAddress, count: scales.count,
            stride: stride))
      }
    }
  }
}
