import CSteleKernels
import Testing

extension KernelTests {
  @Suite struct Linear {
    @Test func `Int8 products are exact for odd shapes`() {
      var random = SeededGenerator(seed: 1)
      for depth in 1...36 {
        let rows = Int.random(in: 1...40, using: &random)
        let count = Int.random(in: 1...15, using: &random)
        let matrix = Int8Matrix(random: &random, rows: rows, depth: depth, bias: depth % 4 != 0)
        let tokens = Int8Tokens(random: &random, count: count, depth: depth)
        for epilogue in [STELE_STORE, STELE_STORE_RELU, STELE_ACCUMULATE] {
          let before = random.floats(count * rows)
          let result = InstructionSets.same { threads in
            linear(matrix, tokens, epilogue, before: before, threads: threads)
          }
          #expect(result == reference(matrix, tokens, epilogue, before: before), "depth \(depth)")
        }
      }
    }

    /// No row, one, a tile and one more; depths of which an instruction takes only a part.
    @Test func `Every count of tokens works on the smallest shapes`() {
      var random = SeededGenerator(seed: 4)
      for count in 1...13 {
        for (rows, depth) in [(0, 4), (1, 1), (1, 4), (16, 8), (17, 12), (33, 20)] {
          let matrix = Int8Matrix(random: &random, rows: rows, depth: depth)
          let tokens = Int8Tokens(random: &random, count: count, depth: depth)
          let result = InstructionSets.same { threads in
            linear(matrix, tokens, STELE_STORE, before: nil, threads: threads)
          }
          let expected = reference(matrix, tokens, STELE_STORE, before: nil)
          #expect(result == expected, "\(rows) rows, depth \(depth), \(count) tokens")
        }
      }
    }

    /// The largest sums there are: 16-bit pairs must not saturate, nor 32-bit totals overflow.
    @Test func `Extremes do not saturate`() {
      for depth in [4, 64, 4096] {
        for (weight, input) in [(127, 127), (127, -127), (-127, 127), (-127, -127)]
          as [(Int8, Int8)]
        {
          let matrix = Int8Matrix(
            Array(repeating: weight, count: 17 * depth), scales: Array(repeating: 1, count: 17),
            bias: nil, depth: depth)
          let tokens = Int8Tokens(
            Array(repeating: input, count: 7 * depth), scales: Array(repeating: 1, count: 7),
            depth: depth)
          let result = InstructionSets.same { threads in
            linear(matrix, tokens, STELE_STORE, before: nil, threads: threads)
          }
          let expected = Float(Int(weight) * Int(input) * depth)
          #expect(result.allSatisfy { $0 == expected })
        }
      }
    }

    @Test func `Work large enough to share is the same`() {
      var random = SeededGenerator(seed: 2)
      let matrix = Int8Matrix(random: &random, rows: 200, depth: 130)
      let tokens = Int8Tokens(random: &random, count: 9, depth: 130)
      let result = InstructionSets.same { threads in
        linear(matrix, tokens, STELE_STORE, before: nil, threads: threads)
      }
      #expect(result == reference(matrix, tokens, STELE_STORE, before: nil))
    }

    @Test func `Float32 products are near`() {
      var random = SeededGenerator(seed: 3)
      for (rows, depth, count) in [(1, 1, 1), (17, 70, 5), (70, 33, 4), (64, 300, 13)] {
        let values = random.floats(rows * depth)
        let matrix = TiledMatrix(values, rows: rows, depth: depth, inputs: 1)
        let bias = random.floats(rows)
        let tokens = random.floats(count * depth)
        let result = InstructionSets.same { threads in
          matrix.withKernelMatrix(bias: bias) { matrix in
            tokens.withUnsafeBufferPointer { tokens in
              Operation.filling([Float](repeating: 0, count: count * rows), threads: threads) {
                stele_linear_f32(
                  matrix,
                  stele_tokens_f32(values: tokens.baseAddress, count: count, stride: depth),
                  STELE_STORE, $0, rows)
              }
            }
          }
        }
        for token in 0..<count {
          for row in 0..<rows {
            var sum = Double(bias[row])
            for input in 0..<depth {
              sum += Double(values[row * depth + input]) * Double(tokens[token * depth + input])
            }
            #expect(abs(Double(result[token * rows + row]) - sum) < 1e-5)
          }
        }
      }
    }

    private func linear(
      _ matrix: Int8Matrix, _ tokens: Int8Tokens, _ epilogue: stele_epilogue, before: [Float]?,
      threads: Int32
    ) -> [Float] {
      let output = before ?? Array(repeating: 0, count: tokens.scales.count * matrix.rows)
      return matrix.withKernelMatrix { matrix in
        tokens.withKernelTokens { tokens in
          Operation.filling(output, threads: threads) {
            stele_linear_i8(matrix, tokens, epilogue, $0, matrix.rows)
          }
        }
      }
    }

    /// Four loops, no cleverness; the last steps round as the header says.
    private func reference(
      _ matrix: Int8Matrix, _ tokens: Int8Tokens, _ epilogue: stele_epilogue, before: [Float]?
    ) -> [Float] {
      var output: [Float] = []
      for token in tokens.scales.indices {
        for row in 0..<matrix.rows {
          var sum: Int32 = 0
          for input in 0..<matrix.depth {
            let weight = matrix.values[row * matrix.depth + input]
            sum += Int32(weight) * Int32(tokens.values[token * tokens.stride + input])
          }
          var value = Float(sum) * (matrix.scales[row] * tokens.scales[token])
          if let bias = matrix.bias { value += bias[row] }
          if epilogue == STELE_STORE_RELU { value = max(value, 0) }
          if epilogue == STELE_ACCUMULATE, let before { value += before[output.count] }
          output.append(value)
        }
      }
      return output
    }
  }
}
