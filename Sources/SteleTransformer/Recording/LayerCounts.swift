import CSteleKernels

/// Where operations count the zero inputs of each decoder layer's second feed-forward matrix: memory
/// that stays where it is, for the next step to use again.
final class LayerCounts {
  private let counts: UnsafeMutableBufferPointer<stele_zero_counts>

  /// Zeros for so many layers.
  init(layers: Int) {
    counts = .allocate(capacity: layers)
    counts.initialize(repeating: stele_zero_counts())
  }

  deinit { counts.deallocate() }

  /// Where an operation puts what it counts in `layer`.
  func place(of layer: Int) -> UnsafeMutablePointer<stele_zero_counts>? {
    precondition(counts.indices.contains(layer), "no such layer")
    return counts.baseAddress.map { $0 + layer }
  }

  /// Layers.
  var count: Int { counts.count }

  /// What was last counted in `layer`.
  subscript(layer: Int) -> InputCounts {
    let found = counts[layer]
    return InputCounts(
      count: found.inputs, zero: found.zeros, columns: found.columns,
      zeroColumns: found.zero_columns)
  }

  /// What was last counted in all layers together.
  var sum: InputCounts {
    var sum = InputCounts(count: 0, zero: 0, columns: 0, zeroColumns: 0)
    for layer in 0..<count { sum += self[layer] }
    return sum
  }
}
