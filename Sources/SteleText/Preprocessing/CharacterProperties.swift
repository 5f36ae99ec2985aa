/// What normalization asks about a character.
struct CharacterProperties: Hashable {
  /// Canonical_Combining_Class; 0 for a starter.
  var combiningClass: UInt8 = 0
  /// How many characters the full compatibility decomposition has; 0 where it is the character.
  var decompositionCount: UInt8 = 0
  /// Where the decomposition begins among all of them.
  var decompositionStart: UInt16 = 0
  var traits: Traits = []

  struct Traits: OptionSet, Hashable {
    let rawValue: UInt8
    /// What precedes may reorder or compose with the character.
    static let joinsPrevious = Self(rawValue: 1)
    /// The normal form of the character alone is another one.
    static let changes = Self(rawValue: 2)
    /// Control, format, private use, unassigned: general category C.
    static let other = Self(rawValue: 4)
    /// General category Nd.
    static let decimalDigit = Self(rawValue: 8)
    /// A syllable that is decomposed by arithmetic.
    static let hangulSyllable = Self(rawValue: 16)
  }
}
