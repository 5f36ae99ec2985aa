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
