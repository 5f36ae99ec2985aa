public import SteleText
public import SteleTokenizer
public import SteleTransformer

/// How texts of any length are translated.
public struct TextOptions: Sendable {
  /// The language of the texts.
  public var source: Language
  /// The language to translate into.
  public var target: Language
  /// How sentences are translated.
  public var translation: TranslationOptions
  /// What is done to a text before it is tokenized.
  public var preprocessing: Preprocessing
  /// Whether a text is split into sentences.
  public var segmentation: TextSegmentation
  /// Whether what goes wrong with single sentences is mended: loops are translated again, unknown
  /// characters copied, and what must not change is masked.
  public var guards: Bool
  /// Terms with fixed translations.
  public var glossary: Glossary?

  /// What documents are translated with.
  public init(
    from source: Language, to target: Language,
    translation: TranslationOptions = TranslationOptions(), preprocessing: Preprocessing = .nllb,
    segmentation: TextSegmentation = .sentence, guards: Bool = true, glossary: Glossary? = nil
  ) {
    self.source = source
    self.target = target
    self.translation = translation
    self.preprocessing = preprocessing
    self.segmentation = segmentation
    self.guards = guards
    self.glossary = glossary
  }
}

extension TextOptions {
  /// All that decides on a translation besides the model and the glossary, as text.
  ///
  /// Threads and batches are left out: results do not depend on them.
  public var settings: String {
    "\(source.code) \(target.code) \(translation.search) \(translation.maximumNewTokens ?? 0) "
      + "\(preprocessing) \(segmentation) \(guards)"
  }
}

extension TextRules {
  init(_ options: TextOptions) {
    self.init(
      source: options.source.code, target: options.target.code,
      preprocessing: options.preprocessing, segmentation: options.segmentation,
      guards: options.guards, glossary: options.glossary)
  }
}
