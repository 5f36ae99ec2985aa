import SteleTestSupport
import Testing

@testable import SteleDecoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What transformers' warpers made of logits; made by Tools/goldens/make-sampling-goldens.
private struct WarperGolden: Decodable {
  var cases: [Case]

  struct Case: Decodable {
    var logits: [Float]
    var temperature: Float
    var topK: Int
    var topP: Float
    var tokens: [TokenID]
    var probabilities: [Double]
  }
}

@Suite struct DrawPoolTests {
  private func pool(_ logits: [Float], _ sampling: Sampling) -> DrawPool {
    var pool = DrawPool(sampling, capacity: logits.count)
    for (token, logit) in logits.enumerated() { pool.add(TokenID(token), score: logit) }
    pool.prepare()
    return pool
  }

  @Test func `Tokens are kept and as probable as in transformers`() throws {
    let url = Repository.golden.appending(path: "search/warpers.json")
    let golden = try JSONDecoder().decode(WarperGolden.self, from: Data(contentsOf: url))
    #expect(golden.cases.count == 60)
    for (number, expected) in golden.cases.enumerated() {
      let sampling = Sampling(
        temperature: expected.temperature, topK: expected.topK, topP: expected.topP)
      var pool = pool(expected.logits, sampling)
      var start = 0.0
      for (token, probability) in zip(expected.tokens, expected.probabilities) {
        defer { start += probability }
        guard probability > 1e-5 else { continue }  // the file rounds to nine digits
        for uniform in [start + 1e-6, start + probability - 1e-6] {
          #expect(pool.choose(uniform)?.token == token, "case \(number), \(uniform)")
        }
      }
      let most = expected.probabilities.lastIndex { $0 > 1e-5 } ?? 0
      let last = expected.tokens[most...].contains(pool.choose(1.0.nextDown)?.token ?? -1)
      #expect(last, "case \(number)")
    }
  }

  @Test func `Of equal logits the lowest ids come first`() {
    var pool = pool([1, 3, 1, 1, 3], Sampling(topK: 3))
    #expect(pool.choose(0)?.token == 1)
    #expect(pool.choose(0.6)?.token == 4)
    #expect(pool.choose(1.0.nextDown)?.token == 0)
  }

  @Test func `Tokens of the boundary are kept as long as the sum is not reached`() {
    // Four equally probable tokens: half of the probability is two of them.
    for (topP, last) in [(0.5, 1), (0.51, 2), (0.75, 2), (1e-9, 0)] as [(Float, TokenID)] {
      var pool = pool([0, 0, 0, 0], Sampling(topK: 0, topP: topP))
      #expect(pool.choose(1.0.nextDown)?.token == last, "\(topP)")
    }
  }

  @Test func `Any logits and extreme temperatures have a choice`() {
    let infinity = Float.infinity
    for temperature in [Float.leastNonzeroMagnitude, 1e-6, 1, .greatestFiniteMagnitude] {
      for (topK, topP) in [(0, 1), (0, 0.5), (2, 1), (2, 0.5)] as [(Int, Float)] {
        let sampling = Sampling(temperature: temperature, topK: topK, topP: topP)
        var best = pool([1, infinity, -infinity, .nan, infinity], sampling)
        for uniform in [0, 0.3, 0.7, 1.0.nextDown] {
          #expect([1, 4].contains(best.choose(uniform)?.token), "\(sampling)")
        }
        var none = pool([.nan, -infinity], sampling)
        #expect(none.choose(0) == nil)
        var one = pool([-infinity, -3], sampling)
        #expect(one.choose(1.0.nextDown)?.token == 1)
      }
    }
  }

  @Test func `The heap sorts whatever the order`() {
    var random = SplitMix64(seed: 11)
    for count in 1...60 {
      let logits = (0..<count).map { _ in Float(Int.random(in: 0..<20, using: &random)) }
      let sorted = logits.indices.sorted { (-logits[$0], $0) < (-logits[$1], $1) }
      // So hot that all tokens are as probable as each other.
      var pool = pool(logits, Sampling(temperature: 1e30, topK: random.pick([0, 1000])))
      let chosen = (0..<count).map { rank in
        pool.choose((Double(rank) + 0.5) / Double(count))?.token
      }
      #expect(chosen == sorted.map { TokenID($0) })
    }
  }
}
