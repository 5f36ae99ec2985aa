import Testing

@testable import SteleDecoding

/// When a beam search ends, and with what, on answers made by hand: logits that are
/// log-probabilities already, so that every sum is exact.
@Suite struct EndingTests {
  private let end: TokenID = 2

  /// Two beams after two steps.
  ///
  /// Ended, with penalty 1: `</s>` with −1, and `5 </s>` with −2.5 / 2 = −1.25. The best live
  /// hypothesis is `5 8` with the total `live`.
  private func afterTwoSteps(
    _ earlyStopping: SearchOptions.EarlyStopping, lengthPenalty: Float = 1, live: Float
  ) -> SentenceSearch {
    var search = SentenceSearch(
      options: SearchOptions(
        beams: 2, lengthPenalty: lengthPenalty, earlyStopping: earlyStopping, returned: 2),
      maximumNewTokens: 10,
      start: 0, forcedFirst: nil, end: end, vocabularyCount: 100)
    search.advance(with: [answer([(end, -1), (5, -2), (6, -9), (7, -9)])])
    #expect(!search.isFinished)
    #expect(search.rowCount == 2)
    search.advance(with: [
      answer([(end, -0.5), (8, live + 2), (9, -30)].sorted { ($1.1, $0.0) < ($0.1, $1.0) }),
      answer([(6, -30)]),
    ])
    return search
  }

  private func answer(_ candidates: [(TokenID, Float)]) -> RowScores {
    RowScores(
      candidates: candidates.map { (token: $0.0, logit: $0.1) }, logSumExp: 0, excludedLogits: [])
  }

  @Test func `The heuristic stops where the best is no better than the worst ended`() {
    #expect(afterTwoSteps(.heuristic, live: -2.25).isFinished == false)  // −1.125
    #expect(afterTwoSteps(.heuristic, live: -2.5).isFinished)  // −1.25, as the worst
    #expect(afterTwoSteps(.heuristic, live: -3).isFinished)
  }

  @Test func `Always stops as soon as enough have ended`() {
    #expect(afterTwoSteps(.always, live: -2.25).isFinished)
  }

  @Test func `Never allows for the greatest length`() {
    // −9 / 10 beats −1.25, −13 / 10 does not.
    #expect(afterTwoSteps(.never, live: -9).isFinished == false)
    #expect(afterTwoSteps(.never, live: -13).isFinished)
  }

  @Test func `Never without reward for length scores the present length`() {
    // Penalty −1 multiplies by the length: ended −1 and −5; −2.25 · 2 is better than that, and
    // −2.25 · 10 would not be.
    #expect(afterTwoSteps(.never, lengthPenalty: -1, live: -2.25).isFinished == false)
    #expect(afterTwoSteps(.never, lengthPenalty: -1, live: -2.75).isFinished)
    #expect(afterTwoSteps(.never, lengthPenalty: 0, live: -2.25).isFinished == false)
  }

  @Test func `Ended hypotheses come best first`() {
    let search = afterTwoSteps(.always, live: -2.75)
    #expect(
      search.hypotheses() == [
        Hypothesis(tokens: [end], score: -1), Hypothesis(tokens: [5, end], score: -1.25),
      ])
  }

  @Test func `Of equal scores the earlier ended comes first`() {
    var search = SentenceSearch(
      options: SearchOptions(beams: 2, returned: 2), maximumNewTokens: 10,
      start: 0, forcedFirst: nil, end: end, vocabularyCount: 100)
    search.advance(with: [answer([(end, -1), (5, -1.5), (6, -9), (7, -9)])])
    search.advance(with: [answer([(end, -0.5), (8, -9)]), answer([(6, -7)])])
    #expect(search.isFinished)
    #expect(search.hypotheses().map(\.tokens) == [[end], [5, end]])
    #expect(search.hypotheses().map(\.score) == [-1, -1])
  }

  @Test func `Endings below the best beams are dropped`() {
    // Of four continuations only the two best may end; the third, though it is an end, may not.
    var search = SentenceSearch(
      options: SearchOptions(beams: 2, returned: 2), maximumNewTokens: 10,
      start: 0, forcedFirst: nil, end: end, vocabularyCount: 100)
    search.advance(with: [answer([(5, -1), (6, -2), (end, -3), (7, -4)])])
    #expect(search.ended.isEmpty)
    #expect((0..<2).map { search.inputToken(row: $0) } == [5, 6])
  }

  @Test func `The length limit ends every beam as it is`() {
    var search = SentenceSearch(
      options: SearchOptions(beams: 2, returned: 2), maximumNewTokens: 1,
      start: 0, forcedFirst: nil, end: end, vocabularyCount: 100)
    search.advance(with: [answer([(5, -1), (6, -2), (end, -3), (7, -4)])])
    #expect(search.isFinished)
    #expect(search.hypotheses().map(\.tokens) == [[5], [6]])
  }

  @Test func `Of equal continuations the earlier beam and the lower token come first`() {
    var search = SentenceSearch(
      options: SearchOptions(beams: 2, returned: 2), maximumNewTokens: 10,
      start: 0, forcedFirst: nil, end: end, vocabularyCount: 100)
    search.advance(with: [answer([(5, -1), (6, -1), (7, -1), (8, -1)])])
    #expect((0..<2).map { search.inputToken(row: $0) } == [5, 6])
    let same = answer([(8, -1), (9, -1), (10, -1), (11, -1)])
    search.advance(with: [same, same])
    #expect((0..<2).map { search.inputToken(row: $0) } == [8, 9])
    #expect(search.parents == [0, 0])
  }

  @Test func `Greedy takes the lowest of equal tokens`() {
    var search = SentenceSearch(
      options: SearchOptions(repetitionPenalty: 2), maximumNewTokens: 3, start: 9,
      forcedFirst: nil, end: end, vocabularyCount: 100)
    // The repeated token 9 is weakened from 2 to 1, no more than 12 has, and has the lower id.
    search.advance(with: [
      RowScores(candidates: [(token: 12, logit: 1)], logSumExp: 1, excludedLogits: [2])
    ])
    #expect(search.inputToken(row: 0) == 9)
  }
}
