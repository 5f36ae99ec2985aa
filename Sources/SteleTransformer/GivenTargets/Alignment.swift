/// How much each token of a translation looks at each token of its source.
public struct Alignment: Sendable, Equatable {
  /// Tokens of the source.
  public let sourceCount: Int
  /// Tokens of the target.
  public let targetCount: Int
  /// Laid out as (target, source).
  private let weights: [Float]

  /// An alignment with these weights: (target, source).
  init(weights: [Float], sourceCount: Int, targetCount: Int) {
    precondition(weights.count == sourceCount * targetCount, "one weight for each pair of tokens")
    self.weights = weights
    self.sourceCount = sourceCount
    self.targetCount = targetCount
  }

  /// How much token `target` looks at token `source`: 0 to 1, and the sum over the source is 1.
  public subscript(target: Int, source: Int) -> Float {
    precondition((0..<sourceCount).contains(source), "no such token of the source")
    return weights[target * sourceCount + source]
  }

  /// The source token that token `target` looks at most among those allowed, the first of equals;
  /// nil where none is.
  ///
  /// Language tokens and `</s>` draw attention that belongs to no word: leave them out.
  public func bestSource(of target: Int, where isAllowed: (Int) -> Bool) -> Int? {
    var best: Int?
    for source in 0..<sourceCount where isAllowed(source) {
      if let known = best, !(self[target, source] > self[target, known]) { continue }
      best = source
    }
    return best
  }
}
