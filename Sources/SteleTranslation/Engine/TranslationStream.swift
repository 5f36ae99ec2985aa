import SteleDocument
import SteleTransformer

/// What becomes known of a request while a ``TranslationEngine`` translates it, once.
///
/// It is translated as it is read: a slow reader holds nobody up but itself, and takes no memory
/// but for some sentences. Who drops the stream, or cancels the task that reads it, withdraws what
/// is not done yet, from the next step on.
///
/// ```swift
/// for try await event in try await engine.translate(request) {
///   switch event {
///   case .settled(_, let piece): print(piece, terminator: "")
///   case .finished(_, let translation): print("\n\(translation.counts)")
///   }
/// }
/// ```
public struct TranslationStream: AsyncSequence, Sendable {
  /// What becomes known.
  public typealias Element = TranslationEvent
  /// Why the rest does not come.
  public typealias Failure = EngineError

  private let request: AdmittedRequest
  private let texts: [RequestText]
  private let targetLanguage: String

  init(_ request: AdmittedRequest, _ texts: [RequestText], targetLanguage: String) {
    self.request = request
    self.texts = texts
    self.targetLanguage = targetLanguage
  }

  /// Sentences that it has the model translate.
  public var sentences: Int { request.content.sentenceCount }
  /// Tokens of these sentences.
  public var tokens: Int { request.content.tokenCount }

  /// An iterator; all but the first one are at their end.
  public func makeAsyncIterator() -> Iterator {
    Iterator(request.take() ? request : nil, texts, targetLanguage)
  }

  /// Reads a ``TranslationStream``.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private var request: AdmittedRequest?
    private var units: UnitStream?
    private let texts: [RequestText]
    private let targetLanguage: String
    /// The text at work.
    private var text = 0
    /// Of the text at work, the units that are done.
    private var done: [TextTranslation] = []
    private var alternatives: [String] = []

    fileprivate init(
      _ request: AdmittedRequest?, _ texts: [RequestText], _ targetLanguage: String
    ) {
      self.request = request
      self.texts = texts
      self.targetLanguage = targetLanguage
      units = request?.units(hasPieces: texts.allSatisfy { $0.document == nil })
    }

    /// What becomes known next; nil at the end.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(EngineError) -> TranslationEvent? {
      try await next()
    }

    /// What becomes known next; nil at the end.
    public mutating func next() async throws(EngineError) -> TranslationEvent? {
      guard let request, text < texts.count else { return nil }
      do throws(EngineError) {
        while done.count < texts[text].unitCount {
          guard let event = try await event(of: request) else { break }
          switch event {
          case .piece(let piece): return .settled(text: text, piece: piece)
          case .unit(let translation, let others):
            done.append(translation)
            alternatives = others.map { String(decoding: $0.text, as: UTF8.self) }
          }
        }
        let event = try finishText()
        if text == texts.count { end() }
        return event
      } catch {
        end()
        throw error
      }
    }

    private mutating func event(
      of request: AdmittedRequest
    ) async throws(EngineError) -> UnitStream.Event? {
      guard var units else { return nil }
      let result: Result<UnitStream.Event?, EngineError> = await withTaskCancellationHandler {
        do throws(EngineError) {
          return .success(try await units.next())
        } catch {
          return .failure(error)
        }
      } onCancel: {
        request.withdraw()
      }
      self.units = units
      return try result.get()
    }

    /// Lets go of the request.
    private mutating func end() {
      request?.withdraw()
      request = nil
      units = nil
    }

    private mutating func finishText() throws(EngineError) -> TranslationEvent {
      defer {
        text += 1
        done = []
        alternatives = []
      }
      return .finished(
        text: text,
        try texts[text].translation(done, alternatives, targetLanguage: targetLanguage))
    }
  }
}
