import HTTPTypes
import SteleDecoding
package import SteleDetection
import SteleDocument
import SteleFile
package import SteleTokenizer
import SteleTransformer
package import SteleTranslation

/// Translates with an engine, which serves all requests at a time.
package final class EngineService: TranslationService {
  private let engine: TranslationEngine
  private let settings: Settings
  let languages: LanguageTable
  /// Nil where languages are not detected.
  private let detector: LanguageDetector?
  private let byCode: [String: Language]

  /// How texts are translated.
  package struct Settings: Sendable {
    /// Hypotheses that are kept for a translation without alternatives.
    package var beams = 1
    /// The most hypotheses that the engine keeps of a request.
    package var maximumBeams = 8
    /// Whether loops are translated again, and what must not change is kept.
    package var guards = true

    /// What holds unless something else is asked for.
    package init() {}
  }

  /// A service of `engine`, which translates between `languages`; without `detector` it is told of
  /// each text which one it is in.
  package init(
    _ engine: TranslationEngine, languages: LanguageTable, detector: LanguageDetector?,
    _ settings: Settings = Settings()
  ) {
    self.engine = engine
    self.languages = languages
    self.detector = detector?.restricted(to: languages.all.map(\.code))
    self.settings = settings
    byCode = Dictionary(languages.all.map { ($0.code, $0) }) { first, _ in first }
  }

  var detectsLanguages: Bool { detector != nil }
  var maximumAlternatives: Int { settings.maximumBeams - 1 }

  func detect(_ text: String) -> [DetectedSource] {
    (detector?.detect(text) ?? []).compactMap { found in
      byCode[found.language].map {
        DetectedSource(language: $0, confidence: found.confidence)
      }
    }
  }

  func translate(
    _ work: TranslationWork, settled: (@Sendable (SettledText) async -> Void)?
  ) async throws(RequestError) -> [TranslatedText] {
    let request = TranslationRequest(
      work.texts, options: options(work.source, work.target, alternatives: work.alternatives),
      format: work.format == .html ? .html : nil)
    var results: [TranslatedText] = []
    do throws(EngineError) {
      for try await event in try await engine.translate(request) {
        switch event {
        case .settled(let number, let piece):
          await settled?(SettledText(number: number, piece: piece))
        case .finished(_, let translation):
          if let error = translation.error, translation.text.isEmpty {
            throw EngineError.failed(error)
          }
          results.append(
            TranslatedText(text: translation.text, alternatives: translation.alternatives))
        }
      }
    } catch {
      throw RequestError(error)
    }
    return results
  }

  func translate(_ work: DocumentWork) async throws(RequestError) -> [UInt8] {
    // The engine reads documents from files.
    let path = TemporaryFolder.path + "/stele-document-" + Token.random()
    let isWritten = await BackgroundWork.run {
      (try? SmallFile.write(work.bytes, to: path)) != nil
    }
    defer { BytePath(path).remove() }
    guard isWritten else { throw .busy("There is no room for the file.", retryAfter: 60) }
    var documents = DocumentOptions()
    documents.sourceLanguage = work.source.code
    documents.targetLanguage = work.target.code
    do throws(DocumentJobError) {
      let plan = try DocumentPlan(inputs: [path], output: nil, format: work.format)
      let outcomes = try await engine.translate(
        plan, options(work.source, work.target, alternatives: 0), documents: documents)
      if let error = outcomes.first?.error { throw error }
      if let bytes = outcomes.first?.bytes { return bytes }
    } catch {
      throw RequestError(error)
    }
    throw RequestError(.internalServerError, "Cannot translate file")
  }

  private func options(
    _ source: Language, _ target: Language, alternatives: Int
  ) -> TextOptions {
    TextOptions(
      TextRules(from: source, to: target, guards: settings.guards),
      translation: TranslationOptions(
        search: SearchOptions(
          beams: max(settings.beams, alternatives + 1), returned: alternatives + 1)))
  }

  var state: ServiceState {
    let state = engine.state
    return ServiceState(
      queued: state.waitingSentences, queuedTokens: state.waitingTokens,
      running: state.runningSentences, translated: state.translatedSentences,
      truncated: state.truncatedSentences, tokens: state.generatedTokens, steps: state.steps,
      cancelled: state.withdrawnSentences, refused: state.refusedRequests,
      expired: state.expiredRequests, cacheHits: state.cacheHits, shared: state.sharedSentences,
      cacheByteCount: state.cacheByteCount, waits: Histogram(state.waitSeconds),
      rows: Histogram(state.rowsPerStep))
  }
}

extension RequestError {
  /// What a client is told of an error of the engine.
  init(_ error: EngineError) {
    switch error {
    case .queueFull(let wait):
      self.init(
        .tooManyRequests, "Slowdown: \(error)",
        fields: [.retryAfter: "\(max(1, Int((wait / .seconds(1)).rounded(.up))))"])
    case .requestTooLarge: self.init(.contentTooLarge, "Invalid request: \(error)")
    case .waitedTooLong, .shuttingDown: self = .busy("\(error)")
    case .cancelled: self = .clientLeft
    case .document: self.init(.badRequest, "Invalid request: \(error)")
    case .failed(let failure): self.init(failure)
    }
  }

  /// What a client is told of an error of the model.
  init(_ error: TranslationError) {
    switch error {
    case .textTooLong, .memoryLimit, .invalidOption, .search:
      self.init(.badRequest, "Invalid request: \(error)")
    case .outOfMemory: self = .busy("There is no memory for this at the moment.")
    default: self.init(.internalServerError, "Cannot translate text: \(error)")
    }
  }

  /// What a client is told of an error of a document, whose path is nobody's business.
  init(_ error: DocumentJobError) {
    switch error {
    case .translation(_, let failure): self.init(failure)
    case .document(_, let failure): self.init(.badRequest, "Invalid request: \(failure)")
    default: self.init(.internalServerError, "Cannot translate file")
    }
  }
}

extension Histogram {
  /// What the engine counted.
  fileprivate init(_ histogram: EngineHistogram) {
    self.init(bounds: histogram.bounds, counts: histogram.counts, sum: histogram.sum)
  }
}
