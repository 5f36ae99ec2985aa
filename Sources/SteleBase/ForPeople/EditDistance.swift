/// How far apart two spellings are.
package enum EditDistance {
  /// How many elements are missing, too many, wrong, or swapped with the next one (the distance of
  /// Damerau and Levenshtein in which no stretch is edited twice).
  ///
  /// - Complexity: O(*mn*) time and O(*n*) memory for *m* and *n* elements; callers bound both.
  package static func between<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, element) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(
          last[column] + (element == other ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, element == right[column - 1], left[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        next.append(least)
      }
      (before, last) = (last, next)
    }
    return last[right.count]
  }
}
