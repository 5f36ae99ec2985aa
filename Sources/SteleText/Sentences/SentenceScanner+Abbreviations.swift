extension SentenceScanner {
  /// Whether the full stop at `end` ends an abbreviation, an initial or an ordinal rather than a
  /// sentence, where the next word begins at `next`.
  func isAbbreviation(before end: Int, next: Int) -> Bool {
    let following = kindOfWord(at: next)
    guard let word = word(before: end) else {
      return endsCompound(at: end) && isNumeral(at: next, following)
    }
    if opensSentence(word.range.lowerBound), isListMarker(word) { return true }
    if word.isNumber {
      return !isCounted(word) && isOrdinal(word, next: next, following)
    }
    guard word.abbreviates else { return false }
    switch kind(of: word) {
    case .always: return true
    case .beforeNumber where isNumbered(word, next: next, following): return true
    case .exceptAfterNumber: return following == .digit || !followsNumber(word.range.lowerBound)
    case .unlessStarter: return !starts(at: next)
    case .mayEnd: return false
    case .beforeNumber, nil: break
    }
    // French laws have "art. L. 123", books "ed. J. F. Traub".
    if isCounted(word) {
      return word.letters == 1 && (following == .digit || dottedWord(at: next)?.letters == 1)
    }
    if endsCompound(at: end) || word.joint == .hyphen && isCompoundEnd(word.part),
      isNumeral(at: next, following)
    {
      return true
    }
    if isInitial(word, next: next) { return true }
    return rules.hasOrdinals && word.joint == .none && isRomanNumeral(word.range)
      && following == .upper && !starts(at: next)
  }

  /// What a full stop after `word` or after its last part means.
  func kind(of word: SentenceWord) -> SentenceRules.Abbreviation? {
    let whole = folded(word.range)
    if let before = Self.beforePairs[whole], stands(before, before: word.range.lowerBound) {
      return .unlessStarter
    }
    if let kind = rules.abbreviations[whole] { return kind }
    // A letter behind an apostrophe is what is left of a word: "don't".
    guard word.joint != .none, word.letters > 1 else { return nil }
    return rules.abbreviations[folded(word.part)]
  }

  /// What makes abbreviations of words that many languages have, as in `et al` and `& Co`.
  private static let beforePairs = ["al": "et", "co": "&"]

  /// Whether `word`, in ASCII, and a space stand before `position`.
  private func stands(_ word: String, before position: Int) -> Bool {
    let start = position - 1 - word.utf8.count
    guard start >= self.start, character(before: position)?.kind == .space else { return false }
    return text.bytes[start..<position - 1].elementsEqual(word.utf8)
  }

  /// Whether what ends at `end` is a compound such as "Bahnhofstr".
  private func endsCompound(at end: Int) -> Bool {
    rules.compoundEnds.contains { ending in
      let start = end - ending.utf8.count
      guard let before = character(before: start), before.kind == .lower else { return false }
      return text.bytes[start..<end].elementsEqual(ending.utf8)
    }
  }

  /// Whether the word at `next` is the number of what `word` abbreviates.
  ///
  /// Numbers are digits, Roman numerals and single capitals: "No. 5", "Vol. II", "Fig. A".
  private func isNumbered(
    _ word: SentenceWord, next: Int, _ following: SentenceCharacter?
  ) -> Bool {
    if following == .digit { return true }
    // "No" is a word, too: "No. I won't."
    guard word.letters > 1, folded(word.part) != "no", isNumeral(at: next, following) else {
      return false
    }
    // So are letters that begin sentences: "Pulsa Tab. A continuación".
    let end = next + text.character(at: next).length
    guard character(at: end)?.kind == .space else { return true }
    if rules.numbersByLetter, text.character(at: word.partStart).kind == .upper { return true }
    return !rules.starters.isEmpty && !starts(at: next)
  }

  /// Whether `word` is the number of an abbreviation before it.
  ///
  /// The sentence may end there, as in "Siehe Abb. C."; it is neither initial nor ordinal.
  private func isCounted(_ word: SentenceWord) -> Bool {
    guard isNumeral(at: word.partStart, character(at: word.partStart)?.kind),
      let mark = fullStop(before: word.range.lowerBound)
    else { return false }
    if endsCompound(at: mark) { return true }
    guard let before = self.word(before: mark), before.letters > 1 else { return false }
    return kind(of: before) == .beforeNumber || isCompoundEnd(before.part)
  }

  private func isCompoundEnd(_ range: Range<Int>) -> Bool {
    rules.compoundEnds.contains(folded(range))
  }

  /// Whether a number in digits, a Roman one or a single capital stands at `position`.
  private func isNumeral(at position: Int, _ kind: SentenceCharacter?) -> Bool {
    if kind == .digit { return true }
    guard kind == .upper else { return false }
    var end = position
    while end - position < 8, let next = character(at: end), next.length == 1,
      "IVXLCDM".utf8.contains(text.bytes[end])
    {
      end += 1
    }
    if end == position { end += text.character(at: position).length }
    // "Fig. S2"
    while end - position < 8, let next = character(at: end), next.kind == .digit {
      end += next.length
    }
    let inWord =
      SentenceCharacter.letters | SentenceCharacter.digit.bit | SentenceCharacter.extend.bit
      | SentenceCharacter.quote.bit
    return character(at: end)?.kind.isOne(of: inWord) != true
  }

  /// Whether the word at `position` is one that begins sentences.
  func starts(at position: Int) -> Bool {
    guard !rules.starters.isEmpty else { return false }
    var end = position
    let letters = SentenceCharacter.letters | SentenceCharacter.extend.bit
    while end - position <= Self.longestAbbreviation, let next = character(at: end),
      next.kind.isOne(of: letters)
    {
      end += next.length
    }
    // "А. С. Пушкин", "P. J. O'Rourke": the letter is an initial too, or begins a name.
    if character(at: end)?.kind == .fullStop { return false }
    if end - position == 1, isApostrophe(at: end), text.bytes[position] != UInt8(ascii: "I") {
      return false
    }
    return end > position && rules.starters.contains(folded(position..<end))
  }

  /// Whether `word`, which opens a sentence, counts what follows: `1. Introduction`, `a. First`.
  private func isListMarker(_ word: SentenceWord) -> Bool {
    if word.isNumber {
      // A bullet may stand before it; "2+1=3." counts nothing.
      return word.digits <= 3 && (word.beforeJoint == nil || word.beforeJoint == .space)
    }
    guard word.abbreviates else { return false }
    if word.allLetters == 1, word.letters == 1, word.digits == 0 {
      // A consonant without its vowel counts; with it, it is a word: "हो".
      return isOfAlphabet(at: word.partStart)
        || word.part.count == text.character(at: word.partStart).length
    }
    return word.range.count <= 4 && text.bytes[word.range].allSatisfy { "IVX".utf8.contains($0) }
  }

  private func isOrdinal(
    _ word: SentenceWord, next: Int, _ following: SentenceCharacter?
  ) -> Bool {
    // In "1990-92." the part is no ordinal; in "1.-3." and "1./2." it is.
    guard rules.hasOrdinals, word.digits <= 2, word.beforeJoint != .digit else { return false }
    if following == .digit || following == .upper && isYear(behindWordAt: next) { return true }
    return rules.capitalizesNouns && following == .upper && !starts(at: next)
      && character(before: next)?.kind == .space
  }

  /// Whether a year follows the word at `position`, as in `7. Apríla 2020`.
  private func isYear(behindWordAt position: Int) -> Bool {
    var end = position
    while end - position <= Self.longestAbbreviation, let next = character(at: end),
      next.kind.isOne(of: SentenceCharacter.letters | SentenceCharacter.extend.bit)
    {
      end += next.length
    }
    guard let space = character(at: end), space.kind == .space else { return false }
    let year = (end + space.length)..<(end + space.length + 4)
    return year.allSatisfy { character(at: $0)?.kind == .digit }
      && character(at: year.upperBound)?.kind != .digit
  }

  /// Whether only marks stand between the beginning of the sentence and `position`.
  func opensSentence(_ position: Int) -> Bool {
    var place = position
    for _ in 0..<4 {
      guard let before = character(before: place) else { return place == start }
      guard !before.kind.isOne(of: SentenceCharacter.letters | SentenceCharacter.digit.bit),
        !before.kind.isOne(of: SentenceCharacter.terminators)
      else { return false }
      place -= before.length
    }
    return place == start
  }

  private func followsNumber(_ position: Int) -> Bool {
    var place = position
    while let before = character(before: place), place > position - 8 {
      if before.kind != .space { return before.kind == .digit }
      place -= before.length
    }
    return false
  }

  private func isRomanNumeral(_ range: Range<Int>) -> Bool {
    text.bytes[range].allSatisfy { "IVXLC".utf8.contains($0) }
  }
}
