import SteleDocument
import SteleTransformer

/// What documents are translated by: a model, or in tests something with known answers.
protocol UnitTranslating: Sendable {
  /// Translates `units`, whose numbers in their document are `numbers`; results are in order.
  func translate(
    _ units: [TextUnit], numbers: [Int]
  ) throws(TranslationError) -> [TextTranslation]
}
