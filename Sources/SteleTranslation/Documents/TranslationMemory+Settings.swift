import SteleBase
import SteleDecoding
import SteleDocument
public import SteleTransformer

extension TranslationMemory {
  /// Opens the memory at `path`, or makes one there, for translating with `model` as `texts` say.
  ///
  /// What is drawn at random is not recorded.
  ///
  /// - Throws: An error if the file is no memory, or cannot be read or written.
  public convenience init(
    path: String, model: TranslationModel, texts: TextOptions
  ) throws(TranslationMemoryError) {
    var settings: String?
    if texts.translation.search.sampling == nil {
      var texts = texts
      // What of these matters for a sentence is in what is made of it.
      texts.rules.glossary = nil
      texts.rules.segmentation = .sentence
      texts.rules.memory = nil
      // They change no translation, but say more about it.
      texts.translation.search.wantsScores = false
      texts.translation.search.returned = 1
      let all = DocumentSettings(model: model.checksum, texts: texts, documents: DocumentOptions())
      // Another version may make something else of the same sentence.
      settings = (try? all.canonicalText()).map { "\(ToolVersion.current) \($0)" }
    }
    try self.init(
      path: path, from: texts.rules.source, to: texts.rules.target, in: model.languages,
      settings: settings)
  }
}
