/// The numbers that transformers' beam search marks hypotheses with.
///
/// It starts with as many copies of the start token as there are beams, all but the first with a
/// total of −10⁹, so that the first step does not choose the same token for every beam; and it
/// keeps an ended hypothesis from running on by taking 10⁹ off. Both only matter where fewer tokens
/// than twice the beams can follow, but there they decide when the search ends. Copies share one
/// row, so they cost the model nothing.
enum BeamScore {
  static let handicap: Float = -1e9

  static func initialTotals(beams: Int) -> [Float] {
    [0] + [Float](repeating: handicap, count: beams - 1)
  }

  /// Whether a total belongs to a hypothesis in its own right, not to a copy of another.
  static func isGenuine(_ total: Float) -> Bool { total > handicap / 2 }
}

extension SentenceSearch {
  /// A live hypothesis and one more token.
  private struct Continuation {
    var branch: Int
    /// The place of the token among those of its row, best first.
    var rank: Int
    var token: TokenID
    var total: Float
  }

  /// One step for all rows.
  ///
  /// The rules apply to log-probabilities, after softmax.
  mutating func advanceBeams(with scores: [RowScores]) {
    let continuations = bestContinuations(scores)
    newTokenCount += 1
    let eligible = continuations.prefix(options.beams)
    for continuation in eligible where endsHypothesis(continuation.token) {
      keepEnded(continuation)
    }
    // Where nothing can go on, the rows stay as they are.
    if continuations.allSatisfy({ endsHypothesis($0.token) }) {
      isFinished = true
      return
    }
    let live = bestLive(continuations)
    if mayStillImprove(bestTotal: live[0].total) {
      extendRows(with: live)
    } else {
      isFinished = true
    }
  }

  /// The 2 · beams best continuations of all hypotheses, best first; fewer where there are fewer.
  ///
  /// Twice the beams, because half of them could end here and the other half has to live on.
  private func bestContinuations(_ scores: [RowScores]) -> [Continuation] {
    let nextTokens = rows.indices.map { bestTokens(row: $0, scores: scores[$0]) }
    var continuations: [Continuation] = []
    for (index, branch) in branches.enumerated() {
      for (rank, next) in nextTokens[branch.row].enumerated() {
        let total = branch.total + next.logProbability
        continuations.append(
          Continuation(branch: index, rank: rank, token: next.token, total: total))
      }
    }
    continuations.sort { ($1.total, $0.branch, $0.rank) < ($0.total, $1.branch, $1.rank) }
    return Array(continuations.prefix(2 * options.beams))
  }

  /// The 2 · beams best tokens after `row`, best first, without impossible ones.
  private func bestTokens(
    row: Int, scores: RowScores
  ) -> [(token: TokenID, logProbability: Float)] {
    if let forced = forcedNext { return [(forced, 0)] }
    let total = logSumExp(scores.logSumExp, scores.excludedLogits)
    var tokens = scores.candidates.map { candidate in
      (token: candidate.token, logit: candidate.logit, score: candidate.logit - total)
    }
    for (index, logit) in scores.excludedLogits.enumerated() {
      let score = rules.adjusted(logit - total, by: rows[row].adjustments[index])
      tokens.append((rows[row].request.excluded[index], logit, score))
    }
    tokens.removeAll { !($0.score > -.infinity) }  // not-a-numbers as well
    // Different logits may round to the same log-probability; the better logit still comes first.
    tokens.sort { ($1.score, $1.logit, $0.token) < ($0.score, $0.logit, $1.token) }
    return tokens.prefix(2 * options.beams).map { ($0.token, $0.score) }
  }

  /// Puts a continuation among the ended hypotheses, if it is good enough.
  private mutating func keepEnded(_ continuation: Continuation) {
    let divisor = lengthDivisor(length: newTokenCount, penalty: options.lengthPenalty)
    let score = continuation.total / divisor
    guard score > BeamScore.handicap else { return }
    let position = ended.firstIndex { score > $0.score } ?? ended.count
    guard position < options.beams else { return }
    let tokens = newTokens(ofRow: branches[continuation.branch].row, then: continuation.token)
    ended.insert(
      EndedBranch(tokens: tokens, score: score, total: continuation.total), at: position)
    if ended.count > options.beams { ended.removeLast() }
  }

  /// The continuations to go on with, as many as beams, best first.
  private func bestLive(_ continuations: [Continuation]) -> [Continuation] {
    let handicapped = continuations.map { continuation in
      var live = continuation
      if endsHypothesis(live.token) { live.total += BeamScore.handicap }
      return live
    }
    let order = handicapped.indices.sorted { first, second in
      (handicapped[second].total, first) < (handicapped[first].total, second)
    }
    return order.prefix(options.beams).map { handicapped[$0] }
  }

  /// Whether the best live hypothesis, of this total, might still end better than the worst that
  /// has ended.
  private func mayStillImprove(bestTotal: Float) -> Bool {
    let hasEnoughEnded = ended.count == options.beams
    if hasEnoughEnded && options.earlyStopping == .always { return false }
    let reachesForLength = options.earlyStopping == .never && options.lengthPenalty > 0
    let length = reachesForLength ? options.maximumNewTokens : newTokenCount
    let bestPossible = bestTotal / lengthDivisor(length: length, penalty: options.lengthPenalty)
    let worst = hasEnoughEnded ? ended[ended.count - 1].score : BeamScore.handicap
    return bestPossible > worst
  }

  /// Replaces the rows and hypotheses by `live`, where equal token sequences share a row.
  private mutating func extendRows(with live: [Continuation]) {
    var newRows: [Row] = []
    var newParents: [Int] = []
    var newBranches: [Branch] = []
    for continuation in live {
      let parent = branches[continuation.branch].row
      let twin = newRows.indices.first { row in
        newParents[row] == parent && newRows[row].history.tokens.last == continuation.token
      }
      newBranches.append(Branch(row: twin ?? newRows.count, total: continuation.total))
      guard twin == nil else { continue }
      var history = rows[parent].history
      history.append(continuation.token)
      newRows.append(row(after: history))
      newParents.append(parent)
    }
    rows = newRows
    parents = newParents
    branches = newBranches
  }
}
