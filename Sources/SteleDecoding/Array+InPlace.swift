extension Array {
  /// Becomes a copy of `other` in the memory that it has, if that is large enough.
  mutating func refill(with other: [Element]) {
    removeAll(keepingCapacity: true)
    append(contentsOf: other)
  }
}

extension [TokenID] {
  /// The first place whose token is not below `token`, where the tokens are ascending.
  ///
  /// - Complexity: O(log count).
  func firstPlace(notBelow token: TokenID) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
