/// The search for one sentence's translation: which tokens to run the model on, and which to keep.
///
/// Equals transformers' `generate` with a batch of this one sentence: its greedy search with one
/// beam, its beam search with more, its distribution with sampling. Where transformers leaves the
/// order of equal scores to chance, here the earlier hypothesis comes first, then the better logit,
/// then the lower token id.
///
/// The caller owns the model and its key/value cache. Every live hypothesis is a *row*:
///
/// ```swift
/// while !search.isFinished {
///   let scores = (0..<search.rowCount).map { row in
///     model.next(after: search.inputToken(row: row), answering: search.request(row: row))
///   }
///   search.advance(with: scores[...])
///   model.reorderCache(search.parents)
/// }
/// ```
///
/// Rows come and go: there is one at first, whatever the number of beams, and none at the end.
/// Searches of other sentences in the same batch have no influence.
///
/// All memory that its steps need is taken when a search is made. A copy shares it until one of the
/// two goes on, so a search for each sentence is made anew and not copied.
public struct SentenceSearch: Sendable {
  let options: SearchOptions
  /// The most tokens of a hypothesis, the language token and `</s>` counted.
  let maximumNewTokens: Int
  let rules: ScoreRules
  let forcedFirst: TokenID?
  let end: TokenID
  let vocabularyCount: Int
  /// How many of the best tokens after a row matter.
  let mostCandidates: Int

  /// Whether the search has ended; then there are no rows, and nothing advances it.
  public internal(set) var isFinished = false
  /// The row before the last advance whose tokens row r continues, for each row r now.
  ///
  /// One row may have several successors, or none.
  public internal(set) var parents: [Int] = []

  /// The distinct token sequences that are alive, kept as they were when the search ends; behind
  /// the first ``rowCount`` is room for as many as there are beams.
  var rows: [Row]
  /// Where the next step's rows are written before they and ``rows`` change places.
  var nextRows: [Row]
  /// The live hypotheses, best first; several may share a row, see ``BeamScore``.
  var branches: [Branch]
  /// Hypotheses that ended, at most one for each beam.
  var ended: EndedHypotheses
  /// Tokens generated so far in each live hypothesis.
  var newTokenCount = 0
  /// How many tokens of the first of ``hypotheses()``, as it will be at the end, are certain now.
  ///
  /// Never falls, and at the end it is all of them; see ``settledToken(_:)``.
  public internal(set) var settledCount = 0

  /// The outputs of a sampling search by number; none where there is no sampling.
  var draws: [Draw]
  /// The tokens to draw from.
  var pool: DrawPool?
  let uniforms: UniformSource
  /// All tokens, where every one's logit is asked for; otherwise none.
  let vocabulary: [TokenID]

  /// The best tokens after each row, by the latest answers.
  var followers: [Ranking<Follower>]
  /// The adjusted logits of the excluded tokens of a greedy search's row.
  var adjustedLogits: [Float] = []
  /// The best ways to go on from the rows, and those of them that live on.
  var continuations: Ranking<Continuation>
  var live: Ranking<Continuation>

  /// A search at its beginning.
  ///
  /// - Parameters:
  ///   - options: Options that ``SearchOptions/validate(maximumNewTokens:)`` accepts.
  ///   - maximumNewTokens: The most tokens to generate, the language token and `</s>` counted.
  ///   - start: The token that the decoder starts with; the history that the rules look at
  ///     includes it, the hypotheses do not.
  ///   - forcedFirst: The token that comes first whatever its score (the target language), if any.
  ///   - end: The token that ends a hypothesis.
  ///   - vocabularyCount: How many tokens the model scores.
  ///   - sentence: The sentence's number in the input, which makes its draws those of no other.
  public init(
    options: SearchOptions, maximumNewTokens: Int, start: TokenID, forcedFirst: TokenID?,
    end: TokenID, vocabularyCount: Int, sentence: Int = 0
  ) {
    precondition(options.beams >= 1, "a search needs a beam; validate the options first")
    self.options = options
    self.maximumNewTokens = maximumNewTokens
    let rules = ScoreRules(
      repetitionPenalty: options.repetitionPenalty, noRepeatNgram: options.noRepeatNgram,
      minimumNewTokens: options.minimumNewTokens, end: end)
    self.rules = rules
    self.forcedFirst = forcedFirst
    self.end = end
    self.vocabularyCount = vocabularyCount

    let beams = options.beams
    let tokenCount = 1 + maximumNewTokens
    let mostAdjusted = options.mostAdjusted(maximumNewTokens: maximumNewTokens)
    // Every element is made anew: copies of one would share its memory.
    func makeRows() -> [Row] {
      (0..<options.mostRows).map { _ in
        Row(
          history: TokenHistory(
            start: start, capacity: tokenCount, keepsDistinct: rules.penalizesRepetition),
          adjusted: AdjustedTokens(capacity: mostAdjusted))
      }
    }
    rows = makeRows()
    nextRows = makeRows()
    branches = BeamScore.initialTotals(beams: beams).map { Branch(row: 0, total: $0) }
    ended = EndedHypotheses(capacity: beams, tokenCount: tokenCount)
    let mostFollowers = beams == 1 ? 1 : 2 * beams
    followers = (0..<beams).map { _ in Ranking(capacity: mostFollowers) }
    continuations = Ranking(capacity: mostFollowers)
    live = Ranking(capacity: beams)
    adjustedLogits.reserveCapacity(mostAdjusted)
    parents.reserveCapacity(options.mostRows)
    parents.append(0)

    mostCandidates = options.mostCandidates(vocabularyCount: vocabularyCount)
    vocabulary = options.readsAllLogits ? Array(0..<TokenID(vocabularyCount)) : []
    uniforms = UniformSource(
      seed: options.sampling?.seed ?? 0, sentence: UInt64(bitPattern: Int64(sentence)))
    draws = (0..<(options.sampling == nil ? 0 : options.returned)).map { _ in
      Draw(tokenCount: tokenCount)
    }
    let poolCount =
      mostCandidates
      + options.mostExcluded(
        vocabularyCount: vocabularyCount, maximumNewTokens: maximumNewTokens)
    pool = options.sampling.map { DrawPool($0, capacity: min(poolCount, vocabularyCount)) }
    if forcedNext == nil { rows[0].applyRules(rules) }
  }
}

