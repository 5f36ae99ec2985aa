import SteleDocument

/// Goes through a text from its start to its end, and says which marks lie where.
struct MarkSweep {
  private let marks: [InlineMark]
  /// Marks that may reach further.
  private var open: [Int] = []
  private var next = 0

  /// `marks` are in order.
  init(_ marks: [InlineMark]) { self.marks = marks }

  /// The marks that share text with `range`, and the empty ones in it or at its ends, in order.
  ///
  /// Ranges must ascend from call to call.
  ///
  /// - Complexity: O(n) for all calls together, times the depth of marks.
  mutating func marks(at range: Range<Int>) -> [Int] {
    while next < marks.count, marks[next].range.lowerBound <= range.upperBound {
      open.append(next)
      next += 1
    }
    open.removeAll { marks[$0].range.upperBound < range.lowerBound }
    return open.filter { index in
      let mark = marks[index].range
      return mark.isEmpty
        ? range.lowerBound <= mark.lowerBound && mark.lowerBound <= range.upperBound
        : mark.overlaps(range)
    }
  }
}
