import CSteleKernels
import Testing

extension KernelTests {
  @Suite struct Normalize {
    @Test func `Layer norm has mean zero and variance one`() {
      var random = SeededGenerator(seed: 4)
      for width in [1, 2, 15, 16, 17, 64, 100] {
        let count = 3
        let input = random.floats(count * width, in: -5...7)
        let weight = random.floats(width)
        let bias = random.floats(width)
        let result = InstructionSets.same { threads in
          normalize(input, count: count, weight, bias, threads: threads)
        }
        for token in 0..<count {
          let row = input[token * width..<(token + 1) * width].map(Double.init)
          let mean = row.reduce(0, +) / Double(width)
          let variance = row.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(width)
          for (index, value) in row.enumerated() {
            let expected =
              (value - mean) / (variance + 1e-5).squareRoot() * Double(weight[index])
              + Double(bias[index])
            #expect(abs(Double(result[token * width + index]) - expected) < 1e-5, "width \(width)")
          }
        }
      }
    }

    @Test func `Quantizing keeps the largest and rounds half to even`() {
      // amax 127: the scale is 1, and every value is rounded as it stands.
      let input: [Float] = [127, 0.5, 1.5, -0.5, -2.5, -126.5, 3.4999, 0]
      #expect(quantize(input, depth: 8).values == [127, 0, 2, 0, -2, -126, 3, 0])
      #expect(quantize(input, depth: 8).scales == [1])
    }

    @Test func `Quantized values stay within 127`() {
      var random = SeededGenerator(seed: 5)
      for depth in 1...40 {
        let magnitude = Float.random(in: -30...30, using: &random)
        let range = Float(sign: .plus, exponent: Int(magnitude), significand: 1.3)
        let input = random.floats(depth, in: -range...range)
        let quantized = quantize(input, depth: depth)
        let amax = input.map(abs).max() ?? 0
        #expect(quantized.scales == [amax / 127])
        for (value, byte) in zip(input, quantized.values) {
          #expect(Float(byte) == (value * (127 / amax)).rounded(.toNearestOrEven))
        }
        #expect(quantized.values.allSatisfy { (-127...127).contains($0) })
        #expect(quantized.values[depth...].allSatisfy { $0 == 0 })
      }
    }

    @Test func `Zeros and the smallest numbers have scale zero`() {
      for input in [[0, 0, -0, 0, 0], [Float(bitPattern: 71_362), -1e-38, 0, 0, 9e-36]] as [[Float]]
      {
        #expect(quantize(input, depth: 5).values == Array(repeating: 0, count: 8))
        #expect(quantize(input, depth: 5).scales == [0])
      }
    }

    @Test func `Numbers that are none stay within 127`() {
      let input: [Float] = [.nan, .infinity, -.infinity, 1]
      #expect(quantize(input, depth: 4).values.allSatisfy { (-127...127).contains($0) })
      #expect(quantize([.nan, 1, -1, 0], depth: 4).values.allSatisfy { (-127...127).contains($0) })
    }

    private func normalize(
      _ input: [Float], count: Int, _ weight: [Float], _ bias: [Float], threads: Int32
    ) -> [Float] {
      let width = weight.count
      return input.withUnsafeBufferPointer { input in
        weight.withUnsafeBufferPointer { weight in
          bias.withUnsafeBufferPointer { bias in
            Operation.filling([Float](repeating: .nan, count: count * width), threads: threads) {
              stele_layer_norm(
                stele_tokens_f32(values: input.baseAddress, count: count, stride: width), width,
                weight.baseAddress, bias.baseAddress, $0, stele_quantized())
            }
          }
        }
      }
    }

    /// One token's values, padding included, and its scale, the same on every instruction set.
    private func quantize(_ input: [Float], depth: Int) -> (values: [Int8], scales: [Float]) {
      let stride = (depth + 3) / 4 * 4
      var scales: [Float] = [.nan]
      let values = InstructionSets.same { threads in
        input.withUnsafeBufferPointer { input in
          scales.withUnsafeMutableBufferPointer { scales in
            Operation.filling([Int8](repeating: 99, count: stride), threads: threads) {
              stele_quantize(
                stele_tokens_f32(values: input.baseAddress, count: 1, stride: depth), depth, $0,
                scales.baseAddress)
            }
          }
        }
      }
      return (values, scales)
    }
  }
}
