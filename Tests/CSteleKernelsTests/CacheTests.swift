import CSteleKernels
import Testing

extension KernelTests {
  @Suite struct Cache {
    /// Numbers that halves can be, that lie in the middle of two, and others of every magnitude.
    private var numbers: [Float] {
      var random = SeededGenerator(seed: 9)
      let halves = (0..<1000).map { _ in UInt16.random(in: 0..<0x7bff, using: &random) }
      let middles = halves.map { (Half.value($0) + Half.value($0 + 1)) / 2 }
      let others = (0..<1000).map { _ in
        Float(bitPattern: UInt32.random(in: 0..<0x7f80_0000, using: &random))
      }
      let extremes: [Float] = [0, 65504, 65519, 65520, .infinity, .leastNonzeroMagnitude]
      let all = halves.map(Half.value) + middles + others + extremes
      return all + all.map { -$0 }
    }

    @Test func `Halves are the nearest to what was given`() {
      #expect(stored(numbers, as: STELE_FLOAT16) == numbers.map(Half.bits(nearest:)))
    }

    @Test func `Floats are kept as they are`() {
      let bits: [UInt32] = stored(numbers, as: STELE_FLOAT32)
      #expect(bits == numbers.map(\.bitPattern))
    }

    @Test func `Every finite half is kept as it is`() {
      let halves = (0..<UInt16(0x7c00)).flatMap { [$0, $0 | 0x8000] }
      #expect(stored(halves.map(Half.value), as: STELE_FLOAT16) == halves)
    }

    /// What `numbers` become as keys, the same on every instruction set and thread count: one head
    /// of two numbers for each token.
    private func stored<Bits: FixedWidthInteger>(
      _ numbers: [Float], as type: stele_float_type
    ) -> [Bits] {
      let width = 2
      let tokens = numbers.count / width
      let keysAndValues = (0..<tokens).flatMap { token in
        let keys = numbers[token * width..<(token + 1) * width]
        return keys + [1, 1]
      }
      let slots = (tokens + 15) / 16 * 16
      return InstructionSets.same { threads in
        var keys = [Bits](repeating: 0, count: slots * width)
        var values = keys
        keys.withUnsafeMutableBytes { keys in
          values.withUnsafeMutableBytes { values in
            keysAndValues.withUnsafeBufferPointer { input in
              let cache = stele_key_values(
                keys: keys.baseAddress, values: values.baseAddress, page_stride: 16 * width,
                head_stride: 16 * width, type: type)
              Operation.run(
                stele_cache_key_values(
                  stele_tokens_f32(values: input.baseAddress, count: tokens, stride: 2 * width),
                  nil, stele_attention_shape(heads: 1, head_width: width, scale: 1), cache),
                threads)
            }
          }
        }
        return Array(keys.prefix(numbers.count))
      }
    }
  }
}
