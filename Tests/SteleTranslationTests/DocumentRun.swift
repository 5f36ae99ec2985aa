import SteleDocument
import SteleText
import SteleTokenizer
import SteleTransformer

@testable import SteleTranslation

/// A document translated with a model, as the program does it.
enum DocumentRun {
  /// The translation of `document` from English into German.
  static func translate(
    _ document: String, as format: DocumentFormat, with model: TranslationModel,
    options: DocumentOptions = DocumentOptions(), preprocessing: Preprocessing = .nllb,
    target: String = "de"
  ) throws -> String {
    let target = try model.languages.language(matching: target)
    let translator = try TextTranslator(
      model,
      TextOptions(
        TextRules(
          from: model.languages.language(matching: "en"), to: target,
          preprocessing: preprocessing)))
    let done = try DocumentTranslator(
      translator: translator, options: options, targetLanguage: target.code
    ).translate(
      Array(document.utf8),
      DocumentTask(
        input: "document", output: nil, name: "document", format: format,
        byteCount: document.utf8.count),
      format, known: [:], keep: { _ throws(DocumentJobError) in }, progress: { _, _ in })
    return String(decoding: done.bytes, as: UTF8.self)
  }
}
