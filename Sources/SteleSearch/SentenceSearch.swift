/// The search for one sentence's translation: which tokens to run the model on, and which to keep.
///
/// Equals transformers' `generate` with a batch of this one sentence: its greedy search with one
/// beam, its beam search with more. Where transformers leaves the order of equal scores to chance,
/// here the earlier hypothesis comes first, then the better logit, then the lower token id.
///
/// The caller owns the model and its key/value cache. Every live hypothesis is a *row*:
///
/// ```swift
/// while !search.isFinished {
///   let scores = (0..<search.rowCount).map { row in
///     model.next(after: search.inputToken(row: row), answering: search.request(row: row))
///   }
///   search.advance(with: scores)
///   model.reorderCache(search.parents)
/// }
/// ```
///
/// Rows come and go: there is one at first, whatever the number of beams, and none at the end.
/// Searches of other sentences in the same batch have no influence.
public struct SentenceSearch: Sendable {
  let options: SearchOptions
  let rules: ScoreRules
  let forcedFirst: TokenID?
  let end: TokenID
  let vocabularyCount: Int

  /// Whether the search has ended; then there are no rows, and nothing advances it.
  public internal(set) var isFinished = false
  /// The row before the last advance whose tokens row r continues, for each row r now.
  ///
  /// One row may have several successors, or none.
  public internal(set) var parents = [0]

  /// The distinct token sequences that are alive; kept as they were when the search ends.
  var rows: [Row]
  /// The live hypotheses, best first; several may share a row, see ``BeamScore``.
  var branches: [Branch]
  /// Hypotheses that ended, best first, at most one for each beam.
  var ended: [EndedBranch] = []
  /// Tokens generated so far in each live hypothesis.
  var newTokenCount = 0

  /// One distinct sequence of decoder tokens and what the search asks the model about it.
  struct Row: Sendable {
    var history: TokenHistory
    var request: RowRequest
    /// What happens to the scores of the excluded tokens, in their order.
    var adjustments: [ScoreRules.Adjustment]
  }

  /// A live hypothesis.
  struct Branch: Sendable {
    var row: Int
    /// The sum of its tokens' adjusted log-probabilities.
    var total: Float
  }

  /// A hypothesis that is complete.
  struct EndedBranch: Sendable {
    var tokens: [TokenID]
    /// As ``Hypothesis/score``.
    var score: Float
    /// As ``Branch/total``, before any division by the length.
    var total: Float
  }

  /// A search at its beginning.
  ///
  /// - Parameters:
  ///   - options: Options that ``SearchOptions/validate()`` accepts.
  ///   - start: The token that the decoder starts with; the history that the rules look at
  ///     includes it, the hypotheses do not.
  ///   - forcedFirst: The token that comes first whatever its score (the target language), if any.
  ///   - end: The token that ends a hypothesis.
  ///   - vocabularyCount: How many tokens the model scores.
  public init(
    options: SearchOptions, start: TokenID, forcedFirst: TokenID?, end: TokenID,
    vocabularyCount: Int
  ) {
    precondition(options.beams >= 1, "a search needs a beam; validate the options first")
    self.options = options
    self.rules = ScoreRules(
      repetitionPenalty: options.repetitionPenalty, noRepeatNgram: options.noRepeatNgram,
      minimumNewTokens: options.minimumNewTokens, end: end)
    self.forcedFirst = forcedFirst
    self.end = end
    self.vocabularyCount = vocabularyCount
    self.rows = []
    self.branches = BeamScore.initialTotals(beams: options.beams).map { Branch(row: 0, total: $0) }
    self.rows = [row(after: TokenHistory(start: start))]
  }
}

extension SentenceSearch {
  /// Rows that the model has to run now: 0 once finished, else at least 1, at most the beams.
  public var rowCount: Int { isFinished ? 0 : rows.count }

  /// The token to run the model on for `row`: its last.
  public func inputToken(row: Int) -> TokenID {
    let tokens = rows[row].history.tokens
    return tokens[tokens.count - 1]
  }

  /// What the search wants to know about the token after ``inputToken(row:)``.
  ///
  /// Before a forced token it is nothing; the model still has to run, to fill its cache.
  public func request(row: Int) -> RowRequest { rows[row].request }

  /// Takes one step with the model's answers, one for each row, in order.
  ///
  /// Never traps on what a model may compute, infinities and not-a-numbers included: a row on
  /// which no token has a probability ends there.
  ///
  /// - Complexity: O(b² log b + b · n) for b beams and n tokens so far.
  public mutating func advance(with scores: [RowScores]) {
    precondition(scores.count == rowCount, "one answer for each row, \(rowCount) in all")
    precondition(
      zip(rows, scores).allSatisfy { $0.adjustments.count == $1.excludedLogits.count },
      "one logit for each excluded token")
    guard !isFinished else { return }
    if options.beams == 1 {
      advanceGreedily(with: scores[0])
    } else {
      advanceBeams(with: scores)
    }
    if isFinished { parents = [] }
  }

  /// The results, best first: at most ``SearchOptions/returned``, at least one.
  ///
  /// Fewer than asked for where a tiny vocabulary or strict rules allow no more. Before the end,
  /// and where every hypothesis ran into a dead end, the best that is there.
  public func hypotheses() -> [Hypothesis] {
    let complete = ended.filter { BeamScore.isGenuine($0.total) }.prefix(options.returned)
    if !complete.isEmpty { return complete.map { hypothesis($0.tokens, score: $0.score) } }
    let best = branches[0]
    let tokens = rows[best.row].history.tokens.dropFirst()
    let penalty = options.beams == 1 || tokens.isEmpty ? 0 : options.lengthPenalty
    let divisor = lengthDivisor(length: tokens.count, penalty: penalty)
    return [hypothesis(Array(tokens), score: best.total / divisor)]
  }

  private func hypothesis(_ tokens: [TokenID], score: Float) -> Hypothesis {
    Hypothesis(tokens: tokens, score: isScored ? score : nil)
  }
}

extension SentenceSearch {
  /// The token that must come next, if the next is the first and that one is forced.
  var forcedNext: TokenID? { newTokenCount == 0 ? forcedFirst : nil }

  /// Whether hypotheses have a score.
  var isScored: Bool { options.beams > 1 || options.wantsScores }

  /// A row for `history`, with its request.
  func row(after history: TokenHistory) -> Row {
    guard forcedNext == nil else {
      let nothing = RowRequest(candidateCount: 0, excluded: [], wantsLogSumExp: false)
      return Row(history: history, request: nothing, adjustments: [])
    }
    let adjustments = rules.adjustments(after: history)
    // One beam chooses one token. Of the tokens of one row at most 2 · beams can be among the
    // 2 · beams best of all rows, and those not excluded are then the best not excluded.
    let wanted = options.beams == 1 ? 1 : 2 * options.beams
    let available = max(0, vocabularyCount - adjustments.count)
    let request = RowRequest(
      candidateCount: min(wanted, available), excluded: adjustments.map(\.token),
      wantsLogSumExp: isScored)
    return Row(history: history, request: request, adjustments: adjustments.map(\.adjustment))
  }

  /// `row`'s tokens without the start token, and `token`.
  func newTokens(ofRow row: Int, then token: TokenID) -> [TokenID] {
    rows[row].history.tokens.dropFirst() + [token]
  }

  /// Whether a hypothesis is complete with `token`, the latest of ``newTokenCount``.
  func endsHypothesis(_ token: TokenID) -> Bool {
    token == end || newTokenCount >= options.maximumNewTokens
  }
}
