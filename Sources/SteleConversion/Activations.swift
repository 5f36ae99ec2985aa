import CSteleConversion

/// Rows of float32 numbers, one for each token; what pads them is zero.
final class Activations {
  /// Tokens.
  let count: Int
  /// Floats from a row to the next: the width rounded up to whole lines of what reads them.
  let stride: Int
  let values: UnsafeMutableBufferPointer<Float>

  /// `count` rows of `width` zeros.
  init(count: Int, width: Int) {
    self.count = count
    stride = Self.padded(width)
    values = .allocate(capacity: count * stride)
    values.initialize(repeating: 0)
  }

  deinit { values.deallocate() }

  /// `width` in whole parts of 64.
  static func padded(_ width: Int) -> Int { (width + 63) / 64 * 64 }

  /// The numbers of the tokens in `range`, from their column `column` on.
  func rows(_ range: Range<Int>, from column: Int = 0) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(
      rebasing: values[range.lowerBound * stride + column..<range.upperBound * stride])
  }

  /// Adds `other`, which has as many columns, to the rows from `first` on.
  func add(_ other: Activations, from first: Int) {
    precondition(other.stride == stride && first + other.count <= count, "rows outside")
    for index in other.values.indices { values[first * stride + index] += other.values[index] }
  }

  /// The rows of the tokens in `range`.
  func copy(of range: Range<Int>) -> Activations {
    let copy = Activations(count: range.count, width: stride)
    _ = copy.values.update(fromContentsOf: rows(range))
    return copy
  }

  /// Makes each row the layer norm of the states of `tokens`.
  ///
  /// - `norm`: the norm's weight, then its bias, each of `width` floats.
  func setNorm(of states: Activations, _ tokens: Range<Int>, by norm: [Float], width: Int) {
    precondition(norm.count == 2 * width && tokens.count <= count, "another norm")
    norm.withUnsafeBufferPointer { norm in
      stele_normalize(
        states.rows(tokens).baseAddress, width, stride, norm.baseAddress,
        norm.baseAddress.map { $0 + width }, tokens.count, values.baseAddress)
    }
  }

  /// Makes what is negative zero.
  func rectify() {
    for index in values.indices where values[index] < 0 { values[index] = 0 }
  }
}
