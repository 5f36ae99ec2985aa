/// Figures of many numbers; none of them traps or gives NaN, whatever the numbers are.
enum Statistics {
  /// The smallest of `sorted` that at least `percent` % of them do not exceed (nearest rank); 0 of
  /// nothing.
  static func percentile<Value: Numeric>(_ percent: Int, of sorted: [Value]) -> Value {
    guard !sorted.isEmpty else { return 0 }
    let rank = (percent * sorted.count + 99) / 100
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }

  /// Nearest rank of 50 %: always one of `values`, the smaller of two.
  static func median<Value: Numeric & Comparable>(_ values: [Value]) -> Value {
    percentile(50, of: values.sorted())
  }

  /// The sum in floating point, which cannot overflow.
  static func sum(_ values: some Sequence<Int>) -> Double {
    values.reduce(0) { $0 + Double($1) }
  }

  /// The sum by the count, rounded; 0 of nothing.
  static func mean(_ values: [Int]) -> Int {
    Int(saturating: ratio(sum(values), Double(values.count)))
  }

  /// The quotient, or 0 where there is none.
  static func ratio(_ dividend: Double, _ divisor: Double) -> Double {
    let quotient = dividend / divisor
    return quotient.isFinite ? quotient : 0
  }

  /// By how much y grows with x, by least squares; 0 where x does not vary.
  static func slope(_ points: [(x: Double, y: Double)]) -> Double {
    let count = Double(points.count)
    let meanX = ratio(points.reduce(0) { $0 + $1.x }, count)
    let meanY = ratio(points.reduce(0) { $0 + $1.y }, count)
    let covariance = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    let variance = points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    return ratio(covariance, variance)
  }
}

extension Int {
  /// `value` rounded to the nearest integer, or the nearest there is; 0 for NaN.
  init(saturating value: Double) {
    let rounded = value.rounded()
    self = Int(exactly: rounded) ?? (rounded > 0 ? .max : rounded < 0 ? .min : 0)
  }
}
