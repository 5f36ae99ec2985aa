public import SteleText
public import SteleTokenizer

/// What happens to a text besides the translation of its sentences.
public struct TextRules: Sendable {
  /// The language of the texts.
  public let source: Language
  /// The language to translate into.
  public let target: Language
  /// What is done to a text before it is tokenized.
  public var preprocessing: Preprocessing
  /// Whether a text is split into sentences.
  public var segmentation: TextSegmentation
  /// Whether what goes wrong with single sentences is mended: loops are translated again, unknown
  /// characters copied, and what must not change is masked.
  public var guards: Bool
  /// Terms with fixed translations.
  public var glossary: Glossary?
  /// Translations that are used again, and to which new ones are added; of the same languages.
  public var memory: TranslationMemory?

  /// Splits texts of the source's language.
  let splitter: SentenceSplitter

  /// What documents are translated by.
  public init(
    from source: Language, to target: Language, preprocessing: Preprocessing = .nllb,
    segmentation: TextSegmentation = .sentence, guards: Bool = true, glossary: Glossary? = nil,
    memory: TranslationMemory? = nil
  ) {
    self.source = source
    self.target = target
    self.preprocessing = preprocessing
    self.segmentation = segmentation
    self.guards = guards
    self.glossary = glossary
    self.memory = memory
    splitter = SentenceSplitter(language: source.code)
  }
}
