/// Cuts a sentence that is too long.
struct SentenceCutter {
  /// How good a place is to cut at.
  private enum Quality: Int {
    case character, space, comma, clause
  }

  private let text: SentenceText
  private let protected: [Range<Int>]

  init(_ text: SentenceText, protected: [Range<Int>]) {
    self.text = text
    self.protected = protected
  }

  func pieces(of sentence: Range<Int>, fits: (Range<Int>) -> Bool) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var rest = text.trimmed(sentence)
    // About what fits; found anew for each piece from the last one's, so that no call is about much
    // more than a piece.
    var guess = 64
    while !rest.isEmpty {
      let limit = longestFitting(rest, guess: guess, fits)
      guess = max(limit - rest.lowerBound, 1)
      var end = limit
      if limit < rest.upperBound {
        end = cutPlace(in: rest, limit: limit)
        // What fits as a whole may not as a part: the tokens at its end differ.
        if end < limit, !fits(text.trimmed(rest.lowerBound..<end)) { end = limit }
      }
      pieces.append(text.trimmed(rest.lowerBound..<end))
      rest = text.trimmed(end..<rest.upperBound)
    }
    return pieces
  }

  /// The end of the longest prefix of `range` that fits, or of its first character.
  private func longestFitting(
    _ range: Range<Int>, guess: Int, _ fits: (Range<Int>) -> Bool
  ) -> Int {
    let start = range.lowerBound
    func fitting(_ end: Int) -> Bool { fits(text.trimmed(start..<end)) }
    let first = min(start + text.character(at: start).length, range.upperBound)
    var low = first
    var high = boundary(at: start + guess, in: range, atLeast: first)
    while fitting(high) {
      low = high
      guard high < range.upperBound else { return high }
      high = boundary(at: start + 2 * (high - start), in: range, atLeast: high)
      if high == low { high = min(low + text.character(at: low).length, range.upperBound) }
    }
    while true {
      let middle = boundary(at: low + (high - low) / 2, in: range, atLeast: low)
      if middle <= low || middle >= high { break }
      if fitting(middle) { low = middle } else { high = middle }
    }
    guard low < high else { return low }
    // Half way may round down to `low` where one character more fits.
    let next = min(low + text.character(at: low).length, range.upperBound)
    return next < high && fitting(next) ? next : low
  }

  /// The last boundary of characters up to `position`, but at least `lowest`, which is one.
  private func boundary(at position: Int, in range: Range<Int>, atLeast lowest: Int) -> Int {
    guard position < range.upperBound else { return range.upperBound }
    guard position > lowest else { return lowest }
    var place = position
    for _ in 0..<3 where place > lowest && text.bytes[place] & 0xC0 == 0x80 { place -= 1 }
    // A stray continuation byte is a character.
    if place < position, place + text.character(at: place).length <= position { return position }
    return place
  }

  /// Where to cut `rest`, whose prefix up to `limit` fits.
  private func cutPlace(in rest: Range<Int>, limit: Int) -> Int {
    let start = rest.lowerBound
    let length = limit - start
    // Two pieces of about the same length are better than one and a remainder.
    let target = rest.count <= 2 * length ? start + rest.count / 2 : limit
    let lowest = start + max(length / 3, 1)
    var best: (quality: Quality, place: Int)?
    for (place, quality) in candidates(in: start..<limit) where place >= lowest || best == nil {
      // A remainder that does not fit either costs a piece more.
      guard let known = best, known.place >= lowest else {
        best = (quality, place)
        continue
      }
      let isBetter =
        quality.rawValue != known.quality.rawValue
        ? quality.rawValue > known.quality.rawValue
        : abs(place - target) <= abs(known.place - target)
      if isBetter { best = (quality, place) }
    }
    return best?.place ?? limit
  }

  /// Places to cut at in `range`, in order: behind its characters, but not inside what is protected
  /// and not before a mark that belongs to the letter before it.
  private func candidates(in range: Range<Int>) -> [(Int, Quality)] {
    var result: [(Int, Quality)] = []
    var position = range.lowerBound
    var nextProtected = firstProtected(endingAfter: position)
    var previous = SentenceCharacter.other
    while position < range.upperBound {
      if nextProtected < protected.count, position >= protected[nextProtected].lowerBound {
        position = protected[nextProtected].upperBound
        nextProtected += 1
        previous = .other
        if position <= range.upperBound { result.append((position, .character)) }
        continue
      }
      let (kind, length) = text.character(at: position)
      position += length
      guard position <= range.upperBound else { break }
      let next = position < text.bytes.count ? text.character(at: position).kind : .space
      if next != .extend, let quality = quality(previous, kind, next) {
        result.append((position, quality))
      }
      previous = kind == .extend ? previous : kind
    }
    return result
  }

  private func firstProtected(endingAfter position: Int) -> Int {
    var low = 0
    var high = protected.count
    while low < high {
      let middle = (low + high) / 2
      if protected[middle].upperBound > position { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// How good the place between `kind`, which follows `previous`, and `next` is.
  private func quality(
    _ previous: SentenceCharacter, _ kind: SentenceCharacter, _ next: SentenceCharacter
  ) -> Quality? {
    let isBeforeSpace = next == .space || next == .newline
    switch kind {
    case .comma where isBeforeSpace || next == .spacelessLetter || previous == .spacelessLetter:
      return .comma
    case .terminator, .shad: return .clause
    case .question, .fullStop, .ellipsis, .closer: return isBeforeSpace ? .clause : .character
    case .dash where isBeforeSpace && previous == .space: return .clause
    case .space, .newline: return .space
    default: return isBeforeSpace ? .space : .character
    }
  }
}
