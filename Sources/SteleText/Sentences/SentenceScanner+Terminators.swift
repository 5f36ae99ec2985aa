extension SentenceScanner {
  /// Marks that end a sentence, with what belongs to them.
  struct Marks {
    /// Where the first begins.
    var start: Int
    /// Behind the last mark.
    var markEnd: Int
    /// Behind the closing brackets and quotation marks.
    var closedEnd: Int
    /// Behind the references: `[1]`, `²`.
    var end: Int
    var classes: UInt32 = 0
    var count = 0
    var isQuoted: Bool { closedEnd > markEnd }
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
    if isInTitle(marks) { return (marks.end, false) }
    let next = afterSpaces(marks.end)
    if next > marks.end, let end = detachedClosersEnd(at: next, after: marks.end) {
      marks.closedEnd = end
      marks.end = end
    }
    return (marks.end, isBoundary(marks))
  }

  private func marks(at position: Int) -> Marks {
    var marks = Marks(start: position, markEnd: position, closedEnd: position, end: position)
    while let next = character(at: marks.markEnd) {
      if next.kind.isOne(of: SentenceCharacter.terminators) || marks.count == 0 {
        // Greek's `;` and Armenian's `:` need a space behind them, as a question mark does.
        marks.classes |= next.kind == .comma ? SentenceCharacter.question.bit : next.kind.bit
        marks.count += 1
      } else if next.kind != .extend {
        break
      }
      marks.markEnd += next.length
    }
    marks.closedEnd = closersEnd(at: marks.markEnd)
    marks.end = referencesEnd(at: marks.closedEnd)
    return marks
  }

  /// Where the closing brackets and quotation marks from `position` on end.
  private func closersEnd(at start: Int) -> Int {
    var end = start
    while let next = character(at: end) {
      if next.kind.isOne(of: SentenceCharacter.closers) {
        if next.kind == .quote, opens(at: end, before: end + next.length) { break }
      } else if next.kind != .extend || end == start {
        break
      }
      end += next.length
    }
    return end
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
    if first.kind == .extend, endsLine(at: word.position) { return false }
    if word.kind == .lower {
      if first.kind == .dash || marks.isQuoted { return false }
      if marks.isFullStop || marks.isEllipsis { return false }
      return marks.isFinal || beginsInLowerCase
    }
    if marks.classes == SentenceCharacter.shad.bit {
      return marks.count > 1 || isLong(before: marks.start)
    }
    if marks.isQuoted, first.kind.isOne(of: SentenceCharacter.letters),
      isSaid(marks, at: next, first.kind)
    {
      return false
    }
    if marks.isFullStop, !marks.isQuoted || marksAbbreviation(marks) {
      return !isAbbreviation(before: marks.start, next: word.position)
    }
    return true
  }

  /// Whether a quoted full stop may still be one of an abbreviation or of a list: "(U.S.)", "1.)".
  private func marksAbbreviation(_ marks: Marks) -> Bool {
    guard let before = character(before: marks.start) else { return false }
    return before.kind == .upper
      || before.kind == .digit && character(at: marks.markEnd)?.kind == .closer
        && word(before: marks.start).map { opensSentence($0.range.lowerBound) } == true
  }

  /// Whether marks that `next` follows directly end a sentence.
  private func separatesWithoutSpace(_ marks: Marks, _ next: SentenceCharacter) -> Bool {
    if marks.isFinal {
      // 「行く。」と言った: the sentence goes on with a particle.
      return !(rules.goesOnAfterQuotation && marks.isQuoted && isHiragana(at: marks.end))
    }
    guard !marks.isEllipsis, marks.classes & SentenceCharacter.shad.bit == 0 else { return false }
    if next == .spacelessLetter { return true }
    let before = character(before: marks.start)?.kind
    // 왜요?네: where letters have no case, no address and no program has a mark between two.
    if next == .letter, before == .letter || before == .extend, !marks.isQuoted,
      !marks.isFullStop
    {
      return true
    }
    // 你好!「我」
    return before == .spacelessLetter
      && next.isOne(of: SentenceCharacter.opener.bit | SentenceCharacter.quote.bit)
  }

  private func isHiragana(at position: Int) -> Bool {
    (0x3041...0x309F).contains(code(at: position))
  }

  private func endsLine(at position: Int) -> Bool {
    position == text.bytes.count || character(at: position)?.kind == .newline
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
    return (kindOfWord(at: place) ?? .other, place)
  }

  /// The class of the character at `position`, but that of a capital for "iPhone" and "macOS".
  func kindOfWord(at position: Int) -> SentenceCharacter? {
    guard let first = character(at: position) else { return nil }
    guard first.kind == .lower, !rules.capitalizesInside else { return first.kind }
    var end = position + first.length
    let letters = SentenceCharacter.lower.bit | SentenceCharacter.extend.bit
    while end - position <= Self.longestAbbreviation, let next = character(at: end) {
      if next.kind == .upper { return .upper }
      guard next.kind.isOne(of: letters) else { break }
      end += next.length
    }
    return .lower
  }
}
