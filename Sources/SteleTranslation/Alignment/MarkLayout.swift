import SteleDocument

/// Makes the marks of a translated text a tree again, after each was placed on its own.
///
/// The tree is the one of the document: what a mark enclosed it encloses, and what lay beside it
/// does not overlap it. Text that may not change, and dividers between parts of the text, stay
/// where they were placed; spans give way to them.
struct MarkLayout {
  /// In the document's order: each before what is in it.
  private var marks: [InlineMark]
  /// By mark: the marks right in it, in the document's order.
  private var children: [[Int]]
  private var roots: [Int] = []
  /// By mark: the stretch from the first to the last verbatim mark in it, which it cannot leave.
  private var cores: [Range<Int>?]

  /// `marks`, which are in the document's order, with ranges such that they are a tree, and in the
  /// order of that tree.
  ///
  /// - Complexity: O(n log n) for n marks, and each pair of siblings whose texts moved into each
  ///   other.
  static func arranged(_ marks: [InlineMark]) -> [InlineMark] {
    if marks.isEmpty { return [] }
    var layout = MarkLayout(marks)
    layout.widenParents()
    return layout.arranged()
  }

  private init(_ marks: [InlineMark]) {
    self.marks = marks
    children = [[Int]](repeating: [], count: marks.count)
    cores = marks.map { $0.kind == .verbatim && !$0.range.isEmpty ? $0.range : nil }
    var indices: [Int: Int] = [:]
    for (index, mark) in marks.enumerated() {
      // A parent stands before what is in it.
      if let parent = mark.parent.flatMap({ indices[$0] }), marks[parent].kind == .span {
        children[parent].append(index)
      } else {
        roots.append(index)
      }
      indices[mark.id] = index
    }
  }

  /// Widens every span to the text in it.
  private mutating func widenParents() {
    for parent in marks.indices.reversed() {
      for child in children[parent] {
        cores[parent] = Self.hull(cores[parent], cores[child])
        guard !marks[child].range.isEmpty else { continue }
        marks[parent].range =
          marks[parent].range.isEmpty
          ? marks[child].range
          : Self.hull(marks[parent].range, marks[child].range) ?? marks[parent].range
      }
    }
  }

  private static func hull(_ first: Range<Int>?, _ second: Range<Int>?) -> Range<Int>? {
    guard let first, let second else { return first ?? second }
    return min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
  }

  private mutating func arranged() -> [InlineMark] {
    var ordered: [InlineMark] = []
    ordered.reserveCapacity(marks.count)
    // Siblings that are still to be written, the next one last: nesting may be deep.
    var waiting = Array(arrange(roots, within: 0..<Int.max).reversed())
    while let next = waiting.popLast() {
      ordered.append(marks[next])
      waiting += arrange(children[next], within: marks[next].range).reversed()
    }
    return ordered
  }

  /// Gives siblings disjoint ranges within `bounds`, and returns them in their new order.
  private mutating func arrange(_ siblings: [Int], within bounds: Range<Int>) -> [Int] {
    for index in siblings { marks[index].range = marks[index].range.clamped(to: bounds) }
    if siblings.count < 2 { return siblings }
    arrangeDividers(of: siblings)
    let placed = separate(siblings.filter { !marks[$0].range.isEmpty })
    moveOutOfSpans(siblings.filter { marks[$0].range.isEmpty }, placed)
    // A sibling that was taken into another one is ordered with what is in that.
    let adopted = Set(placed.flatMap { children[$0] })
    return siblings.filter { !adopted.contains($0) }.sorted { first, second in
      let (one, other) = (marks[first].range, marks[second].range)
      if one.lowerBound != other.lowerBound { return one.lowerBound < other.lowerBound }
      if one.isEmpty != other.isEmpty { return one.isEmpty }
      return first < second
    }
  }
}

// MARK: - Dividers

extension MarkLayout {
  /// Puts dividers into their order, outside of verbatim marks, and ends or begins spans at them.
  private mutating func arrangeDividers(of siblings: [Int]) {
    let dividers = siblings.filter { marks[$0].kind == .divider }
    if dividers.isEmpty { return }
    let fixed = siblings.compactMap { cores[$0] }.sorted { $0.lowerBound < $1.lowerBound }
    let places = dividers.map { marks[$0].range.lowerBound }.sorted()
    var floor = 0
    for (index, wanted) in zip(dividers, places) {
      var place = max(wanted, floor)
      for core in fixed where core.lowerBound < place && place < core.upperBound {
        place = core.upperBound
      }
      marks[index].range = place..<place
      floor = place
      for span in siblings where marks[span].range.lowerBound < place {
        let range = marks[span].range
        guard place < range.upperBound else { continue }
        let isBefore = cores[span].map { $0.upperBound <= place } ?? (span < index)
        marks[span].range =
          isBefore ? range.lowerBound..<place : place..<range.upperBound
      }
    }
  }
}

