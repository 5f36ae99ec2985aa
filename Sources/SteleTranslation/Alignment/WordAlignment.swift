import SteleTokenizer
import SteleTransformer

/// Which part of a translation came from which part of its source, by the model's attention.
///
/// Where a token was copied, every character of it has a place in the source. So what begins or
/// ends within a word does so in the translation, if the word is the same there.
struct WordAlignment {
  /// The translation, the source's characters in the place of unknown ones.
  let text: [UInt8]
  private let source: [UInt8]
  /// The tokens that have text and came from somewhere, in the translation's order.
  private let tokens: [Token]

  private struct Token {
    /// Its text in the translation, without white space at its ends.
    var target: Range<Int>
    /// The source's text that it looks at most, without white space at its ends.
    var source: Range<Int>
    /// Whether both are the same.
    var isCopy: Bool
  }

  /// An alignment of `target` to `source`, whose pieces are `pieces`.
  ///
  /// `origins` has, for each token of the translation, the piece that it came from.
  init(_ target: LocatedText, to source: [UInt8], origins: [Int?], pieces: [LocatedPiece]) {
    text = target.text
    self.source = source
    tokens = zip(target.ranges, origins).compactMap { range, origin in
      guard let origin else { return nil }
      let own = target.text[range].trimmingAllWhiteSpace()
      let other = source[pieces[origin].range].trimmingAllWhiteSpace()
      guard !own.isEmpty, !other.isEmpty else { return nil }
      return Token(
        target: own.startIndex..<own.endIndex, source: other.startIndex..<other.endIndex,
        isCopy: own.elementsEqual(other))
    }
  }

  /// The stretch of the translation that came from `range` of the source, or nil.
  ///
  /// Single tokens look astray, so it is the stretch in which the tokens that came from there
  /// outnumber the others the most, widened to whole words; but an edge within a word that was
  /// copied is within it.
  func targetRange(of range: Range<Int>) -> Range<Int>? {
    var best: (sum: Int, range: Range<Int>)?
    var sum = 0
    var start = 0
    for (index, token) in tokens.enumerated() {
      if sum <= 0 {
        sum = 0
        start = index
      }
      sum += token.source.overlaps(range) ? 1 : -1
      if sum > best?.sum ?? 0 { best = (sum, start..<index + 1) }
    }
    guard let best else { return nil }
    let first = tokens[best.range.lowerBound]
    let last = tokens[best.range.upperBound - 1]
    var lower = first.target.lowerBound
    var upper = last.target.upperBound
    if first.isCopy { lower += max(0, range.lowerBound - first.source.lowerBound) }
    if last.isCopy { upper -= max(0, last.source.upperBound - range.upperBound) }
    let words = WordBoundaries.words(covering: lower..<max(lower, upper), in: text)
    if !(first.isCopy && WordBoundaries.isInsideWord(range.lowerBound, in: source)) {
      lower = words.lowerBound
    }
    if !(last.isCopy && WordBoundaries.isInsideWord(range.upperBound, in: source)) {
      upper = words.upperBound
    }
    return lower..<max(lower, upper)
  }

  /// Where in the translation something belongs that stands at `offset` of the source.
  ///
  /// Behind white space that is before the word that follows, elsewhere behind what is before it.
  func targetOffset(of offset: Int) -> Int {
    if let token = tokens.first(where: {
      $0.isCopy && $0.source.lowerBound < offset && offset < $0.source.upperBound
    }) {
      return token.target.lowerBound + offset - token.source.lowerBound
    }
    if offset == 0 || source[..<offset].trailingWhiteSpaceLength > 0,
      let place = offsetOfStart(offset)
    {
      return place
    }
    return offsetOfEnd(offset)
  }

  /// Where the text begins that came from what follows `offset` of the source, or nil.
  private func offsetOfStart(_ offset: Int) -> Int? {
    if let token = tokens.first(where: { $0.isCopy && $0.source.lowerBound == offset }),
      !WordBoundaries.isInsideWord(token.target.lowerBound, in: text)
    {
      return token.target.lowerBound
    }
    guard let word = WordBoundaries.firstWord(from: offset, in: source) else { return nil }
    return targetRange(of: word)?.lowerBound
  }

  /// Where the text ends that came from what is before `offset` of the source.
  ///
  /// The word before it decides; if that came from nowhere, the word before that.
  private func offsetOfEnd(_ offset: Int) -> Int {
    let isInWord = WordBoundaries.isInsideWord(offset, in: source)
    if let token = tokens.last(where: { $0.isCopy && $0.source.upperBound == offset }),
      isInWord || !WordBoundaries.isInsideWord(token.target.upperBound, in: text)
    {
      return token.target.upperBound
    }
    var end = offset
    while let word = WordBoundaries.lastWord(before: end, in: source) {
      if let range = targetRange(of: word) { return range.upperBound }
      end = word.lowerBound
    }
    return 0
  }
}
