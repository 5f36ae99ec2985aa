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
    var history = rows[0].history
    history.append(best.token)
    rows[0] = row(after: history)
    if endsHypothesis(best.token) {
      let total = branches[0].total
      ended = [
        EndedBranch(tokens: Array(history.tokens.dropFirst()), score: total, total: total)
      ]
      isFinished = true
    }
  }

  /// The token with the best adjusted logit, of equal ones the lowest id; nil if none is possible.
  ///
  /// Its log-probability counts as 0 where no score is wanted.
  private func bestToken(in scores: RowScores) -> (token: TokenID, logProbability: Float)? {
    if let forced = forcedNext { return (forced, 0) }
    let excluded = zip(rows[0].adjustments, scores.excludedLogits).map { adjustment, logit in
      rules.adjusted(logit.orMinusInfinity, by: adjustment)
    }
    var best: (token: TokenID, logit: Float)?
    func consider(_ token: TokenID, _ logit: Float) {
      guard logit > -.infinity else { return }  // also false for not-a-number
      if let current = best, (current.logit, token) >= (logit, current.token) { return }
      best = (token, logit)
    }
    for candidate in scores.candidates { consider(candidate.token, candidate.logit) }
    for (token, logit) in zip(rows[0].request.excluded, excluded) { consider(token, logit) }

    guard let best else { return nil }
    guard isScored else { return (best.token, 0) }
    let logProbability = best.logit - logSumExp(scores.logSumExp, excluded)
    return (best.token, logProbability.orMinusInfinity)
  }
}
