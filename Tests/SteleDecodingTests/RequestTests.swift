import Testing

@testable import SteleDecoding

/// What the search asks of the model, step by step.
@Suite struct RequestTests {
  private let model = ToyModel(
    hash: 9, vocabulary: 30, spread: 6, steps: 65536, context: 2, end: -3)

  @Test func `A forced token asks for nothing but the run`() {
    for beams in [1, 5] {
      let options = LimitedOptions(
        SearchOptions(beams: beams, minimumNewTokens: 4, noRepeatNgram: 1, repetitionPenalty: 1.5),
        maximumNewTokens: 9)
      var run = SearchRun(options: options, forcedFirst: 7, model: model)
      #expect(run.search.rowCount == 1)
      #expect(run.search.inputToken(row: 0) == ToyModel.endToken)
      #expect(
        run.search.request(row: 0)
          == RowRequest(candidateCount: 0, excluded: [], wantsLogSumExp: false))
      run.step()
      #expect(run.search.rowCount == 1)
      #expect(run.search.inputToken(row: 0) == 7)
      #expect(run.search.hypotheses() == [Hypothesis(tokens: [7], score: 0)])
    }
  }

  @Test func `One row grows to as many as beams`() {
    var run = SearchRun(
      options: LimitedOptions(SearchOptions(beams: 5), maximumNewTokens: 9), forcedFirst: 7,
      model: model)
    run.step()
    run.step()
    #expect(run.search.rowCount == 5)
    #expect(run.search.parents == [0, 0, 0, 0, 0])
    #expect(Set((0..<5).map { run.search.inputToken(row: $0) }).count == 5)
    #expect(run.search.request(row: 3) == RowRequest(candidateCount: 10, excluded: []))
  }

  @Test func `Nothing is asked after the end`() {
    var run = SearchRun(
      options: LimitedOptions(SearchOptions(beams: 2), maximumNewTokens: 3), forcedFirst: 7,
      model: model)
    _ = run.hypotheses()
    #expect(run.search.rowCount == 0)
    #expect(run.search.parents.isEmpty)
    let hypotheses = run.search.hypotheses()
    run.search.advance(with: [])
    #expect(run.search.hypotheses() == hypotheses)
  }

  @Test func `Excluded tokens are those the rules touch`() {
    let rules = ScoreRules(repetitionPenalty: 1, noRepeatNgram: 2, minimumNewTokens: 0, end: 2)
    #expect(excluded(by: rules, after: [2, 5, 6, 5, 7, 5]) == [6, 7])
    #expect(excluded(by: rules, after: [2, 5, 6]) == [])
    #expect(excluded(by: rules, after: [2]) == [])

    var single = rules
    single.noRepeatNgram = 1
    #expect(excluded(by: single, after: [2, 9, 4, 9]) == [2, 4, 9])

    var longest = rules
    longest.noRepeatNgram = 1000
    #expect(excluded(by: longest, after: [2, 5, 6, 5]) == [])

    var minimum = rules
    minimum.minimumNewTokens = 3
    #expect(excluded(by: minimum, after: [2, 5, 6]) == [2])
    #expect(excluded(by: minimum, after: [2, 5, 6, 7]) == [])

    var penalty = rules
    penalty.repetitionPenalty = 1.2
    #expect(excluded(by: penalty, after: [2, 8, 5, 8]) == [2, 5, 8])
  }

  @Test func `A ban outweighs a penalty`() {
    let rules = ScoreRules(repetitionPenalty: 2, noRepeatNgram: 2, minimumNewTokens: 9, end: 2)
    let adjusted = adjusted(by: rules, after: [2, 5, 6, 5])
    #expect(adjusted.tokens == [2, 5, 6])
    #expect(adjusted.adjustments == [.banned, .repeated, .banned])
    #expect(rules.adjusted(-3, by: .repeated) == -6)
    #expect(rules.adjusted(3, by: .repeated) == 1.5)
    #expect(rules.adjusted(3, by: .banned) == -.infinity)
  }

  @Test func `Candidates are never more than the vocabulary has`() {
    var run = SearchRun(
      options: LimitedOptions(SearchOptions(beams: 6, noRepeatNgram: 1), maximumNewTokens: 8),
      model: ToyModel(hash: 3, vocabulary: 5, spread: 4, steps: 64, context: 2, end: 0))
    while !run.search.isFinished {
      for row in 0..<run.search.rowCount {
        let request = run.search.request(row: row)
        #expect(request.candidateCount + request.excluded.count == 5)
      }
      run.step()
    }
  }

  private func excluded(by rules: ScoreRules, after tokens: [TokenID]) -> [TokenID] {
    adjusted(by: rules, after: tokens).tokens
  }

  private func adjusted(by rules: ScoreRules, after tokens: [TokenID]) -> AdjustedTokens {
    var history = TokenHistory(
      start: tokens[0], capacity: tokens.count, keepsDistinct: rules.penalizesRepetition)
    for token in tokens.dropFirst() { history.append(token) }
    var adjusted = AdjustedTokens(capacity: tokens.count + 1)
    rules.list(&adjusted, after: history)
    return adjusted
  }
}
