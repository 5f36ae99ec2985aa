/// A token as Hugging Face numbers them: a row of the embedding.
public typealias TokenID = Int32

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

/// The model's answer to one ``RowRequest``.
///
/// A logit that is not a number counts as −infinity, which no search ever chooses.
public struct RowScores: Sendable {
  /// The best tokens outside the excluded ones, best first, of equal ones the lower id first.
  ///
  /// As many as asked for, or all there are. More do no harm and change nothing.
  public var candidates: [(token: TokenID, logit: Float)]
  /// The natural logarithm of the sum of exp(logit) over all tokens outside the excluded ones.
  ///
  /// −infinity if there are none; says nothing where ``RowRequest/wantsLogSumExp`` is false.
  public var logSumExp: Float
  /// The raw logits of the excluded tokens, in the order of ``RowRequest/excluded``.
  public var excludedLogits: [Float]

  /// The answer with these parts.
  public init(
    candidates: [(token: TokenID, logit: Float)], logSumExp: Float, excludedLogits: [Float]
  ) {
    self.candidates = candidates
    self.logSumExp = logSumExp
    self.excludedLogits = excludedLogits
  }

  /// An empty answer with room for so many candidates and excluded tokens: filling it in takes no
  /// memory.
  public init(candidateCapacity: Int, excludedCapacity: Int) {
    self.init(candidates: [], logSumExp: .nan, excludedLogits: [])
    candidates.reserveCapacity(candidateCapacity)
    excludedLogits.reserveCapacity(excludedCapacity)
  }
}
