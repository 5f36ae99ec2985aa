import SteleTransformer

extension InputCounts {
  /// The mean of `counts`; nil of none.
  init?(meanOf counts: [InputCounts]) {
    guard !counts.isEmpty else { return nil }
    self.init(meanOf: counts, count: counts.count)
  }

  /// The sum of `counts` by `count`, rounded.
  init(meanOf counts: [InputCounts], count: Int) {
    func mean(_ member: KeyPath<InputCounts, Int>) -> Int {
      Int(
        saturating: Statistics.ratio(
          Statistics.sum(counts.lazy.map { $0[keyPath: member] }), Double(count)))
    }
    self.init(
      count: mean(\.count), zero: mean(\.zero), columns: mean(\.columns),
      zeroColumns: mean(\.zeroColumns))
  }

  /// Of all inputs, the share that is zero.
  var zeroShare: Double { Statistics.ratio(Double(zero), Double(count)) }

  /// Of all columns, the share that is zero in all rows.
  var zeroColumnShare: Double { Statistics.ratio(Double(zeroColumns), Double(columns)) }
}
