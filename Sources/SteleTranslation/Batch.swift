import SteleText

/// Which sentences are translated together.
enum Batch {
  /// A tokenized sentence and its place in the input.
  struct Sentence {
    var index: Int
    var tokens: [TokenID]
  }

  /// Groups sentences of like length, so that all finish at about the same time.
  ///
  /// A group has at most `batchTokens` source tokens, or one sentence that alone has more. The
  /// longest come first: what a batch needs is then known to be enough for all later ones.
  static func grouped(_ sentences: [Sentence], batchTokens: Int) -> [[Sentence]] {
    let ordered = sentences.sorted {
      ($1.tokens.count, $0.index) < ($0.tokens.count, $1.index)
    }
    var groups: [[Sentence]] = []
    var room = 0
    for sentence in ordered {
      if sentence.tokens.count > room || groups.isEmpty {
        groups.append([])
        room = batchTokens
      }
      groups[groups.count - 1].append(sentence)
      room -= sentence.tokens.count
    }
    return groups
  }
}
