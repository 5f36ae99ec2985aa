import SteleBase

/// The word before a full stop, as the rules for abbreviations read it.
///
/// Its last part stands behind the last apostrophe, hyphen or sign: "art" in "l'art", "Nr" in
/// "Reg.-Nr". Where there is none, the word is the part.
struct SentenceWord {
  /// What stands before the last part.
  enum Joint { case none, apostrophe, hyphen }

  var range: Range<Int>
  var partStart: Int
  var joint = Joint.none
  /// What stands before the apostrophe, hyphen or sign.
  var beforeJoint: SentenceCharacter?
  /// Letters of the last part, marks on them not counted.
  var letters = 0
  var digits = 0
  var fullStops = 0
  /// Letters of the whole word.
  var allLetters = 0
  /// Whether it has only letters that abbreviate words.
  var abbreviates = true

  var part: Range<Int> { partStart..<range.upperBound }
  /// Whether it is a number, or several as in "1.-3".
  var isNumber: Bool { digits > 0 && allLetters == 0 }
}

extension SentenceScanner {
  /// Abbreviations are not longer than this, in bytes.
  static let longestAbbreviation = 32

  /// The word that ends at `end`; nil where there is none, or one too long for an abbreviation.
  func word(before end: Int) -> SentenceWord? {
    var word = SentenceWord(range: end..<end, partStart: end)
    var position = end
    scan: while let before = character(before: position) {
      let place = position - before.length
      switch before.kind {
      case _ where isApostrophe(at: place):
        guard position < end else { break scan }
        join(&word, .apostrophe, place..<position)
      case .dash, .other: join(&word, .hyphen, place..<position)
      case .lower, .upper, .letter:
        word.allLetters += 1
        word.letters += word.joint == .none ? 1 : 0
        if before.kind == .letter, isHangul(at: place) { word.abbreviates = false }
      case .spacelessLetter: word.abbreviates = false
      case .digit: word.digits += word.joint == .none ? 1 : 0
      case .fullStop: word.fullStops += word.joint == .none ? 1 : 0
      case .extend: break
      default: break scan
      }
      position = place
      if end - position > Self.longestAbbreviation { return nil }
    }
    guard position < end else { return nil }
    word.range = position..<end
    if word.joint == .none { word.partStart = position }
    return word
  }

  private func join(
    _ word: inout SentenceWord, _ joint: SentenceWord.Joint, _ range: Range<Int>
  ) {
    guard word.joint == .none else { return }
    word.joint = joint
    word.beforeJoint = character(before: range.lowerBound)?.kind
    word.partStart = range.upperBound
  }

  /// The full stop before `position`, spaces between them left out.
  func fullStop(before position: Int) -> Int? {
    var end = position
    for _ in 0..<4 {
      guard let before = character(before: end), before.kind == .space else { break }
      end -= before.length
    }
    guard let mark = character(before: end), mark.kind == .fullStop else { return nil }
    return end - mark.length
  }

  /// The word with a full stop behind it that stands before `position`, in the same sentence.
  func dottedWord(before position: Int) -> SentenceWord? {
    fullStop(before: position).flatMap(word(before:))
  }

  /// The short word at `position` that a full stop follows, and its letters.
  func dottedWord(at position: Int) -> (range: Range<Int>, letters: Int)? {
    var end = position
    var letters = 0
    while end - position <= Self.longestAbbreviation, let next = character(at: end) {
      if next.kind == .fullStop { return letters > 0 ? (position..<end, letters) : nil }
      guard next.kind.isOne(of: SentenceCharacter.letters | SentenceCharacter.extend.bit) else {
        return nil
      }
      letters += next.kind == .extend ? 0 : 1
      end += next.length
    }
    return nil
  }

  func folded(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text.bytes[range]), as: UTF8.self).lowercased()
  }

  /// The code of the character at `position`.
  func code(at position: Int) -> UInt32 {
    guard position < text.bytes.count else { return 0xFFFD }
    return UTF8Character.scalar(in: text.bytes, at: position)?.scalar.value ?? 0xFFFD
  }

  /// Whether one of the characters that are written as apostrophes stands at `position`.
  func isApostrophe(at position: Int) -> Bool {
    switch code(at: position) {
    case 0x27, 0x60, 0xB4, 0x2B9, 0x2BC, 0x2019, 0x201B, 0x2032, 0xA78C, 0xFF07: true
    default: false
    }
  }

  /// Whether the letter at `position` is a Hangul syllable, which may be a word.
  private func isHangul(at position: Int) -> Bool { (0xAC00...0xD7A3).contains(code(at: position)) }

  /// Whether the letter at `position` belongs to a script in which a letter alone is no word.
  ///
  /// So it is where letters have case, in Arabic, Hebrew and their like, Georgian and Tifinagh. In
  /// the scripts of India, of Ethiopia and others a consonant has its vowel with it: "छ", "வா".
  func isOfAlphabet(at position: Int) -> Bool {
    guard text.character(at: position).kind == .letter else { return true }
    let code = code(at: position)
    return code < 0x900 || (0x10A0...0x10FF).contains(code) || (0x1C90...0x1CBF).contains(code)
      || (0x2D00...0x2D7F).contains(code) || (0xFB00...0xFEFF).contains(code)
  }
}
