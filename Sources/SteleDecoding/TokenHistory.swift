/// The decoder's tokens so far, start token first, as the rules against repetition look at them.
struct TokenHistory: Sendable {
  private(set) var tokens: [TokenID] = []
  /// Every token of ``tokens`` once, ascending; empty unless it is kept.
  private(set) var distinct: [TokenID] = []
  private let keepsDistinct: Bool

  /// The history that `start` begins, with room for `capacity` tokens.
  init(start: TokenID, capacity: Int, keepsDistinct: Bool) {
    self.keepsDistinct = keepsDistinct
    tokens.reserveCapacity(capacity)
    if keepsDistinct { distinct.reserveCapacity(capacity) }
    append(start)
  }

  /// The newest token.
  var last: TokenID { tokens[tokens.count - 1] }

  /// Adds a token at the end.
  ///
  /// - Complexity: O(count) where ``distinct`` is kept in order, otherwise O(1).
  mutating func append(_ token: TokenID) {
    tokens.append(token)
    guard keepsDistinct else { return }
    let place = distinct.firstPlace(notBelow: token)
    if place == distinct.count || distinct[place] != token { distinct.insert(token, at: place) }
  }

  /// Becomes what `parent` is with `token` at the end, in the memory that it has.
  mutating func become(_ parent: TokenHistory, then token: TokenID) {
    tokens.refill(with: parent.tokens)
    distinct.refill(with: parent.distinct)
    append(token)
  }

  /// Hands over the tokens that would complete an n-gram of `size` tokens that is already there.
  ///
  /// In order of occurrence, so a token may come twice. With `size` 1 it is the whole history.
  ///
  /// - Complexity: O(count · size).
  func forEachCompletion(ofRepeatedNgrams size: Int, _ body: (TokenID) -> Void) {
    guard size > 0, tokens.count >= size else { return }
    let prefixLength = size - 1
    let suffix = tokens.count - prefixLength
    for start in 0...tokens.count - size {
      var matched = 0
      while matched < prefixLength, tokens[start + matched] == tokens[suffix + matched] {
        matched += 1
      }
      if matched == prefixLength { body(tokens[start + prefixLength]) }
    }
  }
}
