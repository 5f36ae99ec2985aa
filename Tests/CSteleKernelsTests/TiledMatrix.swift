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
  init(_ values: [Element], rows: Int, depth: Int, inputs: Int) {
    let tiles = (rows + 15) / 16
    let groups = (depth + inputs - 1) / inputs
    let count = tiles * groups * 16 * inputs
    storage = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Element>.stride, alignment: 64)
    weights = storage.bindMemory(to: Element.self, capacity: count)
    weights.initialize(repeating: 0, count: count)
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
