extension SentenceScanner {
  /// Abbreviations are not longer than this, in bytes.
  private static let longestAbbreviation = 32

  /// The word that ends at `end`.
  private struct Word {
    var range: Range<Int>
    /// Letters, marks on them not counted.
    var letters = 0
    var digits = 0
    var fullStops = 0
    var others = 0
    /// Letters of scripts whose letters do not stand for words.
    var abbreviates = true
    var isNumber: Bool { digits > 0 && letters == 0 && others == 0 }
  }

  /// Whether the full stop at `end` ends an abbreviation, an initial or an ordinal rather than a
  /// sentence, where the next word begins at `next`.
  func isAbbreviation(before end: Int, next: Int) -> Bool {
    guard let word = word(before: end), !word.range.isEmpty else { return false }
    let following = character(at: next)?.kind
    if word.isNumber { return isOrdinal(word, next: next, following) }
    guard word.abbreviates else { return false }
    let folded = folded(word.range)
    switch rules.abbreviations[folded] {
    case .always: return true
    case .beforeNumber where following == .digit: return true
    case .exceptAfterNumber: return following == .digit || !followsNumber(word.range.lowerBound)
    case .mayEnd: return false
    case .beforeNumber, nil: break
    }
    guard word.digits == 0, word.others == 0, word.letters > 0 else { return false }
    let isInitials =
      word.letters == 1 || word.fullStops > 0 && word.letters <= 3 * (word.fullStops + 1)
    if isInitials { return !starts(at: next) }
    return rules.hasOrdinals && isRomanNumeral(word.range) && following == .upper
      && !starts(at: next)
  }

  private func word(before end: Int) -> Word? {
    var word = Word(range: end..<end)
    var position = end
    while let before = character(before: position) {
      switch before.kind {
      case .lower, .upper, .letter: word.letters += 1
      case .spacelessLetter: word.abbreviates = false
      case .digit: word.digits += 1
      case .fullStop: word.fullStops += 1
      case .extend: break
      case .dash, .other: word.others += 1
      case .quote where text.bytes[position - 1] == UInt8(ascii: "'") && position < end: break
      default:
        word.range = position..<end
        return word
      }
      if before.kind == .letter, isHangul(before: position) { word.abbreviates = false }
      position -= before.length
      if end - position > Self.longestAbbreviation { return nil }
    }
    word.range = position..<end
    return word
  }

  /// Whether the letter of three bytes before `position` is a Hangul syllable, which may be a word.
  private func isHangul(before position: Int) -> Bool {
    let first = text.bytes[max(position - 3, 0)]
    return (0xEA...0xED).contains(first)
  }

  private func folded(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text.bytes[range]), as: UTF8.self).lowercased()
  }

  /// Whether the word at `position` is one that begins sentences.
  private func starts(at position: Int) -> Bool {
    guard !rules.starters.isEmpty else { return false }
    var end = position
    let letters = SentenceCharacter.letters | SentenceCharacter.extend.bit
    while end - position <= Self.longestAbbreviation, let next = character(at: end),
      next.kind.isOne(of: letters)
    {
      end += next.length
    }
    // "А. С. Пушкин": the letter is an initial too.
    if character(at: end)?.kind == .fullStop { return false }
    return end > position && rules.starters.contains(folded(position..<end))
  }

  private func isOrdinal(_ word: Word, next: Int, _ following: SentenceCharacter?) -> Bool {
    // "1. Introduction": the number of a list's item or of a heading.
    if word.range.lowerBound == start || opensSentence(word.range.lowerBound) {
      return word.digits <= 3
    }
    guard rules.hasOrdinals, word.digits <= 2 else { return false }
    if following == .digit { return true }
    return rules.capitalizesNouns && following == .upper && !starts(at: next)
      && character(before: next)?.kind == .space
  }

  /// Whether only marks stand between the beginning of the sentence and `position`.
  private func opensSentence(_ position: Int) -> Bool {
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
