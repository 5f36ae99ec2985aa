public import SteleDocument
import SteleText
public import SteleTranslation

/// Translates texts of any length: paragraphs, cells, headings, with what is marked in them.
///
/// A text is prepared as NLLB's training data was and split into sentences, since NLLB drops
/// sentences when it is given several at once; what must not change is masked; sentences are
/// translated together in batches; what went wrong is mended; and all is put together again with the
/// text's own separators.
///
/// ```swift
/// let translator = try TextTranslator(model, TextOptions(from: english, to: french))
/// let unit = TextUnit(text: Array("Dr. Smith came. He stayed.".utf8), marks: [], line: 1)
/// let translation = try translator.translate([unit])[0]
/// print(String(decoding: translation.unit.text, as: UTF8.self), translation.notes)
/// ```
public struct TextTranslator: UnitTranslating, Sendable {
  private let pipeline: TextPipeline<ModelEngine>

  /// Checks the options against each other and against the model.
  public init(
    _ model: TranslationModel, _ options: TextOptions
  ) throws(TranslationError) {
    pipeline = TextPipeline(
      engine: try ModelEngine(model, options), rules: TextRules(options))
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
