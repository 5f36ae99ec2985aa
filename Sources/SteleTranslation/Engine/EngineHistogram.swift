/// How often a figure was within which bounds.
public struct EngineHistogram: Sendable, Equatable {
  /// The upper bounds of all ranges but the last, ascending; each belongs to its range.
  public let bounds: [Double]
  /// How often the figure was within each range; one more than ``bounds``.
  public private(set) var counts: [Int]
  /// All figures, added up.
  public private(set) var sum: Double = 0

  init(bounds: [Double]) {
    self.bounds = bounds
    counts = Array(repeating: 0, count: bounds.count + 1)
  }

  mutating func add(_ value: Double) {
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
    sum += value
  }
}
