import SteleTokenizer

/// What routes translate and detect languages with: a model, or in tests something with known
/// answers.
///
/// Whatever it does, it does on threads of its own: routes run where requests are taken.
protocol TranslationService: Sendable {
  /// The languages that are translated between, each into each.
  var languages: LanguageTable { get }
  /// Whether ``detect(_:)`` can tell anything.
  var detectsLanguages: Bool { get }
  /// The most alternatives that can be asked for.
  var maximumAlternatives: Int { get }

  /// Translates the texts of `work`; results are in order.
  ///
  /// Ends early when its task is cancelled, and takes back what was not begun. `settled` is called
  /// with the pieces of each plain text's translation that nothing changes any more, in order;
  /// together they are the translation.
  ///
  /// - Throws: 429 or 503 where there is too much to do, 400 for what is no HTML, 500 where the
  ///   model cannot be used.
  func translate(
    _ work: TranslationWork, settled: (@Sendable (SettledText) async -> Void)?
  ) async throws(RequestError) -> [TranslatedText]

  /// Translates a document, with less haste than texts.
  func translate(_ work: DocumentWork) async throws(RequestError) -> [UInt8]

  /// The languages that `text` may be in, the likeliest first; none where nothing tells.
  func detect(_ text: String) -> [DetectedSource]

  /// What there is to do, and what was done.
  var state: ServiceState { get }
}

/// Texts to translate from one language into another.
struct TranslationWork: Sendable {
  var texts: [String]
  var format = TextFormat.text
  var source: Language
  var target: Language
  /// How many further translations of each text are wanted.
  var alternatives = 0
}

/// A language that a text may be in.
struct DetectedSource: Sendable, Equatable {
  var language: Language
  /// How likely it is, from 0 to 1.
  var confidence: Double
}

/// What a service has to do, and what it has done since it began.
struct ServiceState: Sendable, Equatable {
  /// Sentences that wait.
  var queued = 0
  /// Their tokens.
  var queuedTokens = 0
  /// Sentences that are being translated.
  var running = 0
  /// Those that were translated.
  var translated = 0
  /// Of those, the ones that were cut off at the most tokens.
  var truncated = 0
  /// Tokens that were generated.
  var tokens = 0
  /// Steps that were computed, each for all running sentences.
  var steps = 0
  /// Sentences whose clients left before.
  var cancelled = 0
  /// Requests that were refused, for there was too much to do.
  var refused = 0
  /// Those that waited too long.
  var expired = 0
  /// Sentences whose translation was kept from before.
  var cacheHits = 0
  /// Sentences that were in work already, for another client.
  var shared = 0
  /// What kept translations take, in bytes.
  var cacheByteCount = 0
  /// Seconds from a request's admission to its first step; nil where that is not measured.
  var waits: Histogram?
  /// Hypotheses of each step; nil where that is not measured.
  var rows: Histogram?
}
