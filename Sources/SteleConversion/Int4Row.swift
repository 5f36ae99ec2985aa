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
}
