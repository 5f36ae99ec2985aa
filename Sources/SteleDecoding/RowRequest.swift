/// What a search wants to know about the next token of one row.
///
/// The vocabulary has a quarter of a million tokens and a step looks at ten, so the model never
/// hands over all logits: it keeps the best few while it computes them, and their log-sum-exp.
/// Tokens that the search scores by other rules than the rest would upset both, so they are asked
/// for one by one.
public struct RowRequest: Sendable, Equatable {
  /// How many of the best tokens outside ``excluded`` to return; 0 where nothing is to be chosen.
  public var candidateCount: Int
  /// The tokens that the search scores itself, repeated and banned ones: ascending, each once.
  public var excluded: [TokenID]
  /// Whether ``RowScores/logSumExp`` is wanted: without it, half of the output projection may do.
  public var wantsLogSumExp: Bool

  /// A request for the best `candidateCount` tokens, and for the logits of `excluded`.
  public init(candidateCount: Int, excluded: [TokenID], wantsLogSumExp: Bool = true) {
    self.candidateCount = candidateCount
    self.excluded = excluded
    self.wantsLogSumExp = wantsLogSumExp
  }
}
