// Looks into lists that are sorted, by halves.

extension Array {
  /// Those whose `range` overlaps `other`; ranges ascend and are disjoint.
  ///
  /// - Complexity: O(log n) and the number of them.
  func overlapping(_ other: Range<Int>, range: (Element) -> Range<Int>) -> ArraySlice<Element> {
    let first = firstIndex(isBehind: { range($0).upperBound > other.lowerBound })
    var end = first
    while end < endIndex, range(self[end]).lowerBound < other.upperBound { end += 1 }
    return self[first..<end]
  }

  /// The index of the first element for which `isBehind` holds, as it does for all that follow; the end
  /// index if there is none.
  func firstIndex(isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}

extension [Range<Int>] {
  /// How many of them end at `offset` or before; they ascend and are disjoint.
  ///
  /// - Complexity: O(log n).
  func count(endingBy offset: Int) -> Int { firstIndex(isBehind: { $0.upperBound > offset }) }

  /// The indices of those that overlap `other`, or with `touching` also of those that begin or end
  /// where it does; they ascend and are disjoint.
  ///
  /// - Complexity: O(log n) and the number of them.
  func indices(overlapping other: Range<Int>, touching: Bool) -> Range<Int> {
    let margin = touching ? 1 : 0
    let found = overlapping(other.lowerBound - margin..<other.upperBound + margin) { $0 }
    return found.startIndex..<found.endIndex
  }
}
