import SteleTestSupport
import Testing

@testable import SteleDecoding

/// Models whose logits are not all numbers: a search has to end, and never traps.
@Suite struct BrokenModelTests {
  @Test func `Not a number counts as impossible`() {
    for seed in 0..<150 {
      var random = SplitMix64(seed: seed)
      let options = random.options(beams: 1...6)
      let model = random.model()
      let share = random.pick([2, 3, 10] as [TokenID])
      let results = [-Float.infinity, .nan].map { broken in
        var run = SearchRun(options: options, vocabularyCount: model.vocabulary) { history in
          let seed = history.reduce(0) { ($0 &* 31 &+ $1) & 0xFFFF }
          return model.logits(after: history).enumerated().map { token, logit in
            (seed &+ TokenID(token) &* 7) % share == 0 ? broken : logit
          }
        }
        return run.hypotheses()
      }
      #expect(results[0] == results[1], "seed \(seed)")
      #expect(!results[0].isEmpty)
    }
  }

  @Test func `Anything a model answers ends the search`() {
    let odd: [Float] = [.nan, .infinity, -.infinity, 0, -1e30, 1e30, -2, 3, .signalingNaN]
    for seed in 0..<300 {
      var random = SplitMix64(seed: seed)
      var options = random.options(beams: 1...6)
      options.lengthPenalty = random.pick([options.lengthPenalty, 3e38, -3e38])
      var search = SentenceSearch(
        options: options.search, maximumNewTokens: options.maximumNewTokens, start: 2,
        forcedFirst: nil, end: 2, vocabularyCount: 10)
      var steps = 0
      while !search.isFinished {
        let scores = (0..<search.rowCount).map { row in
          RowScores(
            candidates: (0..<random.pick([0, 1, 12])).map { _ in
              (token: random.pick([0, 1, 2, 3, 9]), logit: random.pick(odd))
            },
            logSumExp: random.pick(odd),
            excludedLogits: search.request(row: row).excluded.map { _ in random.pick(odd) })
        }
        search.advance(with: scores[...])
        steps += 1
      }
      #expect(steps <= options.maximumNewTokens)
      #expect((1...options.returned).contains(search.hypotheses().count))
    }
  }

  @Test func `A dead end keeps what there is`() {
    for beams in [1, 3] {
      let options = LimitedOptions(SearchOptions(beams: beams), maximumNewTokens: 9)
      var run = SearchRun(options: options, forcedFirst: 1, vocabularyCount: 5) { history in
        let isDead = history.count > 3
        return (0..<5).map { $0 == 3 && !isDead ? 1 : -.infinity }
      }
      let hypotheses = run.hypotheses()
      #expect(hypotheses.map(\.tokens) == [[1, 3, 3]])
      #expect(hypotheses.map(\.score) == [0])
    }
  }
}
