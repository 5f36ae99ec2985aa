import SteleDetection
import SteleDocument
import SteleFile
import SteleTokenizer
import SteleTransformer
import SteleTranslation

extension DocumentPlan {
  /// A document of so many bytes of text, and a language of this confidence, are enough to contradict
  /// what the others are in.
  private static let (leastText, certainty) = (100, 0.9)

  /// The language of all documents, as their first texts tell it, of those that `model` has; says on
  /// standard error which it is.
  ///
  /// - Throws: An error if there is none, or if documents are in unlike languages.
  mutating func language(
    by detector: LanguageDetector, of model: TranslationModel, _ options: DocumentOptions
  ) throws -> Language {
    let detector = detector.restricted(to: model.languages.all.map(\.code))
    var tally: [String: Double] = [:]
    var certain: [(input: String, code: String)] = []
    for sample in samples(options) {
      let found = detector.detect(sample.text)
      for candidate in found {
        tally[candidate.language, default: 0] += candidate.confidence * Double(sample.text.count)
      }
      if let best = found.first, best.confidence >= Self.certainty,
        sample.text.count >= Self.leastText
      {
        certain.append((sample.input, best.language))
      }
    }
    let best = tally.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let best, let language = model.languages.all.first(where: { $0.code == best.key }) else {
      throw InputError(
        description:
          "there is nothing to tell the language of the documents by; name it with --from")
    }
    if let other = certain.first(where: { $0.code != language.code }) {
      let names = [other.code, language.code].map { code in
        model.languages.all.first { $0.code == code }.map { "\($0.name) (\(code))" } ?? code
      }
      throw InputError(
        description: "\(BytePath.shown(other.input)): seems to be in \(names[0]), and others in "
          + "\(names[1]); translate documents of one language at a time, or name it with --from")
    }
    let share = best.value / max(tally.values.reduce(0, +), 1e-9)
    StandardOutput.warn(
      "Note: translated from \(language.name) (\(language.code), "
        + "\(Int((share * 100).rounded())) % likely)")
    return language
  }
}
