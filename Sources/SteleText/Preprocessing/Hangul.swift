/// Composition and decomposition of Korean syllables, which are numbered by their letters (the
/// Unicode Standard, section 3.12).
enum Hangul {
  static let firstSyllable: UInt32 = 0xAC00
  static let syllableCount: UInt32 = 11172
  private static let firstLeading: UInt32 = 0x1100
  private static let leadingCount: UInt32 = 19
  private static let firstVowel: UInt32 = 0x1161
  private static let vowelCount: UInt32 = 21
  /// One before the first trailing consonant, since a syllable may have none.
  private static let trailingBase: UInt32 = 0x11A7
  private static let trailingCount: UInt32 = 28

  /// The letters of a syllable; `trailing` is nil where it ends with its vowel.
  static func letters(
    of syllable: UInt32
  ) -> (leading: UInt32, vowel: UInt32, trailing: UInt32?) {
    let index = syllable - firstSyllable
    let trailing = index % trailingCount
    return (
      firstLeading + index / (vowelCount * trailingCount),
      firstVowel + index / trailingCount % vowelCount,
      trailing == 0 ? nil : trailingBase + trailing
    )
  }

  /// The syllable of a leading consonant and a vowel, or of a syllable and a trailing consonant.
  static func composition(of first: UInt32, _ second: UInt32) -> UInt32? {
    let leading = first &- firstLeading
    let vowel = second &- firstVowel
    if leading < leadingCount, vowel < vowelCount {
      return firstSyllable + (leading * vowelCount + vowel) * trailingCount
    }
    let index = first &- firstSyllable
    let trailing = second &- trailingBase
    guard index < syllableCount, index % trailingCount == 0,
      trailing > 0, trailing < trailingCount
    else { return nil }
    return first + trailing
  }

  /// The vowels and trailing consonants, which join what precedes.
  static var joiningLetters: [Range<UInt32>] {
    [
      firstVowel..<firstVowel + vowelCount,
      trailingBase + 1..<trailingBase + trailingCount,
    ]
  }
}
