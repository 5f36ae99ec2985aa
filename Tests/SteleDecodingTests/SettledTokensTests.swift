import SteleTestSupport
import Testing

@testable import SteleDecoding

/// Which tokens a search says are certain before it ends.
@Suite struct SettledTokensTests {
  /// The tokens that are settled now.
  private func settled(_ search: SentenceSearch) -> [TokenID] {
    (0..<search.settledCount).map { search.settledToken($0) }
  }

  /// Runs to the end and checks after every step; the number of tokens settled before the end.
  private func check(_ run: inout SearchRun, _ comment: Comment) -> Int {
    var prefixes: [[TokenID]] = [settled(run.search)]
    var definitions = [0]
    while !run.search.isFinished {
      run.step()
      prefixes.append(settled(run.search))
      definitions.append(longestCommonPrefix(run.search))
    }
    let best = run.search.hypotheses()[0].tokens
    #expect(prefixes.last == best, comment)
    for (earlier, later) in zip(prefixes, prefixes.dropFirst()) {
      #expect(later.starts(with: earlier), comment)
    }
    #expect(prefixes.dropLast().map(\.count) == definitions.dropLast(), comment)
    return prefixes.dropLast().last?.count ?? 0
  }

  /// The definition: what all live hypotheses begin with, and the ended one that may be returned.
  private func longestCommonPrefix(_ search: SentenceSearch) -> Int {
    if let first = search.draws.first {
      return (first.hasEnded ? first.tokens : search.rows[first.row].history.tokens).count - 1
    }
    var all = search.rows.prefix(search.rowCount).map(\.history.tokens)
    all += search.ended.all.filter { BeamScore.isGenuine($0.total) }.prefix(1).map(\.tokens)
    guard !all.isEmpty else { return 0 }
    var count = 1
    while all.allSatisfy({ $0.count > count && $0[count] == all[0][count] }) { count += 1 }
    return count - 1
  }

  @Test func `Settled tokens are those of the best result and never taken back`() {
    var beforeTheEnd = 0
    for seed in 0..<500 {
      var random = SplitMix64(seed: seed)
      let options = random.options(beams: 1...7)
      let language: TokenID? = random.pick([nil, 1])
      var run = SearchRun(options: options, forcedFirst: language, model: random.model())
      beforeTheEnd += check(&run, "seed \(seed)")
    }
    #expect(beforeTheEnd > 500)
  }

  @Test func `Tokens of the first draw are settled one by one`() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      var options = random.rules()
      options.sampling = random.sampling()
      options.returned = random.pick([1, 4])
      var run = SearchRun(options: options, forcedFirst: 1, model: random.model())
      _ = check(&run, "seed \(seed)")
    }
  }
}
