/// The hash of the characters of an n-gram, one after the other, as `Tools/tables/make-language-detector`
/// computes it, too.
enum NgramHash {
  /// The hash of no character, for n-grams.
  static let start: UInt64 = 7
  /// The hash of no character, for whole words.
  static let wordStart: UInt64 = 11

  /// The hash of the characters of `hash` and `character`.
  @inline(__always)
  static func next(_ hash: UInt64, _ character: UInt16) -> UInt64 {
    let product = (hash ^ UInt64(character)) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
