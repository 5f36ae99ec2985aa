extension SentenceSearch {
  /// One of the outputs that a sampling search draws.
  struct Draw: Sendable {
    /// Its row now, and after the step that is being taken.
    var row = 0
    var nextRow = 0
    /// The sum of its tokens' log-probabilities after the rules; 0 where no score is wanted.
    var total: Float = 0
    var hasEnded = false
    /// The tokens that it ended with, the start token included.
    var tokens: [TokenID] = []

    /// The first of a search of up to `tokenCount` tokens.
    init(tokenCount: Int) { tokens.reserveCapacity(tokenCount) }
  }

  /// Draws the next token of every output that has not ended.
  ///
  /// Outputs whose tokens are the same share a row, and each draws from it by its own number.
  mutating func advanceSampling(with scores: ArraySlice<RowScores>) {
    let position = newTokenCount
    parents.removeAll(keepingCapacity: true)
    for (row, scores) in scores.enumerated() {
      let logSum = fillPool(row: row, scores)
      for number in draws.indices where !draws[number].hasEnded && draws[number].row == row {
        let uniform = uniforms.number(draw: UInt32(number), position: UInt32(position))
        extend(number, with: pool?.choose(uniform), logSum: logSum)
      }
    }
    newTokenCount += 1
    isFinished = parents.isEmpty
    guard !isFinished else { return }
    for number in draws.indices { draws[number].row = draws[number].nextRow }
    swap(&rows, &nextRows)
  }

  /// Makes the pool what may follow `row`; the log-sum-exp of all tokens' adjusted logits, or 0
  /// where no score is wanted.
  private mutating func fillPool(row: Int, _ scores: RowScores) -> Float {
    pool?.removeAll()
    if let forced = forcedNext {
      pool?.add(forced, score: 0)
      pool?.prepare()
      return 0
    }
    for candidate in scores.candidates { pool?.add(candidate.token, score: candidate.logit) }
    let logSum =
      vocabulary.isEmpty
      ? addAdjusted(row: row, scores) : addAll(row: row, scores.excludedLogits)
    pool?.prepare()
    return logSum
  }

  /// Adds the excluded tokens to the pool, which has the candidates.
  private mutating func addAdjusted(row: Int, _ scores: RowScores) -> Float {
    adjustedLogits.removeAll(keepingCapacity: true)
    for (index, logit) in scores.excludedLogits.enumerated() {
      let adjusted = rules.adjusted(
        logit.orMinusInfinity, by: rows[row].adjusted.adjustments[index])
      adjustedLogits.append(adjusted)
      pool?.add(rows[row].adjusted.tokens[index], score: adjusted)
    }
    return isScored ? logSumExp(scores.logSumExp, adjustedLogits) : 0
  }

  /// Adds every token to the pool, given the logits of all.
  private mutating func addAll(row: Int, _ logits: [Float]) -> Float {
    var next = 0
    for (token, logit) in logits.enumerated() {
      var score = logit.orMinusInfinity
      if next < rows[row].adjusted.tokens.count, rows[row].adjusted.tokens[next] == token {
        score = rules.adjusted(score, by: rows[row].adjusted.adjustments[next])
        next += 1
      }
      pool?.add(TokenID(token), score: score)
    }
    guard isScored, let pool else { return 0 }
    return logSumExp(-.infinity, pool.scores)
  }

  /// Appends what was drawn to the output of that number, which ends there if nothing could be.
  private mutating func extend(_ number: Int, with drawn: DrawPool.Entry?, logSum: Float) {
    let row = draws[number].row
    guard let drawn else {
      draws[number].hasEnded = true
      draws[number].tokens.refill(with: rows[row].history.tokens)
      return
    }
    if isScored { draws[number].total += (drawn.score - logSum).orMinusInfinity }
    if drawn.token == end || newTokenCount + 1 >= maximumNewTokens {
      draws[number].hasEnded = true
      draws[number].tokens.refill(with: rows[row].history.tokens)
      draws[number].tokens.append(drawn.token)
    } else {
      draws[number].nextRow = nextRow(ofParent: row, then: drawn.token)
    }
  }

  /// The outputs in the order of their numbers; of those that have not ended, what is there.
  func sampledHypotheses() -> [Hypothesis] {
    draws.map { draw in
      let tokens = draw.hasEnded ? draw.tokens : rows[draw.row].history.tokens
      return Hypothesis(tokens: Array(tokens.dropFirst()), score: isScored ? draw.total : nil)
    }
  }
}
