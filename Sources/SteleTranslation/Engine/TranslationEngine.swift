import Dispatch
import SteleBase
import SteleDocument
import SteleTokenizer
public import SteleTransformer

/// Translates texts of many requests at a time with one model.
///
/// One thread of its own does all computing, whatever tasks and threads ask for: sentences of all
/// requests are computed together, and join and leave between two steps. What becomes of a text does
/// not depend on that. Requests are served fairly, however large they are; what is asked for twice
/// is computed once; and what nobody waits for any longer is given up.
///
/// ```swift
/// let engine = try TranslationEngine(model)
/// let options = TextOptions(from: english, to: french)
/// let request = TranslationRequest(["How was your day?"], options: options)
/// let translations = try await engine.translations(request)
/// print(translations[0].text)
/// await engine.shutDown(drain: .seconds(10))
/// ```
///
/// Where memory is limited, the engine's batch is as large as the limit allows; no other
/// ``TextTranslator`` should be at work with the same model meanwhile.
public final class TranslationEngine: Sendable {
  let core: EngineCore
  private let largeRequests = LargeRequests()
  /// Lets so many document jobs be at work at a time.
  let documentTurn = DispatchSemaphore(value: 2)

  /// An engine that is ready for requests.
  ///
  /// - Parameters:
  ///   - model: What translates.
  ///   - limits: How much it does at a time, and how much may wait.
  ///   - threads: Threads to compute with; nil takes all cores that the process may use.
  /// - Throws: An error if limits are out of bounds, or the limit on memory is too small.
  public init(
    _ model: TranslationModel, limits: EngineLimits = EngineLimits(), threads: Int? = nil
  ) throws(TranslationError) {
    let batch = try ContinuousBatchLimits(
      model, rows: limits.rows, beams: limits.beams ?? min(8, limits.rows),
      newTokens: limits.newTokens, longestSource: limits.longestSource, threads: threads
    ).fitted(to: model)
    var limits = limits
    // A limit on memory leaves 8 MiB for text and all else that grows.
    if model.isMemoryLimited { limits.cacheByteCount = min(limits.cacheByteCount, 2 << 20) }
    let core = EngineCore(model, limits, batch: batch)
    self.core = core
    let hasStarted = DedicatedThread.start {
      var loop = EngineLoop(core)
      loop.run()
    }
    guard hasStarted else { throw .invalidOption("the system has no thread left to translate on") }
  }

  deinit { core.end() }

  /// Takes a request in, which is translated as the stream is read.
  ///
  /// Splits texts into sentences first, on the caller's task, which never waits for the model.
  ///
  /// - Throws: An error if too much waits already, or the request cannot be translated.
  public func translate(
    _ request: TranslationRequest
  ) async throws(EngineError) -> TranslationStream {
    try core.checkRoom()
    let byteCount = request.texts.reduce(0) { $0 + $1.utf8.count }
    return byteCount <= Self.mostBytesAtOnce
      ? try take(request) : try await largeRequests.take(request, by: self)
  }

  /// Requests of more text are taken in one at a time, as they take many times their text's memory
  /// until they are taken in or refused.
  private static let mostBytesAtOnce = 64 << 10

  /// Takes a request in, or refuses it.
  fileprivate func take(_ request: TranslationRequest) throws(EngineError) -> TranslationStream {
    if Task.isCancelled { throw .cancelled }
    var texts: [RequestText] = []
    do throws(DocumentError) {
      for text in request.texts {
        texts.append(try RequestText(text, request.format, request.options.rules))
      }
    } catch {
      throw .document(error)
    }
    let units = texts.flatMap(\.units)
    let admitted = try admit(
      units, numbers: Array(units.indices), request.options, request.urgency, isLimited: true)
    return TranslationStream(
      admitted, texts, targetLanguage: request.options.rules.target.code)
  }

  /// The translations of all texts of `request`, in order.
  ///
  /// - Throws: An error if too much waits already, or the request cannot be translated.
  public func translations(
    _ request: TranslationRequest
  ) async throws(EngineError) -> [TranslatedText] {
    var translations: [TranslatedText] = []
    for try await event in try await translate(request) {
      if case .finished(_, let translation) = event { translations.append(translation) }
    }
    return translations
  }

  /// Prepares `units` and takes them in as a request.
  func admit(
    _ units: [TextUnit], numbers: [Int], _ options: TextOptions,
    _ urgency: TranslationRequest.Urgency, isLimited: Bool
  ) throws(EngineError) -> AdmittedRequest {
    let content: RequestContent
    do {
      content = try RequestContent(units, numbers: numbers, options, for: core)
    } catch {
      throw .failed(error)
    }
    let number = try core.admit(
      sentences: content.sentenceCount, tokens: content.tokenCount, urgency, isLimited: isLimited)
    return AdmittedRequest(core, number, content)
  }

  /// What it is at, and what it did.
  public var state: EngineState { core.state }

  /// Takes no more requests, and returns when those taken in are done.
  ///
  /// What is not done after `drain`, or when the task is cancelled, ends with
  /// ``EngineError/shuttingDown``.
  public func shutDown(drain: Duration) async {
    core.close()
    let deadline = ContinuousClock.now + drain
    while core.hasRequests, .now < deadline, await Self.pause() {}
    core.end()
    while !core.hasEnded, await Self.pause() {}
  }

  /// Waits a moment; false if the task was cancelled.
  private static func pause() async -> Bool {
    do {
      try await Task.sleep(for: .milliseconds(5))
      return true
    } catch {
      return false
    }
  }
}

/// Has one large request after the other taken in.
private actor LargeRequests {
  func take(
    _ request: TranslationRequest, by engine: TranslationEngine
  ) throws(EngineError) -> TranslationStream {
    try engine.take(request)
  }
}
