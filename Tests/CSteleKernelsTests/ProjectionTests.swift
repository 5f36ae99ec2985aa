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
  @Suite struct Projection {
    @Test func `Finds what sorting all logits finds`() {
      var random = SeededGenerator(seed: 9)
      for (vocabulary, depth) in [(1, 4), (30, 7), (512, 5), (513, 8), (1700, 12)] {
        let matrix = SplitMatrix(random: &random, rows: vocabulary, depth: depth)
        let requests = [
          Request(count: 1, excluded: []),
          Request(count: 5, excluded: [0]),
          Request(count: 0, excluded: [Int32(vocabulary - 1)]),
          Request(count: vocabulary + 3, excluded: []),
          Request(count: 3, excluded: Array(0..<Int32(vocabulary))),
          Request(count: 8, excluded: (0..<Int32(vocabulary)).filter { $0 % 7 == 3 }),
        ]
        let tokens = Int8Tokens(random: &random, count: requests.count, depth: depth)
        check(matrix, tokens, requests)
      }
    }

    /// Equal logits over several blocks: the lower token comes first.
    @Test func `Ties go to the lower token`() {
      let matrix = SplitMatrix(
        Array(repeating: 3, count: 1100 * 4), scales: Array(repeating: 1, count: 1100), depth: 4)
      let tokens = Int8Tokens([1, 1, 1, 1], scales: [1], depth: 4)
      let answers = project(matrix, tokens, [Request(count: 6, excluded: [0, 2])], threads: 2)
      #expect(answers[0].tokens == [1, 3, 4, 5, 6, 7])
      #expect(answers[0].logits == Array(repeating: 12, count: 6))
      #expect(abs((answers[0].logSumExp ?? 0) - (12 + log(Float(1098)))) < 1e-5)
    }

    /// The screened projection finds what the whole one finds, and excluded logits.
    @Test func `Screening finds the best`() {
      var random = SeededGenerator(seed: 10)
      for (vocabulary, depth) in [(1, 4), (30, 7), (1700, 12), (900, 100)] {
        let matrix = SplitMatrix(random: &random, rows: vocabulary, depth: depth)
        let requests = [
          Request(count: 1, excluded: []),
          Request(count: 1, excluded: [0]),
          Request(count: 0, excluded: [Int32(vocabulary - 1)]),
          Request(count: 1, excluded: Array(0..<Int32(vocabulary))),
          Request(count: 1, excluded: (0..<Int32(vocabulary)).filter { $0 % 7 == 3 }),
        ]
        let tokens = Int8Tokens(random: &random, count: requests.count, depth: depth)
        let screened = InstructionSets.same {
          project(matrix, tokens, requests, threads: $0, screens: true)
        }
        let projected = project(matrix, tokens, requests, threads: 1)
        for (screened, projected) in zip(screened, projected) {
          #expect(screened.tokens == projected.tokens)
          #expect(screened.logits == projected.logits)
          #expect(screened.excludedLogits == projected.excludedLogits)
          #expect(screened.logSumExp == nil && projected.logSumExp != nil)
        }
      }
    }

    private struct Request {
      var count: Int
      var excluded: [Int32]
    }

    private struct Answer: Equatable {
      var tokens: [Int32]
      var logits: [Float]
      var excludedLogits: [Float]
      /// nil if it is not a number.
      var logSumExp: Float?
    }

    private func check(_ matrix: SplitMatrix, _ tokens: Int8Tokens, _ requests: [Request]) {
      let answers = InstructionSets.same { project(matrix, tokens, requests, threads: $0) }
      let logits = matrix.whole.withKernelMatrix { matrix in
        tokens.withKernelTokens { tokens in
          Operation.filling(
            [Float](repeating: 0, count: requests.count * matrix.rows), threads: 1
          ) { stele_linear_i8(matrix, tokens, STELE_STORE, $0, matrix.rows) }
        }
      }
      for (row, (request, answer)) in zip(requests, answers).enumerated() {
        let all = Array(logits[row * matrix.rows..<(row + 1) * matrix.rows])
        let banned = Set(request.excluded)
        #expect(answer.excludedLogits == request.excluded.map { all[Int($0)] })
        let rest = all.indices.filter { !banned.contains(Int32($0)) }
          .sorted { (-all[$0], $0) < (-all[$1], $1) }
        let missing = max(0, request.count - rest.count)
        let best = rest.prefix(request.count)
        #expect(answer.tokens == best.map(Int32.init) + Array(repeating: -1, count: missing))
        let padding = Array(repeating: -Float.infinity, count: missing)
        #expect(answer.logits == best.map { all[$0] } + padding)
        if rest.isEmpty {
          #expect(answer.logSumExp == -.infinity)
        } else {
          let sum = rest.map { exp(Double(all[$0])) }.reduce(0, +)
          #expect(abs(Double(answer.logSumExp ?? 0) - log(sum)) < 1e-5)
        }
      }
    }

    private func project(
      _ matrix: SplitMatrix, _ tokens: Int8Tokens, _ requests: [Request], threads: Int32,
      screens: Bool = false
    ) -> [Answer] {
      let largest = requests.map(\.count).max() ?? 0
      let scratch = UnsafeMutableRawPointer.allocate(
        byteCount: screens
          ? stele_screening_scratch_bytes(requests.count)
          : stele_projection_scratch_bytes(matrix.rows, requests.count, largest),
        alignment: 64)
      defer { scratch.deallocate() }
      let buffers = requests.map(RowBuffers.init)
      var rows = buffers.map(\.row)
      matrix.withKernelMatrix { matrix in
        tokens.withKernelTokens { tokens in
          rows.withUnsafeMutableBufferPointer { rows in
            let operations =
              screens
              ? [
                stele_screen_i8(matrix, tokens, rows.baseAddress, scratch),
                stele_screen_merge(rows.baseAddress, rows.count, scratch),
              ]
              : [
                stele_project_i8(matrix, tokens, rows.baseAddress, scratch),
                stele_project_merge(matrix.rows, rows.baseAddress, rows.count, scratch),
              ]
            stele_run(operations, operations.count, threads)
          }
        }
      }
      return zip(buffers, rows).map { buffers, row in
        Answer(
          tokens: Array(buffers.tokens), logits: Array(buffers.logits),
          excludedLogits: Array(buffers.excludedLogits),
          logSumExp: row.log_sum_exp.isNaN ? nil : row.log_sum_exp)
      }
    }

    /// The memory that one row of a projection reads and writes.
    private final class RowBuffers {
      let excluded: UnsafeMutableBufferPointer<Int32>
      let tokens: UnsafeMutableBufferPointer<Int32>
      let logits: UnsafeMutableBufferPointer<Float>
      let excludedLogits: UnsafeMutableBufferPointer<Float>

      init(_ request: Request) {
        excluded = .allocate(capacity: request.excluded.count)
        tokens = .allocate(capacity: request.count)
        logits = .allocate(capacity: request.count)
        excludedLogits = .allocate(capacity: request.excluded.count)
        _ = excluded.initialize(from: request.excluded)
      }

      var row: stele_projection_row {
        stele_projection_row(
          candidate_count: tokens.count, excluded: excluded.baseAddress,
          excluded_count: excluded.count, candidate_tokens: tokens.baseAddress,
          candidate_logits: logits.baseAddress, excluded_logits: excludedLogits.baseAddress,
          log_sum_exp: .nan)
      }

      deinit {
        excluded.deallocate()
        tokens.deallocate()
        logits.deallocate()
        excludedLogits.deallocate()
      }
    }
  }
}
