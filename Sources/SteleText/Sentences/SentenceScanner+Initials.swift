extension SentenceScanner {
  /// Whether `word` is an initial, several, or an abbreviation of letters with full stops.
  func isInitial(_ word: SentenceWord, next: Int) -> Bool {
    guard word.letters > 0, word.digits == 0 else { return false }
    if word.fullStops > 0 {
      return word.joint == .none && word.letters <= 3 * (word.fullStops + 1) && !starts(at: next)
    }
    guard word.letters == 1 else { return isDoubled(word) && isDoubledWord(at: next) }
    guard mayBeInitial(word) else { return false }
    guard isOfAlphabet(at: word.partStart) else { return isAmongInitials(word, next: next) }
    if isVowelWord(at: word.partStart), !isAmongInitials(word, next: next) { return false }
    return !starts(at: next)
  }

  /// Whether what stands before the letter lets it be an initial.
  private func mayBeInitial(_ word: SentenceWord) -> Bool {
    switch word.joint {
    case .none: true
    // "J.-J. Rousseau", not "plan-B."
    case .hyphen: word.beforeJoint == .fullStop
    // "d'A. Dumas", not "don't." nor "DON'T."
    case .apostrophe:
      text.character(at: word.partStart).kind == .upper
        && (word.beforeJoint != .upper || word.allLetters == 2)
    }
  }

  /// Whether another initial, or what is always an abbreviation, stands on either side.
  private func isAmongInitials(_ word: SentenceWord, next: Int) -> Bool {
    if let before = dottedWord(before: word.range.lowerBound),
      before.letters == 1 || kind(of: before) == .always
    {
      return true
    }
    guard let after = dottedWord(at: next) else { return false }
    let isLatin = text.character(at: word.partStart).kind != .letter
    return after.letters <= (isLatin ? 4 : 1) || rules.abbreviations[folded(after.range)] == .always
  }

  /// Vowels of Cyrillic and Armenian.
  private static let otherVowels = Set(
    "аеёиоуыэюяіїєўѝӣӯөүұәөաեէըիոօ".unicodeScalars.map(\.value))

  /// Whether the letter at `position` is a small one that many languages have as a word: "ạ", "o".
  ///
  /// Consonants abbreviate; of vowels that is so only where the language's list says it.
  private func isVowelWord(at position: Int) -> Bool {
    guard text.character(at: position).kind == .lower else { return false }
    let code = code(at: position)
    if code < 0x80 { return "aeiouy".utf8.contains(UInt8(code)) }
    return code < 0x370 || (0x1E00...0x1EFF).contains(code) || Self.otherVowels.contains(code)
  }

  /// Whether `word` is a capital written twice, which makes a plural: "EE. UU."
  private func isDoubled(_ word: SentenceWord) -> Bool {
    word.joint == .none && word.letters == 2 && isDoubled(word.range)
  }

  private func isDoubledWord(at position: Int) -> Bool {
    guard let word = dottedWord(at: position), word.letters == 2 else { return false }
    return isDoubled(word.range)
  }

  private func isDoubled(_ range: Range<Int>) -> Bool {
    let first = text.character(at: range.lowerBound)
    return first.kind == .upper && range.count == 2 * first.length
      && code(at: range.lowerBound) == code(at: range.lowerBound + first.length)
  }
}
