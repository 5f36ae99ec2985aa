import SteleText
import SteleTranslation

/// Which part of a translation came from which part of its source, by the model's attention.
struct WordAlignment {
  /// The translation as the model wrote it, and each of its tokens' part.
  let target: LocatedText
  /// For each token of the translation, the source's text that it looks at most; nil for specials.
  private let sources: [Range<Int>?]

  /// An alignment of `target` to the source whose pieces are `pieces`.
  ///
  /// `sources` has, for each token of the translation, the piece that it came from.
  init(target: LocatedText, sources: [Int?], pieces: [LocatedPiece]) {
    self.target = target
    self.sources = sources.map { index in index.map { pieces[$0].range } }
  }

  /// The stretch of the translation that came from `range` of the source, or nil.
  ///
  /// Single tokens look astray, so it is the stretch in which the tokens that came from there
  /// outnumber the others the most, widened to whole words.
  func targetRange(of range: Range<Int>) -> Range<Int>? {
    var best: (sum: Int, range: Range<Int>)?
    var sum = 0
    var start = 0
    for token in sources.indices {
      guard let source = sources[token], !target.ranges[token].isEmpty else { continue }
      if sum <= 0 {
        sum = 0
        start = token
      }
      sum += source.overlaps(range) ? 1 : -1
      if sum > best?.sum ?? 0 { best = (sum, start..<token + 1) }
    }
    guard let best else { return nil }
    let first = target.ranges[best.range.lowerBound].lowerBound
    let last = target.ranges[best.range.upperBound - 1].upperBound
    return WordBoundaries.words(covering: first..<last, in: target.text)
  }

  /// Where in the translation something belongs that stands at `offset` of the source: behind the
  /// words that came from what is before it.
  ///
  /// The word before it decides; if that came from nowhere, the word before that.
  func targetOffset(of offset: Int, in source: [UInt8]) -> Int {
    var end = offset
    while end > 0 {
      guard let word = WordBoundaries.lastWord(before: end, in: source) else { break }
      if let range = targetRange(of: word) { return range.upperBound }
      end = word.lowerBound
    }
    return 0
  }
}
