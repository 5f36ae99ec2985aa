import SteleDocument

/// Makes the marks of a translated text nest again, after each was placed on its own.
enum MarkLayout {
  /// `marks` in an order and with ranges such that any two are nested or disjoint, outer ones first.
  ///
  /// What was inside of another mark before, by `before`, is so again. Verbatim marks and points
  /// stay where they are; others are widened around what is in them, or cut off where the next one
  /// begins.
  ///
  /// - Complexity: O(n log n).
  static func nested(_ marks: [InlineMark], before: [InlineMark]) -> [InlineMark] {
    var marks = marks
    widenParents(&marks, before)
    let order = marks.indices.sorted {
      let (first, second) = (marks[$0].range, marks[$1].range)
      return (first.lowerBound, second.upperBound, $0) < (second.lowerBound, first.upperBound, $1)
    }
    var open: [(mark: Int, innerEnd: Int)] = []
    for index in order {
      let start = marks[index].range.lowerBound
      while let last = open.last, marks[last.mark].range.upperBound <= start,
        !(marks[index].range.isEmpty && marks[last.mark].range.upperBound == start
          && isInside(index, last.mark, before))
      {
        open.removeLast()
      }
      if let last = open.last, marks[last.mark].range.upperBound < marks[index].range.upperBound {
        uncross(&marks, index, &open)
      }
      let end = marks[index].range.upperBound
      for outer in open.indices { open[outer].innerEnd = max(open[outer].innerEnd, end) }
      open.append((index, marks[index].range.lowerBound))
    }
    return order.map { marks[$0] }
  }

  /// Ends the crossing of mark `index` with the innermost open ones.
  private static func uncross(
    _ marks: inout [InlineMark], _ index: Int, _ open: inout [(mark: Int, innerEnd: Int)]
  ) {
    let range = marks[index].range
    while let last = open.last, marks[last.mark].range.upperBound < range.upperBound {
      let outer = marks[last.mark].range
      if marks[last.mark].kind == .span, last.innerEnd <= range.lowerBound {
        marks[last.mark].range = outer.lowerBound..<range.lowerBound
        open.removeLast()
      } else if marks[index].kind == .span {
        marks[index].range = range.lowerBound..<outer.upperBound
        return
      } else {
        marks[last.mark].range = outer.lowerBound..<range.upperBound
        for further in open.indices.dropLast() {
          let wide = marks[open[further].mark].range
          marks[open[further].mark].range =
            wide.lowerBound..<max(wide.upperBound, range.upperBound)
        }
        return
      }
    }
  }

  /// Widens every mark to what was in it before.
  private static func widenParents(_ marks: inout [InlineMark], _ before: [InlineMark]) {
    var parents: [Int?] = []
    var open: [Int] = []
    for index in before.indices {
      while let last = open.last, !isInside(index, last, before) { open.removeLast() }
      parents.append(open.last)
      open.append(index)
    }
    for index in before.indices.reversed() {
      guard let parent = parents[index] else { continue }
      let (inner, outer) = (marks[index].range, marks[parent].range)
      marks[parent].range =
        min(inner.lowerBound, outer.lowerBound)..<max(inner.upperBound, outer.upperBound)
    }
  }

  private static func isInside(_ inner: Int, _ outer: Int, _ marks: [InlineMark]) -> Bool {
    let (inside, around) = (marks[inner].range, marks[outer].range)
    return outer < inner && marks[outer].kind == .span && around.lowerBound <= inside.lowerBound
      && inside.upperBound <= around.upperBound
  }
}
