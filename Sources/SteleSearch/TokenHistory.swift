/// The decoder's tokens so far, start token first, as the rules against repetition look at them.
struct TokenHistory: Sendable {
  private(set) var tokens: [TokenID]
  /// Every token of ``tokens`` once, ascending.
  private(set) var distinct: [TokenID]

  init(start: TokenID) {
    tokens = [start]
    distinct = [start]
  }

  /// Adds a token at the end.
  ///
  /// - Complexity: O(count), to keep ``distinct`` in order.
  mutating func append(_ token: TokenID) {
    tokens.append(token)
    let position = distinct.partitioningIndex { $0 >= token }
    if position == distinct.count || distinct[position] != token {
      distinct.insert(token, at: position)
    }
  }

  /// The tokens that would complete an n-gram of `size` tokens that is already there.
  ///
  /// In order of occurrence, so a token may come twice. With `size` 1 it is the whole history.
  ///
  /// - Complexity: O(count · size).
  func completionsOfRepeatedNgrams(ofSize size: Int) -> [TokenID] {
    guard size > 0, tokens.count >= size else { return [] }
    let prefixLength = size - 1
    let suffix = tokens.count - prefixLength
    var completions: [TokenID] = []
    for start in 0...tokens.count - size {
      var matched = 0
      while matched < prefixLength, tokens[start + matched] == tokens[suffix + matched] {
        matched += 1
      }
      if matched == prefixLength { completions.append(tokens[start + prefixLength]) }
    }
    return completions
  }
}

extension [TokenID] {
  /// The first index from which on `belongsInSecond` holds; it must hold for a tail of the array.
  ///
  /// - Complexity: O(log count).
  fileprivate func partitioningIndex(where belongsInSecond: (TokenID) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if belongsInSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
