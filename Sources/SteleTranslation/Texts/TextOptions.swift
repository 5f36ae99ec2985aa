public import SteleTokenizer
public import SteleTransformer

/// How texts of any length are translated.
public struct TextOptions: Sendable {
  /// What happens to a text besides the translation of its sentences.
  public var rules: TextRules
  /// How sentences are translated.
  public var translation: TranslationOptions

  /// Options with these parts.
  public init(_ rules: TextRules, translation: TranslationOptions = TranslationOptions()) {
    self.rules = rules
    self.translation = translation
  }

  /// What documents are translated with.
  public init(
    from source: Language, to target: Language,
    translation: TranslationOptions = TranslationOptions()
  ) {
    self.init(TextRules(from: source, to: target), translation: translation)
  }
}
