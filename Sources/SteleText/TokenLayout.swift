/// A token as Hugging Face numbers them: a row of the embedding.
public typealias TokenID = Int32

/// Which id stands for what, as NLLB lays out its vocabulary.
///
/// Four specials come first, then the pieces of the sentencepiece model shifted by one (its own
/// unknown piece becomes id 3), then the languages, then the mask token, then what fine-tunes add.
public struct TokenLayout: Codable, Sendable, Equatable {
  /// `<s>`.
  public static let start: TokenID = 0
  /// `<pad>`.
  public static let padding: TokenID = 1
  /// `</s>`.
  public static let end: TokenID = 2
  /// `<unk>`.
  public static let unknown: TokenID = 3
  /// What is added to a piece's index to get its id.
  public static let pieceOffset = 1

  /// A language token.
  public struct LanguageToken: Codable, Sendable, Equatable {
    /// NLLB's code, such as `fra_Latn`.
    public var code: String
    /// The token's id.
    public var id: TokenID

    /// The token `id` for the language `code`.
    public init(code: String, id: TokenID) {
      self.code = code
      self.id = id
    }
  }

  /// The languages in the order of the vocabulary.
  public var languages: [LanguageToken]
  /// Whether sources are `[language] text </s>`; the order until April 2023 was
  /// `text </s> [language]`.
  public var sourceLanguageFirst: Bool

  /// A layout with these languages.
  public init(languages: [LanguageToken], sourceLanguageFirst: Bool = true) {
    self.languages = languages
    self.sourceLanguageFirst = sourceLanguageFirst
  }
}

/// How sentencepiece prepares text before it is segmented (its `NormalizerSpec`).
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

/// What a piece of a sentencepiece model is for.
public enum PieceKind: UInt32, Sendable, CaseIterable {
  /// Found by merging.
  case normal = 0
  /// Stands for everything that no piece covers.
  case unknown = 1
  /// Never matches text.
  case control = 2
  /// Matches text before anything else does, and is never merged.
  case userDefined = 3
  /// Found by merging, then taken apart again.
  case unused = 4
  /// A byte of text that no piece covers; models that have these are not supported.
  case byte = 5

  /// Whether merging may find the piece.
  var isMergeable: Bool { self == .normal || self == .userDefined || self == .unused }
}
