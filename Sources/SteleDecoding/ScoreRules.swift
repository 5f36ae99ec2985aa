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

  /// Whether tokens that occurred before are weakened.
  var penalizesRepetition: Bool { repetitionPenalty != 1 }

  /// Lists the tokens whose score changes after `history`.
  ///
  /// - Complexity: O(n · (s + log n) + m²) for n tokens so far, n-grams of size s, and m banned
  ///   tokens that are not repeated ones as well.
  func list(_ adjusted: inout AdjustedTokens, after history: TokenHistory) {
    adjusted.restart(repeated: penalizesRepetition ? history.distinct : [])
    history.forEachCompletion(ofRepeatedNgrams: noRepeatNgram) { adjusted.ban($0) }
    let newTokenCount = history.tokens.count - 1  // without the start token
    if newTokenCount < minimumNewTokens { adjusted.ban(end) }
  }

  /// `score` after `adjustment`; a logit in greedy search, a log-probability in beam search.
  func adjusted(_ score: Float, by adjustment: Adjustment) -> Float {
    switch adjustment {
    case .banned: -.infinity
    case .repeated: score < 0 ? score * repetitionPenalty : score / repetitionPenalty
    }
  }
}
