import SteleTokenizer

/// A stretch of tokens that says the same again and again, as models do that got lost.
struct RepetitionLoop: Sendable, Equatable {
  /// The tokens of all rounds.
  let range: Range<Int>
  /// Tokens of one round.
  let period: Int

  /// How often it goes round, complete rounds only.
  var rounds: Int { range.count / period }

  /// Rounds longer than this are not looked for.
  static let longestPeriod = 64

  /// The longest loop in `tokens`, or nil.
  ///
  /// One or two tokens may be said four times, and more tokens twice, before it counts as a loop:
  /// people do that. A loop has at least eight tokens.
  ///
  /// - Complexity: O(n · p) for n tokens and periods up to p = min(n / 3, 64).
  static func find(in tokens: [TokenID]) -> RepetitionLoop? {
    var best: RepetitionLoop?
    for period in 1...max(1, min(tokens.count / 3, longestPeriod)) {
      var start = 0
      for index in tokens.indices {
        if index - period >= start, tokens[index] != tokens[index - period] {
          start = index - period + 1
        }
        let loop = RepetitionLoop(range: start..<index + 1, period: period)
        if loop.isRemarkable, loop.range.count > best?.range.count ?? 0 { best = loop }
      }
    }
    return best
  }

  private var isRemarkable: Bool {
    range.count >= 8 && rounds >= (period <= 2 ? 5 : 3)
  }
}
