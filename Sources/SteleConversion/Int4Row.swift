import CSteleConversion
import SteleModelFormat

/// Quantizes rows of weights to int4; `stele_conversion.h` says how.
enum Int4Row {
  /// Writes each value's weight, plus 8, and each group's scale, which half precision has.
  ///
  /// - `values`: whole groups. `weights`: as many bytes. `scales`: one for each group.
  static func quantize(
    _ values: UnsafeMutableBufferPointer<Float>, into weights: UnsafeMutableRawBufferPointer,
    scales: UnsafeMutableBufferPointer<Float>
  ) {
    let groups = values.count / TileGeometry.scaleDepth
    precondition(weights.count >= values.count && scales.count >= groups, "too little room")
    stele_quantize_int4(
      values.baseAddress, groups, weights.assumingMemoryBound(to: UInt8.self).baseAddress,
      scales.baseAddress)
  }

  /// Quantizes rows together, with feedback of errors, and gives each one's weights, plus 8, and
  /// scales to `body`.
  static func quantize(
    _ values: Activations, _ feedback: FeedbackFactor,
    _ body: (Int, UnsafeMutableRawBufferPointer, UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    precondition(values.stride == feedback.depth, "another matrix's factor")
    let depth = values.stride
    let groups = depth / TileGeometry.scaleDepth
    withUnsafeTemporaryAllocation(of: Double.self, capacity: values.values.count) { errors in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: values.values.count) { weights in
        withUnsafeTemporaryAllocation(of: Float.self, capacity: values.count * groups) { scales in
          stele_quantize_int4_with_feedback(
            values.values.baseAddress, values.count, depth, feedback.values.baseAddress,
            errors.baseAddress, weights.baseAddress, scales.baseAddress)
          for row in 0..<values.count {
            body(
              row,
              UnsafeMutableRawBufferPointer(
                UnsafeMutableBufferPointer(rebasing: weights[row * depth..<(row + 1) * depth])),
              UnsafeMutableBufferPointer(rebasing: scales[row * groups..<(row + 1) * groups]))
          }
        }
      }
    }
  }
}
