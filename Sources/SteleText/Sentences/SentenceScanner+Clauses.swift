extension SentenceScanner {
  /// Letters of Thai or Lao that a sentence has at least where a space ends it.
  ///
  /// Thai writes a space between clauses, but also around names, numbers and lists. A space
  /// separates only where much has been said before it and a run of letters stands on each side.
  private static let lettersBeforeSpace = 60
  private static let lettersBesideSpace = 15
  /// Letters that a Tibetan sentence has at least where a single shad ends it; a shad also stands
  /// where other languages have a comma.
  private static let lettersBeforeShad = 24

  /// Whether the space at `position` stands between two clauses.
  func separatesClauses(at position: Int) -> Bool {
    guard run(before: position, atMost: Self.lettersBesideSpace) >= Self.lettersBesideSpace,
      letters(before: position, atMost: Self.lettersBeforeSpace) >= Self.lettersBeforeSpace
    else { return false }
    return run(from: afterSpaces(position)) >= Self.lettersBesideSpace
  }

  /// Whether the sentence up to its shad is more than a phrase.
  func isLong(before position: Int) -> Bool {
    letters(before: position, atMost: Self.lettersBeforeShad) >= Self.lettersBeforeShad
  }

  /// Letters that stand directly before `position`.
  private func run(before position: Int, atMost limit: Int) -> Int {
    var count = 0
    var place = position
    while count < limit, let before = character(before: place),
      before.kind == .spacelessLetter || before.kind == .extend
    {
      count += before.kind == .spacelessLetter ? 1 : 0
      place -= before.length
      if position - place > 6 * limit { break }
    }
    return count
  }

  private func run(from position: Int) -> Int {
    var count = 0
    var place = position
    while count < Self.lettersBesideSpace, let next = character(at: place),
      next.kind == .spacelessLetter || next.kind == .extend,
      place - position < 6 * Self.lettersBesideSpace
    {
      count += next.kind == .spacelessLetter ? 1 : 0
      place += next.length
    }
    return count
  }

  /// Letters of the sentence before `position`, among those that are near.
  private func letters(before position: Int, atMost limit: Int) -> Int {
    var count = 0
    var place = position
    while count < limit, position - place < 12 * limit, let before = character(before: place) {
      count += before.kind == .spacelessLetter ? 1 : 0
      place -= before.length
    }
    return count
  }
}
