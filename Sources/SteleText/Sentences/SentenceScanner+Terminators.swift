extension SentenceScanner {
  /// Marks that end a sentence, with what belongs to them.
  private struct Marks {
    /// Where the first begins.
    var start: Int
    /// Behind the last mark, and behind the closing brackets and quotation marks.
    var markEnd: Int
    var end: Int
    var classes: UInt32 = 0
    var count = 0
    var isQuoted: Bool { end > markEnd }
    /// Whether they are a single full stop.
    var isFullStop: Bool { count == 1 && classes == SentenceCharacter.fullStop.bit }
    var isEllipsis: Bool {
      classes == SentenceCharacter.ellipsis.bit
        || count > 1 && classes == SentenceCharacter.fullStop.bit
    }
    /// Whether they end a sentence whatever follows.
    var isFinal: Bool { classes & SentenceCharacter.terminator.bit != 0 }
  }

  /// Where the marks at `position` end, and whether a sentence ends there.
  func terminatorEnd(at position: Int) -> (end: Int, isBoundary: Bool) {
    var marks = marks(at: position)
    // "(?)" and "(!)" comment on a word.
    if marks.isQuoted, !marks.isFinal, let before = character(before: position),
      before.kind == .opener
    {
      return (marks.end, false)
    }
    let next = afterSpaces(marks.end)
    if next > marks.end, let end = detachedClosersEnd(at: next, after: marks.end) {
      marks.end = end
    }
    return (marks.end, isBoundary(marks))
  }

  private func marks(at position: Int) -> Marks {
    var marks = Marks(start: position, markEnd: position, end: position)
    while let next = character(at: marks.markEnd) {
      if next.kind.isOne(of: SentenceCharacter.terminators) || marks.count == 0 {
        // Greek's `;` asks.
        marks.classes |= next.kind == .comma ? SentenceCharacter.question.bit : next.kind.bit
        marks.count += 1
      } else if next.kind != .extend {
        break
      }
      marks.markEnd += next.length
    }
    marks.end = closersEnd(at: marks.markEnd)
    return marks
  }

  /// Where the closing brackets and quotation marks from `position` on end.
  private func closersEnd(at position: Int) -> Int {
    var position = position
    while let next = character(at: position), next.kind.isOne(of: SentenceCharacter.closers) {
      let end = position + next.length
      if next.kind == .quote, opens(at: position, before: end) { break }
      position = end
    }
    return position
  }

  /// Whether the quotation mark at `position` opens what begins at `end`.
  ///
  /// Languages use the same marks either way round, so that what follows decides.
  private func opens(at position: Int, before end: Int) -> Bool {
    guard let next = character(at: end) else { return false }
    if next.kind == .spacelessLetter {
      // The marks that open in Chinese and nowhere close before a letter: ‘ “ « ‹.
      return [0x2018, 0x201C, 0xAB, 0x2039].contains(code(at: position))
    }
    return next.kind.isOne(of: SentenceCharacter.letters | SentenceCharacter.digit.bit)
  }

  private func code(at position: Int) -> UInt32 {
    UTF8Character.scalar(in: text.bytes, at: position)?.scalar.value ?? 0xFFFD
  }

  /// The end of closing marks that a space precedes, as in « Allez ! », or nil.
  private func detachedClosersEnd(at position: Int, after end: Int) -> Int? {
    guard let mark = character(at: position), mark.kind.isOne(of: SentenceCharacter.closers),
      mark.kind == .closer || [0xBB, 0x203A].contains(code(at: position)),
      !containsNewline(end..<position)
    else { return nil }
    let closed = closersEnd(at: position)
    return closed > position ? closed : nil
  }

  func containsNewline(_ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound, let next = character(at: position) {
      if next.kind == .newline { return true }
      position += next.length
    }
    return false
  }

  private func isBoundary(_ marks: Marks) -> Bool {
    guard let after = character(at: marks.end) else {
      // Something protected that follows directly belongs to the same word.
      return marks.end == text.bytes.count || marks.isFinal
    }
    if after.kind == .newline { return true }
    let hasSpace = after.kind == .space
    if !hasSpace, !separatesWithoutSpace(marks, after.kind) { return false }
    let next = afterSpaces(marks.end)
    if containsNewline(marks.end..<next) { return true }
    guard let first = character(at: next) else {
      return !(marks.isFullStop && isAbbreviation(before: marks.start, next: next))
    }
    if first.kind.isOne(of: SentenceCharacter.terminators | SentenceCharacter.comma.bit) {
      return false
    }
    let word = firstOfWord(at: next)
    if word.kind == .lower {
      if first.kind == .dash || marks.isQuoted { return false }
      if marks.isFullStop || marks.isEllipsis { return false }
      return marks.isFinal || beginsInLowerCase
    }
    if marks.classes == SentenceCharacter.shad.bit {
      return marks.count > 1 || isLong(before: marks.start)
    }
    if marks.isFullStop, !marks.isQuoted || character(before: marks.start)?.kind == .upper {
      return !isAbbreviation(before: marks.start, next: word.position)
    }
    return true
  }

  /// Whether marks that `next` follows directly end a sentence.
  private func separatesWithoutSpace(_ marks: Marks, _ next: SentenceCharacter) -> Bool {
    if marks.isFinal {
      // 「行く。」と言った: the sentence goes on with a particle.
      return !(rules.goesOnAfterQuotation && marks.isQuoted && isHiragana(at: marks.end))
    }
    guard !marks.isEllipsis, marks.classes & SentenceCharacter.shad.bit == 0 else { return false }
    if next == .spacelessLetter { return true }
    // 你好!「我」
    return character(before: marks.start)?.kind == .spacelessLetter
      && next.isOne(of: SentenceCharacter.opener.bit | SentenceCharacter.quote.bit)
  }

  private func isHiragana(at position: Int) -> Bool {
    (0x3041...0x309F).contains(code(at: position))
  }

  private var beginsInLowerCase: Bool {
    start < text.bytes.count && text.character(at: start).kind == .lower
  }

  /// The first letter or digit behind opening marks and dashes, if it is near.
  private func firstOfWord(at position: Int) -> (kind: SentenceCharacter, position: Int) {
    let skipped =
      SentenceCharacter.opener.bit | SentenceCharacter.quote.bit | SentenceCharacter.dash.bit
      | SentenceCharacter.space.bit | SentenceCharacter.extend.bit
    var place = position
    for _ in 0..<16 {
      guard let next = character(at: place), next.kind.isOne(of: skipped) else { break }
      place += next.length
    }
    return (character(at: place)?.kind ?? .other, place)
  }
}
