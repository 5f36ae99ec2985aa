/// The tokens whose score the rules change, ascending, each once, with what happens to it.
struct AdjustedTokens: Sendable {
  private(set) var tokens: [TokenID] = []
  /// One for each of ``tokens``.
  private(set) var adjustments: [ScoreRules.Adjustment] = []

  /// No tokens, with room for `capacity`.
  init(capacity: Int) {
    tokens.reserveCapacity(capacity)
    adjustments.reserveCapacity(capacity)
  }

  /// Begins anew with `tokens`, which are ascending, each once, as the repeated ones.
  mutating func restart(repeated tokens: [TokenID]) {
    self.tokens.refill(with: tokens)
    adjustments.removeAll(keepingCapacity: true)
    for _ in tokens { adjustments.append(.repeated) }
  }

  /// Makes `token` a banned one, whatever it was.
  ///
  /// - Complexity: O(log count) for a token that is there, otherwise O(count).
  mutating func ban(_ token: TokenID) {
    let place = tokens.firstPlace(notBelow: token)
    if place < tokens.count, tokens[place] == token {
      adjustments[place] = .banned
    } else {
      tokens.insert(token, at: place)
      adjustments.insert(.banned, at: place)
    }
  }
}