extension SentenceSearch {
  /// Rows that the model has to run now: 0 once finished, else at least 1, at most the beams.
  public var rowCount: Int { parents.count }

  /// The token to run the model on for `row`: its last.
  public func inputToken(row: Int) -> TokenID { rows[row].history.last }

  /// What the search wants to know about the token after ``inputToken(row:)``.
  ///
  /// Before a forced token it is nothing; the model still has to run, to fill its cache. To keep a
  /// request while the search goes on costs a copy of its tokens.
  public func request(row: Int) -> RowRequest {
    guard forcedNext == nil else {
      return RowRequest(candidateCount: 0, excluded: [], wantsLogSumExp: false)
    }
    let excluded = excludedTokens(row: row)
    let available = max(0, vocabularyCount - excluded.count)
    return RowRequest(
      candidateCount: min(mostCandidates, available), excluded: excluded,
      wantsLogSumExp: isScored && vocabulary.isEmpty)
  }

  /// The tokens that the search scores itself.
  private func excludedTokens(row: Int) -> [TokenID] {
    vocabulary.isEmpty ? rows[row].adjusted.tokens : vocabulary
  }

  /// Takes one step with the model's answers, one for each row, in order.
  ///
  /// Never traps on what a model may compute, infinities and not-a-numbers included: a row on
  /// which no token has a probability ends there. Takes no memory.
  ///
  /// - Complexity: O(b³ + b · n) for b beams and n tokens so far. Sampling: O(v + k log v) for each
  ///   row, for v tokens that were answered and k that may be drawn.
  public mutating func advance(with scores: ArraySlice<RowScores>) {
    precondition(scores.count == rowCount, "one answer for each row, \(rowCount) in all")
    precondition(
      zip(0..<rowCount, scores).allSatisfy { row, scores in
        scores.excludedLogits.count == (forcedNext == nil ? excludedTokens(row: row).count : 0)
      }, "one logit for each excluded token")
    guard !isFinished else { return }
    if options.sampling != nil {
      advanceSampling(with: scores)
    } else if options.beams == 1 {
      advanceGreedily(with: scores[scores.startIndex])
    } else {
      advanceBeams(with: scores)
    }
    if isFinished { parents.removeAll(keepingCapacity: true) }
    settle()
  }

  /// The results: at most ``SearchOptions/returned``, at least one; best first, but with sampling
  /// in order of draw.
  ///
  /// Fewer than asked for where a tiny vocabulary or strict rules allow no more. Before the end,
  /// and where every hypothesis ran into a dead end, the best that is there.
  public func hypotheses() -> [Hypothesis] {
    if options.sampling != nil { return sampledHypotheses() }
    let complete = ended.all.filter { BeamScore.isGenuine($0.total) }.prefix(options.returned)
    if !complete.isEmpty {
      return complete.map { hypothesis($0.tokens.dropFirst(), score: $0.score) }
    }
    let best = branches[0]
    let tokens = rows[best.row].history.tokens.dropFirst()
    let penalty = options.beams == 1 || tokens.isEmpty ? 0 : options.lengthPenalty
    let divisor = lengthDivisor(length: tokens.count, penalty: penalty)
    return [hypothesis(tokens, score: best.total / divisor)]
  }

  /// A hypothesis with tokens of its own, which take no more memory than they need.
  private func hypothesis(_ tokens: ArraySlice<TokenID>, score: Float) -> Hypothesis {
    Hypothesis(tokens: Array(tokens), score: isScored ? score : nil)
  }
}

extension SentenceSearch {
  /// The token that must come next, if the next is the first and that one is forced.
  var forcedNext: TokenID? { newTokenCount == 0 ? forcedFirst : nil }

  /// Whether hypotheses have a score.
  var isScored: Bool { options.beams > 1 || options.wantsScores }

  /// Puts `token` among the best after `row`, if it is possible at all.
  mutating func follow(row: Int, with token: TokenID, logit: Float, score: Float) {
    guard score > -.infinity else { return }  // also false for not-a-number
    followers[row].insert(Follower(token: token, logit: logit, score: score))
  }

  /// Whether a hypothesis is complete with `token`, the latest of ``newTokenCount``.
  func endsHypothesis(_ token: TokenID) -> Bool {
    token == end || newTokenCount >= maximumNewTokens
  }
}
