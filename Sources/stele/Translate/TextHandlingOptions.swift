public import ArgumentParser
import SteleFile
public import SteleText
import SteleTokenizer
import SteleTransformer
public import SteleTranslation

extension Preprocessing: ExpressibleByArgument {}
extension TextSegmentation: ExpressibleByArgument {}

/// A choice between two.
enum Switch: String, ExpressibleByArgument, CaseIterable {
  case on
  case off
}

/// The options of `translate` that say what happens to a text besides its translation.
///
/// What is left unset depends on what is translated: documents are segmented and guarded, lines are
/// not.
struct TextHandlingOptions: ParsableArguments {
  @Option(
    help: .taking(
      "RULES",
      "Prepare text as NLLB's training data was (nllb): punctuation, control characters, NFKC."))
  var preprocess = Preprocessing.nllb

  @Option(
    help: .taking(
      "UNIT",
      """
      Split texts into sentences. (default: sentence for documents and for TEXT, none for lines)
      """))
  var segment: TextSegmentation?

  @Option(
    help: .taking(
      "SWITCH",
      """
      Translate loops again, copy unknown characters, keep URLs, code and placeholders as they are. \
      (default: on for documents, off for lines)
      """))
  var guards: Switch?

  @Option(
    help: .taking(
      "FILE", "File of terms and their translations, one pair per line with a tab between them."),
    completion: .file())
  var glossary: String?

  @Option(
    help: .taking(
      "FILE",
      """
      TMX file whose translations are used again, and to which new ones are added; made if it is not \
      there.
      """),
    completion: .file(extensions: ["tmx"]))
  var translationMemory: String?

  /// Larger glossaries are refused.
  private static let largestGlossary = 64 << 20

  /// What was asked for; what was not is as documents need it if `isDocument`, else as lines do, or
  /// with `isTyped` as texts that someone types: they often have several sentences.
  func textOptions(
    from source: Language, to target: Language, _ translation: TranslationOptions,
    isDocument: Bool, isTyped: Bool
  ) throws -> TextOptions {
    TextOptions(
      TextRules(
        from: source, to: target, preprocessing: preprocess,
        segmentation: segment ?? (isDocument || isTyped ? .sentence : .none),
        guards: guards.map { $0 == .on } ?? isDocument,
        glossary: try glossary.map(Self.glossary)),
      translation: translation)
  }

  /// The translation memory that was asked for, for translating with `model` as `texts` say.
  func memory(
    _ model: TranslationModel, _ texts: TextOptions
  ) throws(TranslationMemoryError) -> TranslationMemory? {
    guard let translationMemory else { return nil }
    return try TranslationMemory(path: translationMemory, model: model, texts: texts)
  }

  private static func glossary(at path: String) throws -> Glossary {
    let bytes = try ForeignFile.contents(
      of: BytePath(path), limit: largestGlossary, followsLinks: true)
    return try Glossary(parsing: bytes, path: path)
  }
}
