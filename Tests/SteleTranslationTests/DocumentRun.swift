import SteleDocument
import SteleText
import SteleTokenizer
import SteleTransformer

@testable import SteleTranslation

/// A document translated with a model, all its texts at once.
enum DocumentRun {
  /// The translation of `document` from English into German.
  static func translate(
    _ document: String, as format: DocumentFormat, with model: TranslationModel,
    options: DocumentOptions = DocumentOptions(), preprocessing: Preprocessing = .nllb,
    target: String = "de"
  ) throws -> String {
    String(
      decoding: try translate(
        Array(document.utf8), as: format, with: model, options: options,
        preprocessing: preprocessing, target: target), as: UTF8.self)
  }

  /// The translation of the document in `bytes` from English into German.
  static func translate(
    _ bytes: [UInt8], as format: DocumentFormat, with model: TranslationModel,
    options: DocumentOptions = DocumentOptions(), preprocessing: Preprocessing = .nllb,
    target: String = "de"
  ) throws -> [UInt8] {
    let target = try model.languages.language(matching: target)
    let translator = try TextTranslator(
      model,
      TextOptions(
        TextRules(
          from: model.languages.language(matching: "en"), to: target,
          preprocessing: preprocessing)))
    let document = try Document(parsing: bytes, as: format, options: options)
    let translations = try translator.translate(document.units)
    return try document.rendered(with: translations.map(\.unit), targetLanguage: target.code)
  }
}
