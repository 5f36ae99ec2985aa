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
  /// One step for all rows.
  ///
  /// The rules apply to log-probabilities, after softmax.
  mutating func advanceBeams(with scores: ArraySlice<RowScores>) {
    for (row, scores) in scores.enumerated() { rankFollowers(row: row, scores) }
    rankContinuations()
    newTokenCount += 1
    for continuation in continuations.entries.prefix(options.beams)
    where endsHypothesis(continuation.token) {
      keepEnded(continuation)
    }
    // Where nothing can go on, the rows stay as they are.
    if continuations.entries.allSatisfy({ endsHypothesis($0.token) }) {
      isFinished = true
      return
    }
    rankLive()
    if mayStillImprove(bestTotal: live.entries[0].total) {
      extendRows()
    } else {
      isFinished = true
    }
  }

  /// Finds the 2 · beams best tokens after `row`, without impossible ones.
  private mutating func rankFollowers(row: Int, _ scores: RowScores) {
    followers[row].removeAll()
    if let forced = forcedNext {
      follow(row: row, with: forced, logit: 0, score: 0)
      return
    }
    let total = logSumExp(scores.logSumExp, scores.excludedLogits)
    for candidate in scores.candidates {
      follow(
        row: row, with: candidate.token, logit: candidate.logit, score: candidate.logit - total)
    }
    for (index, logit) in scores.excludedLogits.enumerated() {
      let score = rules.adjusted(logit - total, by: rows[row].adjusted.adjustments[index])
      follow(row: row, with: rows[row].adjusted.tokens[index], logit: logit, score: score)
    }
  }

  /// Finds the 2 · beams best continuations of all hypotheses; fewer where there are fewer.
  ///
  /// Twice the beams, because half of them could end here and the other half has to live on.
  private mutating func rankContinuations() {
    continuations.removeAll()
    for branch in branches {
      for follower in followers[branch.row].entries {
        continuations.insert(
          Continuation(
            row: branch.row, token: follower.token, total: branch.total + follower.score))
      }
    }
  }

  /// Puts a continuation among the ended hypotheses, if it is good enough.
  private mutating func keepEnded(_ continuation: Continuation) {
    let divisor = lengthDivisor(length: newTokenCount, penalty: options.lengthPenalty)
    let score = continuation.total / divisor
    guard score > BeamScore.handicap else { return }
    ended.insert(
      rows[continuation.row].history, then: continuation.token, score: score,
      total: continuation.total)
  }

  /// Finds the continuations to go on with, as many as beams.
  private mutating func rankLive() {
    live.removeAll()
    for var continuation in continuations.entries {
      if endsHypothesis(continuation.token) { continuation.total += BeamScore.handicap }
      live.insert(continuation)
    }
  }

  /// Whether the best live hypothesis, of this total, might still end better than the worst that
  /// has ended.
  private func mayStillImprove(bestTotal: Float) -> Bool {
    if ended.isFull && options.earlyStopping == .always { return false }
    let reachesForLength = options.earlyStopping == .never && options.lengthPenalty > 0
    let length = reachesForLength ? maximumNewTokens : newTokenCount
    let bestPossible = bestTotal / lengthDivisor(length: length, penalty: options.lengthPenalty)
    let worst = ended.isFull ? ended.all[ended.count - 1].score : BeamScore.handicap
    return bestPossible > worst
  }

  /// Replaces the rows and hypotheses by the live continuations.
  private mutating func extendRows() {
    branches.removeAll(keepingCapacity: true)
    parents.removeAll(keepingCapacity: true)
    for continuation in live.entries {
      let row = nextRow(ofParent: continuation.row, then: continuation.token)
      branches.append(Branch(row: row, total: continuation.total))
    }
    swap(&rows, &nextRows)
  }

  /// The row of the next step that continues row `parent` with `token`: equal token sequences share
  /// one.
  mutating func nextRow(ofParent parent: Int, then token: TokenID) -> Int {
    for (row, other) in parents.enumerated()
    where other == parent && nextRows[row].history.last == token {
      return row
    }
    let row = parents.count
    nextRows[row].history.become(rows[parent].history, then: token)
    nextRows[row].applyRules(rules)
    parents.append(parent)
    return row
  }
}
