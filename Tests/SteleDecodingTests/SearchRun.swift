import Testing

@testable import SteleDecoding

/// A whole search with a table of logits in place of a model.
///
/// It keeps each row's tokens as a real model keeps its cache: it only ever appends the row's input
/// token and follows the parents. A search whose parents and tokens disagree gives wrong logits.
struct SearchRun {
  var search: SentenceSearch
  let vocabularyCount: Int
  let logits: ([TokenID]) -> [Float]
  /// Candidates to return beyond those asked for.
  var surplus = 0

  /// Every row that the model ran on, in order, as its decoder tokens.
  private(set) var visited: [[TokenID]] = []
  private var caches: [[TokenID]] = [[]]

  init(
    options: LimitedOptions, forcedFirst: TokenID? = nil, vocabularyCount: Int, surplus: Int = 0,
    sentence: Int = 0,
    logits: @escaping ([TokenID]) -> [Float]
  ) {
    self.search = SentenceSearch(
      options: options.search, maximumNewTokens: options.maximumNewTokens,
      start: ToyModel.endToken, forcedFirst: forcedFirst, end: ToyModel.endToken,
      vocabularyCount: vocabularyCount, sentence: sentence)
    self.vocabularyCount = vocabularyCount
    self.logits = logits
    self.surplus = surplus
  }

  init(
    options: LimitedOptions, forcedFirst: TokenID? = nil, model: ToyModel, surplus: Int = 0,
    sentence: Int = 0
  ) {
    self.init(
      options: options, forcedFirst: forcedFirst, vocabularyCount: model.vocabulary,
      surplus: surplus, sentence: sentence, logits: model.logits)
  }

  /// Runs to the end.
  mutating func hypotheses() -> [Hypothesis] {
    while !search.isFinished { step() }
    return search.hypotheses()
  }

  /// Runs the "model" on every row once and advances the search.
  mutating func step() {
    #expect((1...search.options.mostRows).contains(search.rowCount))
    for row in 0..<search.rowCount { caches[row].append(search.inputToken(row: row)) }
    visited += caches
    let scores = (0..<search.rowCount).map { row in
      answer(search.request(row: row), logits: logits(caches[row]))
    }
    search.advance(with: scores[...])
    #expect(search.parents.count == search.rowCount)
    caches = search.parents.map { caches[$0] }
  }

  /// What a model answers: it sorts and sums all logits, as a kernel need not.
  private func answer(_ request: RowRequest, logits: [Float]) -> RowScores {
    let excluded = request.excluded.map { logits[Int($0)] }
    let rest = logits.indices.filter { !request.excluded.contains(TokenID($0)) }
    let keys = logits.map { -$0.orMinusInfinity }  // not-a-numbers would not sort
    let best = rest.sorted { (keys[$0], $0) < (keys[$1], $1) }
    let candidates = best.prefix(request.candidateCount + surplus).map { token in
      (token: TokenID(token), logit: logits[token])
    }
    return RowScores(
      candidates: candidates,
      logSumExp: request.wantsLogSumExp ? Reference.logSumExp(rest.map { logits[$0] }) : .nan,
      excludedLogits: excluded)
  }
}

/// Whether two scores differ by at most `tolerance` of their size.
func isNear(_ score: Float?, _ expected: Float?, _ tolerance: Float) -> Bool {
  guard let score, let expected else { return false }
  return abs(score - expected) <= tolerance * max(1, abs(expected))
}