// MARK: - Spans

extension MarkLayout {
  /// Ends the overlaps of siblings that have text; returns those that still have some.
  private mutating func separate(_ siblings: [Int]) -> [Int] {
    var order = siblings.sorted(by: comesFirst)
    var placed: [Int] = []
    var next = 0
    while next < order.count {
      let index = order[next]
      guard let last = placed.last, marks[index].range.lowerBound < marks[last].range.upperBound
      else {
        placed.append(index)
        next += 1
        continue
      }
      guard let moved = separate(last, index, &placed) else {
        next += 1
        continue
      }
      // What begins later now is placed again, behind what begins before it.
      order[next] = moved
      var place = next
      while place + 1 < order.count, comesFirst(order[place + 1], order[place]) {
        order.swapAt(place, place + 1)
        place += 1
      }
    }
    return placed.filter { !marks[$0].range.isEmpty }
  }

  private func comesFirst(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (marks[first].range, marks[second].range)
    return (one.lowerBound, one.upperBound, first) < (other.lowerBound, other.upperBound, second)
  }

  /// Ends the overlap of `last`, the last of `placed`, with `index`, which begins at its start or
  /// later; returns the one of them that begins later than before and is to be placed again.
  private mutating func separate(_ last: Int, _ index: Int, _ placed: inout [Int]) -> Int? {
    let (outer, inner) = (marks[last].range, marks[index].range)
    let (outerCore, innerCore) = (cores[last], cores[index])
    let canEndEarly = outerCore.map { $0.upperBound <= inner.lowerBound } ?? true
    let canBeginLate = outerCore.map { $0.lowerBound >= inner.upperBound } ?? true
    let (start, rest) = (
      inner.lowerBound - outer.lowerBound, outer.upperBound - inner.upperBound
    )
    if canBeginLate, rest > start || !canEndEarly && rest > 0 {
      marks[last].range = inner.upperBound..<outer.upperBound
      placed[placed.count - 1] = index
      return last
    }
    if canEndEarly, start > 0 {
      marks[last].range = outer.lowerBound..<inner.lowerBound
      placed.append(index)
      return nil
    }
    if innerCore.map({ $0.lowerBound >= outer.upperBound }) ?? true {
      marks[index].range = outer.upperBound..<max(outer.upperBound, inner.upperBound)
      return rest < 0 ? index : nil
    }
    guard let outerCore, let innerCore else {
      marks[last].range = outer.lowerBound..<outer.lowerBound
      placed[placed.count - 1] = index
      return nil
    }
    if outerCore.upperBound <= innerCore.lowerBound {
      marks[last].range = outer.lowerBound..<outerCore.upperBound
      marks[index].range = outerCore.upperBound..<inner.upperBound
      return index
    }
    if innerCore.upperBound <= outerCore.lowerBound {
      let end = min(inner.upperBound, outerCore.lowerBound)
      marks[index].range = inner.lowerBound..<end
      marks[last].range = end..<outer.upperBound
      placed[placed.count - 1] = index
      return last
    }
    // Verbatim marks of both take turns: one can only take the other in.
    marks[last].range = outer.lowerBound..<max(outer.upperBound, inner.upperBound)
    cores[last] = Self.hull(outerCore, innerCore)
    children[last].append(index)
    return nil
  }
}

// MARK: - Points

extension MarkLayout {
  /// Moves `empty`, marks without text, out of the siblings `placed`, which are in order: before a
  /// span that each stood before, behind one that it stood behind.
  private mutating func moveOutOfSpans(_ empty: [Int], _ placed: [Int]) {
    for index in empty {
      let place = marks[index].range.lowerBound
      // The last one that begins before the place.
      var (low, high) = (0, placed.count)
      while low < high {
        let middle = (low + high) / 2
        if marks[placed[middle]].range.lowerBound < place {
          low = middle + 1
        } else {
          high = middle
        }
      }
      guard low > 0, place < marks[placed[low - 1]].range.upperBound else { continue }
      let span = marks[placed[low - 1]].range
      let moved = index < placed[low - 1] ? span.lowerBound : span.upperBound
      marks[index].range = moved..<moved
    }
  }
}
