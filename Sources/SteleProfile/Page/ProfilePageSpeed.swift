import SteleTransformer

extension PartSpeed {
  /// `part` of the mean step of `summary`, or all of that step if there is no part.
  init(of part: StepPart?, in summary: ProfileSummary) {
    func amount(_ amounts: [StepPart: Int]) -> Double {
      max(0, part.map { Double(amounts[$0] ?? 0) } ?? Statistics.sum(amounts.values))
    }
    self.init(
      nanoseconds: amount(summary.split), bytes: amount(summary.bytes),
      products: amount(summary.products))
  }

  /// int8 operations, two for each product, for each byte that is read.
  var operationsPerByte: Double { Statistics.ratio(2 * products, bytes) }
}
