import SteleText
import SteleTokenizer

/// The part of the options that says what happens to a text besides its translation.
struct TextRules: Sendable {
  /// NLLB's code of the text's language.
  var source: String
  /// NLLB's code of the translation's language.
  var target: String
  var preprocessing: Preprocessing
  var segmentation: TextSegmentation
  var guards: Bool
  var glossary: Glossary?
  let splitter: SentenceSplitter

  init(
    source: String, target: String, preprocessing: Preprocessing,
    segmentation: TextSegmentation, guards: Bool, glossary: Glossary? = nil
  ) {
    self.source = source
    self.target = target
    self.preprocessing = preprocessing
    self.segmentation = segmentation
    self.guards = guards
    self.glossary = glossary
    splitter = SentenceSplitter(language: source)
  }
}
