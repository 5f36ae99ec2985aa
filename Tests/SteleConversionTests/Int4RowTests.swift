import SteleTestSupport
import Testing

@testable import SteleConversion

/// How groups of 32 weights become int4.
@Suite struct Int4RowTests {
  /// The weights, from -8 to 7, and the scales of a row.
  private func quantized(_ values: [Float]) -> (weights: [Int], scales: [Float]) {
    var values = values
    var weights = [UInt8](repeating: 0xA5, count: values.count)
    var scales = [Float](repeating: .nan, count: values.count / 32)
    values.withUnsafeMutableBufferPointer { values in
      weights.withUnsafeMutableBytes { weights in
        scales.withUnsafeMutableBufferPointer { scales in
          Int4Row.quantize(values, into: weights, scales: scales)
        }
      }
    }
    return (weights.map { Int($0) - 8 }, scales)
  }

  private func error(_ values: ArraySlice<Float>, scale: Double) -> Double {
    values.reduce(0) { sum, value in
      let weight = scale == 0 ? 0 : (Double(value) / scale).rounded(.toNearestOrEven)
      let difference = min(max(weight, -8), 7) * scale - Double(value)
      return sum + difference * difference
    }
  }

  @Test func `Every weight is the one closest to its value, and scales are fit for halves`() {
    var random = SplitMix64(seed: 5)
    for magnitude: Float in [1e-9, 3e-6, 0.02, 1, 700, 3e5, 1e30] {
      let values = (0..<32 * 40).map { _ in magnitude * random.symmetricFloat() }
      let (weights, scales) = quantized(values)
      #expect(scales.allSatisfy { $0.sign == .plus && $0.isFinite && Float(Float16($0)) == $0 })
      for (index, value) in values.enumerated() {
        let scale = scales[index / 32]
        let closest = scale == 0 ? 0 : (value / scale).rounded(.toNearestOrEven)
        #expect(Float(weights[index]) == min(max(closest, -8), 7))
      }
    }
  }

  @Test func `No group is worse than with its largest magnitude as 7`() {
    var random = SplitMix64(seed: 6)
    let values = (0..<32 * 200).map { _ in
      let value = random.symmetricFloat()
      return value * value * value
    }
    let (_, scales) = quantized(values)
    var (found, withoutSearch) = (0.0, 0.0)
    for group in scales.indices {
      let some = values[32 * group..<32 * (group + 1)]
      let largest = some.map(abs).max() ?? 0
      let plain = error(some, scale: Double(Float16(largest / 7)))
      let best = error(some, scale: Double(scales[group]))
      #expect(best <= plain * (1 + 1e-5))
      found += best
      withoutSearch += plain
    }
    #expect(found < 0.9 * withoutSearch)
  }

  @Test func `Zeros have the scale zero, and what is too large is held`() {
    let (weights, scales) = quantized(
      [Float](repeating: 0, count: 32) + [Float](repeating: -3e38, count: 32))
    #expect(weights == [Int](repeating: 0, count: 32) + [Int](repeating: -8, count: 32))
    #expect(scales == [0, Float(Float16.greatestFiniteMagnitude)])
  }
}
