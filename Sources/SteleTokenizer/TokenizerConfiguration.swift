/// What a tokenizer needs besides its tables, stored as JSON in the section ``section``.
struct TokenizerConfiguration: Codable, Sendable {
  static let section = "tokenizer.configuration"
  static let characterMapSection = "tokenizer.character_map"

  var layout: TokenLayout
  var addDummyPrefix: Bool
  var removeExtraWhitespaces: Bool
  var escapeWhitespaces: Bool
  var treatWhitespaceAsSuffix: Bool
  /// Indices of the user-defined pieces.
  var userDefined: [Int]
  /// Whether words can be segmented one by one: no piece has U+2581 but at its start, and none has
  /// to be taken apart by what happened elsewhere in the text.
  var wordsAreIndependent: Bool

  func normalizerRules(characterMap: [UInt8]) -> NormalizerRules {
    NormalizerRules(
      precompiledCharacterMap: characterMap, addDummyPrefix: addDummyPrefix,
      removeExtraWhitespaces: removeExtraWhitespaces, escapeWhitespaces: escapeWhitespaces,
      treatWhitespaceAsSuffix: treatWhitespaceAsSuffix)
  }
}
