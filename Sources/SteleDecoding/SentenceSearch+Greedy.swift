extension SentenceSearch {
  /// Appends the one best token.
  ///
  /// The rules apply to logits, and softmax comes after them.
  mutating func advanceGreedily(with scores: RowScores) {
    guard let best = bestToken(in: scores) else {
      isFinished = true
      return
    }
    newTokenCount += 1
    branches[0].total += best.logProbability
    if endsHypothesis(best.token) {
      let total = branches[0].total
      ended.insert(rows[0].history, then: best.token, score: total, total: total)
      isFinished = true
    }
    rows[0].history.append(best.token)
    rows[0].applyRules(rules)
  }

  /// The token with the best adjusted logit, of equal ones the lowest id; nil if none is possible.
  ///
  /// Its log-probability counts as 0 where no score is wanted.
  private mutating func bestToken(
    in scores: RowScores
  ) -> (token: TokenID, logProbability: Float)? {
    if let forced = forcedNext { return (forced, 0) }
    followers[0].removeAll()
    for candidate in scores.candidates {
      follow(row: 0, with: candidate.token, logit: candidate.logit, score: candidate.logit)
    }
    adjustedLogits.removeAll(keepingCapacity: true)
    for (index, logit) in scores.excludedLogits.enumerated() {
      let adjusted = rules.adjusted(
        logit.orMinusInfinity, by: rows[0].adjusted.adjustments[index])
      adjustedLogits.append(adjusted)
      follow(
        row: 0, with: rows[0].adjusted.tokens[index], logit: adjusted, score: adjusted)
    }
    guard let best = followers[0].entries.first else { return nil }
    guard isScored else { return (best.token, 0) }
    let logProbability = best.score - logSumExp(scores.logSumExp, adjustedLogits)
    return (best.token, logProbability.orMinusInfinity)
  }
}
