import SteleDecoding
public import SteleDocument
import SteleTokenizer
public import SteleTransformer

/// Translates texts of any length: paragraphs, cells, headings, with what is marked in them.
///
/// A text is prepared as NLLB's training data was and split into sentences, since NLLB drops
/// sentences when it is given several at once; what must not change is masked; sentences are
/// translated together in batches; what went wrong is mended; and all is put together again with
/// the text's own separators. A sentence that comes again is not translated again, unless samples
/// are drawn: a translator keeps what it made, up to 64 MiB, or 2 MiB where memory is limited.
///
/// ```swift
/// let translator = try TextTranslator(model, TextOptions(from: english, to: french))
/// let unit = TextUnit(text: Array("Dr. Smith came. He stayed.".utf8), marks: [], line: 1)
/// let translation = try translator.translate([unit])[0]
/// print(String(decoding: translation.unit.text, as: UTF8.self), translation.counts)
/// ```
public struct TextTranslator: UnitTranslating, Sendable {
  private let pipeline: TextPipeline<ModelEngine>

  /// Checks the options against each other and against the model.
  public init(
    _ model: TranslationModel, _ options: TextOptions
  ) throws(TranslationError) {
    // Samples are drawn for each sentence anew.
    let isRepeatable = options.translation.search.sampling == nil
    // A limit on memory leaves 8 MiB for text and all else that grows.
    let byteLimit = model.isMemoryLimited ? 2 << 20 : 64 << 20
    pipeline = TextPipeline(
      engine: try ModelEngine(model, options), rules: options.rules,
      cache: isRepeatable ? SentenceCache(byteLimit: byteLimit) : nil)
  }

  /// Texts that are ready to be translated.
  public struct PreparedTexts: Sendable {
    fileprivate let prepared: TextPipeline<ModelEngine>.Prepared
  }

  /// The first half of translating `units`, which may be done while others are translated.
  ///
  /// `firstNumber` is that of the first unit, by which samples are drawn: who translates a file in
  /// pieces counts on, so that results do not depend on the pieces.
  public func prepare(_ units: [TextUnit], firstNumber: Int = 0) -> PreparedTexts {
    PreparedTexts(
      prepared: pipeline.prepare(units, numbers: units.indices.map { firstNumber + $0 }))
  }

  /// The second half: the translations, in order.
  ///
  /// - Throws: What concerns all texts: the model file changed, or memory ran out.
  public func translate(
    _ texts: PreparedTexts
  ) throws(TranslationError) -> [TextTranslation] {
    try pipeline.translate(texts.prepared)
  }

  /// The translations of prepared texts, in order, that come some at a time.
  public struct Translations {
    fileprivate var ordered: OrderedTranslations<ModelEngine>

    /// Translates a batch, and returns the texts that are ready then, one at least; nil at the end.
    ///
    /// A text is ready when it is translated and all before it are. The first texts come with the
    /// first batch.
    ///
    /// - Throws: What concerns all texts: the model file changed, or memory ran out.
    public mutating func next() throws(TranslationError) -> [TextTranslation]? {
      try ordered.next()
    }
  }

  /// The second half for who writes each translation as soon as it is there.
  public func translations(of texts: PreparedTexts) -> Translations {
    Translations(ordered: OrderedTranslations(texts.prepared, by: pipeline))
  }

  /// A sentence of a text as the model reads it.
  public struct Sentence: Sendable {
    /// What stands between the translation of the sentence before and its own.
    public var separator: [UInt8]
    /// The prepared text.
    public var text: [UInt8]
    /// By which samples are drawn.
    public var number: Int
  }

  /// The sentences of `text`, which has that number among all texts, and what comes after the last
  /// one's translation: for who translates them one by one.
  public func sentences(
    of text: [UInt8], number: Int
  ) -> (sentences: [Sentence], end: [UInt8]) {
    pipeline.sentences(of: TextUnit(text: text, marks: [], line: 1), number: number)
  }

  /// The translation of `sentence` that was made for an equal one, or else what `translate` makes,
  /// and which of both it is.
  ///
  /// - Throws: What `translate` throws.
  package func translation(
    of sentence: Sentence,
    by translate: () throws(TranslationError) -> Result<Translation, TranslationError>
  ) throws(TranslationError) -> (
    result: Result<Translation, TranslationError>, isRepeated: Bool
  ) {
    let answers = try pipeline.cache?.answers(to: [sentence.text], .asAsked) {
      _ throws(TranslationError) in [try translate()]
    }
    guard let answer = answers?.first else { return (try translate(), false) }
    return (answer.result, answer.isRepeated)
  }

  /// Translates `units`; results are in order.
  public func translate(_ units: [TextUnit]) throws(TranslationError) -> [TextTranslation] {
    try translate(prepare(units))
  }

  /// Translates `units`, which have these numbers.
  func translate(
    _ units: [TextUnit], numbers: [Int]
  ) throws(TranslationError) -> [TextTranslation] {
    try pipeline.translate(pipeline.prepare(units, numbers: numbers))
  }

  /// How the first batch of `texts` keeps to the limit on memory; nil where nothing limits the
  /// process, or there is nothing to translate.
  ///
  /// - Throws: An error with the least limit that would do, if it is too small.
  public func memoryPlan(
    for texts: PreparedTexts
  ) throws(TranslationError) -> MemoryPlan? {
    try pipeline.engine.memoryPlan(for: texts.prepared.tokenized)
  }
}
