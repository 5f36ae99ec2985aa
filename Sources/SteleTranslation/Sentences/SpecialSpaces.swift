/// Puts white space other than a single plain space, such as a no-break space, back between words
/// that the translation has as the source has them: `10 km`.
///
/// The model knows plain spaces only.
struct SpecialSpaces {
  /// White space between two words, with one of both sides.
  private struct Gap {
    var before: ArraySlice<UInt8>
    var space: ArraySlice<UInt8>
    var after: ArraySlice<UInt8>
  }

  /// All in the source, plain ones too, which tell how far the translation was looked through; none
  /// if all are plain.
  private let gaps: [Gap]

  /// The white space of `source`, a sentence before it was prepared.
  init(of source: [UInt8]) {
    var gaps: [Gap] = []
    var rest = source[...].trimmingAllWhiteSpace()
    var word = Self.firstWord(of: rest)
    rest = rest[word.endIndex...]
    while !rest.isEmpty {
      var end = rest.startIndex
      while rest[end...].leadingWhiteSpaceLength > 0 { end += rest[end...].leadingWhiteSpaceLength }
      let space = rest[..<end]
      let next = Self.firstWord(of: rest[end...])
      gaps.append(Gap(before: word, space: space, after: next))
      word = next
      rest = rest[next.endIndex...]
    }
    self.gaps = gaps.allSatisfy { $0.space.elementsEqual([.space]) } ? [] : gaps
  }

  /// What `text` has up to its first white space.
  private static func firstWord(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex
    while end < text.endIndex, text[end...].leadingWhiteSpaceLength == 0 { end += 1 }
    return text[..<end]
  }

  /// `sentence` with the white space of its source.
  func restored(in sentence: FinishedSentence) -> FinishedSentence {
    if gaps.isEmpty { return sentence }
    var edits = TextEdits()
    var position = 0
    for gap in gaps {
      let pair = Array(gap.before) + [.space] + Array(gap.after)
      guard let place = Self.place(of: pair, in: sentence.text, from: position) else { continue }
      let space = place + gap.before.count
      _ = edits.replace(space..<space + 1, by: Array(gap.space))
      // The word behind the space may have the next one behind it.
      position = space + 1
    }
    var restored = sentence
    restored.apply(edits)
    return restored
  }

  /// Where `pair` stands in `text`, at `start` or later, between white space or the text's ends.
  private static func place(of pair: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + pair.count <= text.count {
      let end = position + pair.count
      let isWhole =
        (position == 0 || text[..<position].trailingWhiteSpaceLength > 0)
        && (end == text.count || text[end...].leadingWhiteSpaceLength > 0)
      if isWhole, text[position..<end].elementsEqual(pair) { return position }
      position += 1
    }
    return nil
  }
}
