// What a search keeps of every live hypothesis, and of the ways to go on.

extension SentenceSearch {
  /// One distinct sequence of decoder tokens and the tokens that the search itself scores after it.
  struct Row: Sendable {
    var history: TokenHistory
    var adjusted: AdjustedTokens

    /// Finds out which tokens' scores change after the history.
    mutating func applyRules(_ rules: ScoreRules) { rules.list(&adjusted, after: history) }
  }

  /// A token that may come next.
  struct Follower: Rankable {
    var token: TokenID
    var logit: Float
    /// What it is chosen by.
    var score: Float

    /// Different logits may round to the same score; the better logit still comes first.
    func isBetter(than other: Follower) -> Bool {
      (other.score, other.logit, token) < (score, logit, other.token)
    }
  }

  /// A live hypothesis.
  struct Branch: Sendable {
    var row: Int
    /// The sum of its tokens' adjusted log-probabilities.
    var total: Float
  }

  /// A live hypothesis and one more token.
  struct Continuation: Rankable {
    /// The row that it continues.
    var row: Int
    var token: TokenID
    var total: Float

    func isBetter(than other: Continuation) -> Bool { total > other.total }
  }
}
