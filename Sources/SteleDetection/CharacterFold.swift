/// What characters count as in the section `detector.characters`, besides letters, each of which counts
/// as another letter or as itself: small, composed, in its usual form.
enum CharacterFold {
  /// Parts words: spaces, signs, digits.
  static let separator: UInt16 = 0
  /// Is passed over: marks of pronunciation, and what is not seen.
  static let ignored: UInt16 = 1
  /// Stands before and behind a word.
  static let boundary: UInt16 = 0x20
  /// Is part of a word, but neither begins nor ends one.
  static let apostrophe: UInt16 = 0x27
  /// Any Han character beyond the first 65,536 characters.
  static let rareHan: UInt16 = 0xE002
  /// A Han character that is not rare.
  static let someHan: UInt16 = 0x4E00
}
