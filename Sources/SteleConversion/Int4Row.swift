/// Quantizes rows of weights to int4: groups of 32 inputs with a scale of half precision each.
///
/// A weight w becomes q = w / scale, rounded half to even and held within [-8, 7]. The scale is never
/// negative.
enum Int4Row {
  /// Inputs that share a scale.
  typealias Group = SIMD32<Float>

  /// Writes each value's weight, plus 8, and each group's scale.
  ///
  /// - `values`: whole groups. `weights`: as many bytes. `scales`: one for each group.
  static func quantize(
    _ values: UnsafeMutableBufferPointer<Float>, into weights: UnsafeMutableRawBufferPointer,
    scales: UnsafeMutableBufferPointer<Float16>
  ) {
    for group in scales.indices {
      var some = Group.zero
      for input in 0..<Group.scalarCount { some[input] = values[group * 32 + input] }
      let scale = scale(of: some)
      scales[group] = scale
      let quantized = quantized(some, scale: Float(scale))
      for input in 0..<Group.scalarCount {
        weights[group * 32 + input] = UInt8(truncatingIfNeeded: Int32(quantized[input]) + 8)
      }
    }
  }

  /// Whole numbers in [-8, 7] that are closest to `values` divided by `scale`, as floats.
  static func quantized(_ values: Group, scale: Float) -> Group {
    guard scale > 0 else { return .zero }
    var quotients = values / scale
    quotients.replace(with: -8, where: quotients .< -8)
    quotients.replace(with: 7, where: quotients .> 7)
    // Adding 1.5 · 2^23 rounds to whole numbers, half to even.
    let shift: Float = 12_582_912
    return quotients + shift - shift
  }

  /// The scale that lets the largest magnitude become 7.
  static func scale(of values: Group) -> Float16 {
    let largest = max(values.max(), -values.min())
    guard largest > 0 else { return 0 }  // A zero may be negative, a scale may not.
    return min(Float16(largest / 7), .greatestFiniteMagnitude)
  }
}
