import SteleDecoding

/// What the rows of a pass ask of the output projection, taken together.
struct ProjectionDemand {
  private(set) var rowCount = 0
  /// Whether no row asks for any token's logit.
  private(set) var isNothing = true
  /// The most candidates that a row asks for.
  private(set) var candidateCount = 0
  /// Whether a row asks for the log-sum-exp.
  private(set) var wantsLogSumExp = false

  /// Takes in the request of one more row.
  mutating func add(_ request: RowRequest) {
    rowCount += 1
    isNothing = isNothing && request.candidateCount == 0 && request.excluded.isEmpty
    candidateCount = max(candidateCount, request.candidateCount)
    wantsLogSumExp = wantsLogSumExp || request.wantsLogSumExp
  }
}
