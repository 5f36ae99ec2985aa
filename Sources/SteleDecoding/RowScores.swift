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
