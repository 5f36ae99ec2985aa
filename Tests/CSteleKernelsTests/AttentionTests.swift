import CSteleKernels
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension KernelTests {
  @Suite struct Attention {
    @Test func `Mixes values by softmax of scores`() {
      var random = SeededGenerator(seed: 6)
      for (heads, width, positions) in [
        (1, 1, 1), (2, 3, 5), (4, 16, 40), (2, 20, 17), (1, 64, 300),
      ] {
        let all = heads * width
        let queries = random.floats(5 * all)
        let keys = random.floats(positions * all)
        let values = random.floats(positions * all)
        let result = attend(
          queries, keys, values, slots: nil, heads: heads, width: width, positions: positions)
        for query in 0..<5 {
          for column in 0..<all {
            let expected = reference(
              Array(queries[query * all..<(query + 1) * all]), keys, values, column: column,
              width: width, all: all, positions: Array(0..<positions))
            #expect(abs(Double(result[query * all + column]) - expected) < 1e-5)
          }
        }
      }
    }

    @Test func `Halves give what the same floats give`() {
      var random = SeededGenerator(seed: 8)
      for (heads, width, positions) in [(1, 1, 1), (2, 3, 5), (4, 16, 40), (1, 64, 300)] {
        let count = positions * heads * width
        let queries = random.floats(5 * heads * width)
        let keys = random.floats(count).map { Half.value(Half.bits(nearest: $0)) }
        let values = random.floats(count).map { Half.value(Half.bits(nearest: $0)) }
        let results = [STELE_FLOAT32, STELE_FLOAT16].map {
          attend(
            queries, keys, values, slots: nil, heads: heads, width: width, positions: positions,
            type: $0)
        }
        #expect(results[0] == results[1])
      }
    }

    @Test func `Slots choose the positions in their order`() {
      var random = SeededGenerator(seed: 7)
      let queries = random.floats(5 * 8)
      let keys = random.floats(6 * 8)
      let values = random.floats(6 * 8)
      let slots: [UInt32] = [4, 0, 5, 5]
      let result = attend(
        queries, keys, values, slots: slots, heads: 2, width: 4, positions: slots.count)
      for column in 0..<8 {
        let expected = reference(
          Array(queries[0..<8]), keys, values, column: column, width: 4, all: 8,
          positions: slots.map(Int.init))
        #expect(abs(Double(result[column]) - expected) < 1e-5)
      }
    }

    @Test func `No position gives zeros`() {
      let some: [Float] = [1, 2, 3, 4]
      let result = attend(
        Array(repeating: 1, count: 20), some, some, slots: nil, heads: 2, width: 2, positions: 0)
      #expect(result == Array(repeating: 0, count: 20))
    }

    /// Scores far apart: the largest wins alone, and nothing overflows.
    @Test func `Large scores do not overflow`() {
      let keys: [Float] = [1000, 0, -1000, 0, 999, 0]
      let values: [Float] = [1, 2, 3, 4, 5, 6]
      let result = attend(
        Array(repeating: 1000, count: 10), keys, values, slots: nil, heads: 1, width: 2,
        positions: 3)
      #expect(Array(result[0..<2]) == [1, 2])
    }

    @Test func `Weights are those that mix the values`() {
      var random = SeededGenerator(seed: 9)
      let (heads, width, positions) = (3, 5, 20)
      let all = heads * width
      let queries = random.floats(5 * all)
      let keys = random.floats(positions * all).map { Half.value(Half.bits(nearest: $0)) }
      let slots = (0..<UInt32(positions)).map { $0 * 7 % UInt32(positions) }
      let results = [STELE_FLOAT32, STELE_FLOAT16].map {
        weigh(queries, keys, slots: slots, heads: heads, width: width, type: $0)
      }
      #expect(results[0] == results[1])
      for query in 0..<5 {
        let row = Array(queries[query * all..<(query + 1) * all])
        for position in 0..<positions {
          // Values of which one position alone has some: what is mixed of them is its weight.
          var values = [Float](repeating: 0, count: positions * all)
          for column in 0..<all { values[Int(slots[position]) * all + column] = 1 }
          let mean = (0..<heads).reduce(0) {
            $0
              + reference(
                row, keys, values, column: $1 * width, width: width, all: all,
                positions: slots.map(Int.init)) / Double(heads)
          }
          #expect(abs(Double(results[0][query * positions + position]) - mean) < 1e-6)
        }
      }
    }

    /// The weights of five queries on all slots, the same on every instruction set and thread count.
    private func weigh(
      _ queries: [Float], _ keys: [Float], slots: [UInt32], heads: Int, width: Int,
      type: stele_float_type
    ) -> [Float] {
      let all = heads * width
      let keys = bytes(of: paged(keys, heads: heads, width: width), type)
      return InstructionSets.same { threads in
        keys.withUnsafeBytes { keys in
          queries.withUnsafeBufferPointer { queries in
            slots.withUnsafeBufferPointer { slots in
              let span = stele_attention_span(
                slots: slots.baseAddress, first: 0, count: slots.count)
              return Array(repeating: span, count: 5).withUnsafeBufferPointer { spans in
                Operation.filling(
                  [Float](repeating: .nan, count: 5 * slots.count), threads: threads
                ) {
                  stele_attention_weights(
                    stele_tokens_f32(values: queries.baseAddress, count: 5, stride: all),
                    spans.baseAddress,
                    stele_key_values(
                      keys: UnsafeMutableRawPointer(mutating: keys.baseAddress), values: nil,
                      page_stride: 16 * all, head_stride: 16 * width, type: type),
                    stele_attention_shape(
                      heads: heads, head_width: width, scale: 1 / Float(width).squareRoot()), $0,
                    slots.count)
                }
              }
            }
          }
        }
      }
    }

    /// Five queries with one span, the same on every instruction set and thread count, and the same
    /// as each query alone.
    private func attend(
      _ queries: [Float], _ keys: [Float], _ values: [Float], slots: [UInt32]?, heads: Int,
      width: Int, positions: Int, type: stele_float_type = STELE_FLOAT32
    ) -> [Float] {
      let all = heads * width
      let keys = bytes(of: paged(keys, heads: heads, width: width), type)
      let values = bytes(of: paged(values, heads: heads, width: width), type)
      func run(_ first: Int, _ count: Int, _ threads: Int32) -> [Float] {
        var output = [Float](repeating: .nan, count: count * all)
        queries.withUnsafeBufferPointer { queries in
          keys.withUnsafeBytes { keys in
            values.withUnsafeBytes { values in
              (slots ?? []).withUnsafeBufferPointer { chosen in
                let span = stele_attention_span(
                  slots: slots == nil ? nil : chosen.baseAddress, first: 0, count: positions)
                let keyValues = stele_key_values(
                  keys: UnsafeMutableRawPointer(mutating: keys.baseAddress),
                  values: UnsafeMutableRawPointer(mutating: values.baseAddress),
                  page_stride: 16 * all, head_stride: 16 * width, type: type)
                let shape = stele_attention_shape(
                  heads: heads, head_width: width, scale: 1 / Float(width).squareRoot())
                let tokens = stele_tokens_f32(
                  values: queries.baseAddress.map { $0 + first * all }, count: count, stride: all)
                let spans = Array(repeating: span, count: count)
                spans.withUnsafeBufferPointer { spans in
                  output.withUnsafeMutableBufferPointer { output in
                    Operation.run(
                      stele_attention(
                        tokens, spans.baseAddress, keyValues, shape, output.baseAddress), threads)
                  }
                }
              }
            }
          }
        }
        return output
      }
      let together = InstructionSets.same { run(0, 5, $0) }
      #expect((0..<5).flatMap { run($0, 1, 1) } == together)
      return together
    }

    /// Rows of all heads as the kernel wants them: pages of 16 slots, head by head.
    private func paged(_ rows: [Float], heads: Int, width: Int) -> [Float] {
      let all = heads * width
      let slots = rows.count / all
      var pages = [Float](repeating: .nan, count: (slots + 15) / 16 * 16 * all)
      for (index, value) in rows.enumerated() {
        let (slot, column) = (index / all, index % all)
        let head = column / width
        pages[slot / 16 * 16 * all + (head * 16 + slot % 16) * width + column % width] = value
      }
      return pages
    }

    private func bytes(of numbers: [Float], _ type: stele_float_type) -> [UInt8] {
      type == STELE_FLOAT16
        ? numbers.map { $0.isNaN ? 0x7e00 : Half.bits(nearest: $0) }.withUnsafeBytes(Array.init)
        : numbers.withUnsafeBytes(Array.init)
    }

    private func reference(
      _ query: [Float], _ keys: [Float], _ values: [Float], column: Int, width: Int, all: Int,
      positions: [Int]
    ) -> Double {
      let head = column / width
      let scores = positions.map { position in
        var score = 0.0
        for index in head * width..<(head + 1) * width {
          score += Double(query[index]) * Double(keys[position * all + index])
        }
        return score / Double(width).squareRoot()
      }
      let largest = scores.max() ?? 0
      let weights = scores.map { exp($0 - largest) }
      let mixed = zip(weights, positions).map { $0 * Double(values[$1 * all + column]) }
      return mixed.reduce(0, +) / weights.reduce(0, +)
    }
  }
}
