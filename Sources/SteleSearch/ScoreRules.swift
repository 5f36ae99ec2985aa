/// The rules that change the score of single tokens, in the order in which transformers applies
/// its logits processors: repetition penalty, repeated n-grams, minimum length.
///
/// Which tokens they touch follows from the history alone, before the model has run.
struct ScoreRules: Sendable {
  var repetitionPenalty: Float
  var noRepeatNgram: Int
  var minimumNewTokens: Int
  var end: TokenID

  /// What happens to the score of one token.
  enum Adjustment: Sendable {
    /// It occurred before: weakened by the repetition penalty.
    case repeated
    /// It must not come now: −infinity, whatever the other rules say.
    case banned
  }

  /// The tokens whose score changes after `history`, ascending, each with what happens to it.
  ///
  /// - Complexity: O(n log n) in the length of the history.
  func adjustments(after history: TokenHistory) -> [(token: TokenID, adjustment: Adjustment)] {
    var banned = history.completionsOfRepeatedNgrams(ofSize: noRepeatNgram)
    let newTokenCount = history.tokens.count - 1  // without the start token
    if newTokenCount < minimumNewTokens { banned.append(end) }
    banned.sort()

    var adjustments: [(token: TokenID, adjustment: Adjustment)] = []
    for token in banned where adjustments.last?.token != token {
      adjustments.append((token, .banned))
    }
    guard repetitionPenalty != 1 else { return adjustments }

    let bannedTokens = Set(banned)
    for token in history.distinct where !bannedTokens.contains(token) {
      adjustments.append((token, .repeated))
    }
    adjustments.sort { $0.token < $1.token }
    return adjustments
  }

  /// `score` after `adjustment`; a logit in greedy search, a log-probability in beam search.
  func adjusted(_ score: Float, by adjustment: Adjustment) -> Float {
    switch adjustment {
    case .banned: -.infinity
    case .repeated: score < 0 ? score * repetitionPenalty : score / repetitionPenalty
    }
  }
}
