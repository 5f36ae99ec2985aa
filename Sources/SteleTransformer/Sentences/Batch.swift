import SteleTokenizer

/// Which sentences are translated together.
enum Batch {
  /// A tokenized sentence and its place in the input.
  struct Sentence {
    var index: Int
    /// Its number in the whole input, by which it draws.
    var number: Int
    var tokens: [TokenID]
  }

  /// Groups sentences of like length, so that all finish at about the same time.
  ///
  /// A group has at most `batchTokens` source tokens, or one sentence that alone has more. The
  /// longest come first: what a batch needs is then known to be enough for all later ones. Beyond
  /// the first sentence, a group grows only if `fits` says so of its source tokens and its
  /// sentences.
  static func grouped(
    _ sentences: [Sentence], batchTokens: Int,
    fits: (_ sourceTokens: Int, _ count: Int) -> Bool = { _, _ in true }
  ) -> [[Sentence]] {
    let ordered = sentences.sorted {
      ($1.tokens.count, $0.index) < ($0.tokens.count, $1.index)
    }
    var groups: [[Sentence]] = []
    var sourceTokens = 0
    for sentence in ordered {
      sourceTokens += sentence.tokens.count
      let count = (groups.last?.count ?? 0) + 1
      if groups.isEmpty || sourceTokens > batchTokens || !fits(sourceTokens, count) {
        groups.append([])
        sourceTokens = sentence.tokens.count
      }
      groups[groups.count - 1].append(sentence)
    }
    return groups
  }
}
