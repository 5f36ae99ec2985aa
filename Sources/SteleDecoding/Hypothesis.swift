/// One output of a search.
public struct Hypothesis: Sendable, Equatable {
  /// The tokens as generated: `[language] … </s>`, without the start token.
  ///
  /// The last is not `</s>` where the length limit cut the hypothesis off.
  public var tokens: [TokenID]
  /// How good it is; only comparable within one search.
  ///
  /// Beam search: transformers' `sequences_scores`, the sum of the tokens' adjusted
  /// log-probabilities over their count to the power of the length penalty. Greedy search and
  /// sampling: the sum over the tokens of log-softmax of the adjusted logits, before temperature
  /// and cut-offs, or nil where ``SearchOptions/wantsScores`` is false. A forced token adds 0 in
  /// all.
  public var score: Float?

  /// A hypothesis of these tokens.
  public init(tokens: [TokenID], score: Float?) {
    self.tokens = tokens
    self.score = score
  }
}
