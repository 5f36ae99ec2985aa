/// How often values lay between bounds, as Prometheus counts them.
struct Histogram: Sendable, Equatable {
  /// The upper bounds, ascending; each bucket counts what is at most its bound.
  let bounds: [Double]
  /// The counts between the bounds, and of what is above the last.
  private(set) var counts: [Int]
  /// The sum of all values.
  private(set) var sum = 0.0

  /// A histogram with these bounds and no values.
  init(bounds: [Double]) {
    self.bounds = bounds
    counts = Array(repeating: 0, count: bounds.count + 1)
  }

  /// A histogram that was counted elsewhere, with one count more than bounds.
  init(bounds: [Double], counts: [Int], sum: Double) {
    self.bounds = bounds
    self.counts = counts
    self.sum = sum
  }

  /// Counts `value`.
  mutating func add(_ value: Double) {
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
    sum += value
  }
}
