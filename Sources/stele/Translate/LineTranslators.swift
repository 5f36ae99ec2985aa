import SteleBase
import SteleDetection
import SteleTokenizer
import SteleTransformer
import SteleTranslation
import Synchronization

/// What translates lines: one translator if their language was named, or else one for each language
/// that is told.
final class LineTranslators: Sendable {
  private let model: TranslationModel
  private let options: TextOptions
  /// Nil where the language was named.
  private let detector: LanguageDetector?
  /// The translator of the language that was named.
  private let named: TextTranslator
  private let state: Mutex<State>

  private struct State {
    var made: [Language: TextTranslator] = [:]
    /// How many letters, about, seem to be in a language so far.
    var tally: [String: Double] = [:]
    /// Lines by their languages.
    var counts: [Language: Int] = [:]
  }

  /// A line whose language is this likely needs no others to tell it.
  private static let certainty = 0.7
  /// Of so many translators, each keeps what it translated.
  private static let mostTranslators = 8

  /// Translators by `options`, whose source counts where there is no detector; that tells only
  /// languages of the model.
  ///
  /// - Throws: An error if the options contradict each other or the model.
  init(
    _ model: TranslationModel, _ options: TextOptions, detector: LanguageDetector?
  ) throws(TranslationError) {
    self.model = model
    self.options = options
    self.detector = detector?.restricted(to: model.languages.all.map(\.code))
    named = try TextTranslator(model, options)
    state = Mutex(State(made: [options.rules.source: named]))
  }

  /// Consecutive lines that one translator translates.
  struct Part: Sendable {
    var range: Range<Int>
    var language: Language
    var translator: TextTranslator
  }

  /// The parts of `requests`, which are in the order of all lines; those in no language get an error.
  ///
  /// A line that is too short to tell, or has nothing to tell its language by, is taken to be in the
  /// language that most lines of its group and before are in.
  func parts(_ requests: inout [LineRequest]) -> [Part] {
    var parts: [Part] = []
    for (index, language) in languages(of: &requests).enumerated() {
      let isContinued = parts.last.map { language == nil || language == $0.language } ?? false
      if isContinued {
        parts[parts.count - 1].range = parts[parts.count - 1].range.lowerBound..<index + 1
        continue
      }
      let chosen = language ?? options.rules.source
      let translator: TextTranslator
      do throws(TranslationError) {
        translator = try self.translator(for: chosen)
      } catch {
        requests[index].refuse("\(error)")
        translator = named
      }
      parts.append(Part(range: index..<index + 1, language: chosen, translator: translator))
    }
    return parts
  }

  /// The language of one line, and its translator.
  func choice(
    for request: inout LineRequest
  ) -> (language: Language, translator: TextTranslator) {
    var requests = [request]
    let part = parts(&requests).first
    request = requests[0]
    return (part?.language ?? options.rules.source, part?.translator ?? named)
  }

  /// Says on standard error which languages lines were in; nothing where the language was named.
  func sayLanguages() {
    let counts = state.withLock { $0.counts }.sorted {
      ($1.value, $0.key.code) < ($0.value, $1.key.code)
    }
    guard !counts.isEmpty else { return }
    let languages = counts.map { language, lines in
      "\(language.name) (\(language.code), \(Counted.text(lines, "line")))"
    }
    StandardOutput.warn("Note: translated from \(languages.joined(separator: ", "))")
  }
}

// MARK: - Telling languages

extension LineTranslators {
  /// The language of each of `requests`, which is noted there, too; nil where there is nothing to
  /// translate.
  private func languages(of requests: inout [LineRequest]) -> [Language?] {
    guard let detector else { return requests.map { _ in options.rules.source } }
    let found = requests.map { $0.error == nil ? detector.detect($0.text) : [] }
    return state.withLock { state in
      for (request, found) in zip(requests, found) {
        for candidate in found {
          let letters = Double(min(request.text.count, 200))
          state.tally[candidate.language, default: 0] += candidate.confidence * letters
        }
      }
      let usual = state.tally.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      return requests.indices.map { index in
        guard requests[index].error == nil, !requests[index].isBlank else { return nil }
        let best = found[index].first
        let code = best.map { $0.confidence >= Self.certainty ? $0.language : usual ?? $0.language }
        guard let language = model.languages.all.first(where: { $0.code == code ?? usual }) else {
          requests[index].refuse(Self.noLanguage)
          return nil
        }
        requests[index].detected = DetectedLanguage(
          language: language.code,
          confidence: found[index].first { $0.language == language.code }?.confidence ?? 0)
        state.counts[language, default: 0] += 1
        return language
      }
    }
  }

  private static let noLanguage =
    "there is nothing in it to tell its language by; name the language with --from"

  private func translator(
    for language: Language
  ) throws(TranslationError) -> TextTranslator {
    try state.withLock { state throws(TranslationError) in
      if let made = state.made[language] { return made }
      var options = options
      let rules = options.rules
      options.rules = TextRules(
        from: language, to: rules.target, preprocessing: rules.preprocessing,
        segmentation: rules.segmentation, guards: rules.guards, glossary: rules.glossary)
      let translator = try TextTranslator(model, options)
      if state.made.count >= Self.mostTranslators { state.made = [:] }
      state.made[language] = translator
      return translator
    }
  }
}
