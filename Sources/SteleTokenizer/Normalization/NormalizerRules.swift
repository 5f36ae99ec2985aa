/// How sentencepiece prepares text before it is cut into pieces (its `NormalizerSpec`).
public struct NormalizerRules: Sendable, Equatable {
  /// The size of a trie in bytes (32 bits), the trie (a Darts double array), and the replacements,
  /// each ended by a zero byte.
  public var precompiledCharacterMap: [UInt8]
  /// Whether a space is put before the text, so that the first word looks like any other.
  public var addDummyPrefix: Bool
  /// Whether spaces at the ends are removed and runs of spaces made one.
  public var removeExtraWhitespaces: Bool
  /// Whether spaces become U+2581.
  public var escapeWhitespaces: Bool
  /// Whether the dummy prefix is a suffix.
  public var treatWhitespaceAsSuffix: Bool

  /// Rules with these flags.
  public init(
    precompiledCharacterMap: [UInt8], addDummyPrefix: Bool = true,
    removeExtraWhitespaces: Bool = true, escapeWhitespaces: Bool = true,
    treatWhitespaceAsSuffix: Bool = false
  ) {
    self.precompiledCharacterMap = precompiledCharacterMap
    self.addDummyPrefix = addDummyPrefix
    self.removeExtraWhitespaces = removeExtraWhitespaces
    self.escapeWhitespaces = escapeWhitespaces
    self.treatWhitespaceAsSuffix = treatWhitespaceAsSuffix
  }
}
