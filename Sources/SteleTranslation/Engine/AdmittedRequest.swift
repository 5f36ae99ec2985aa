import SteleDecoding
import SteleDocument
import SteleTransformer
import Synchronization

/// A request that an engine took in; who lets go of it withdraws it.
final class AdmittedRequest: Sendable {
  let core: EngineCore
  /// The engine's number for it.
  let number: Int
  let content: RequestContent
  private let isTaken = Mutex(false)

  /// The request that `core` knows as `number`.
  init(_ core: EngineCore, _ number: Int, _ content: RequestContent) {
    self.core = core
    self.number = number
    self.content = content
  }

  deinit { core.release(number) }

  /// Gives up what is not done.
  func withdraw() { core.release(number) }

  /// Whether this is the first call.
  func take() -> Bool {
    isTaken.withLock { isTaken in
      defer { isTaken = true }
      return !isTaken
    }
  }

  /// The translations of its units.
  func units(hasPieces: Bool) -> UnitStream {
    UnitStream(
      content.prepared,
      SentenceCourse(
        pipeline: content.pipeline, options: content.options, core: core, request: number),
      ahead: 4 * core.limits.rows, hasPieces: hasPieces)
  }
}

/// The texts of a request, ready to be translated.
struct RequestContent: Sendable {
  let pipeline: TextPipeline<ModelEngine>
  let options: TranslationOptions
  let prepared: TextPipeline<ModelEngine>.Prepared

  /// Splits and tokenizes `units`, which are `numbers` among all of a document.
  ///
  /// - Throws: An error if the options contradict each other, the model or the engine.
  init(
    _ units: [TextUnit], numbers: [Int], _ texts: TextOptions, for core: EngineCore
  ) throws(TranslationError) {
    var texts = texts
    texts.translation.threads = core.limits.threads
    // Nobody hears of scores, which cost a look at the whole vocabulary.
    texts.translation.search.wantsScores = false
    _ = try core.limits.newTokens(of: texts.translation, for: core.model)
    options = texts.translation
    pipeline = TextPipeline(
      engine: try ModelEngine(core.model, texts), rules: texts.rules, cache: nil)
    prepared = pipeline.prepare(units, numbers: numbers)
  }

  /// Sentences that the model has to translate.
  var sentenceCount: Int { prepared.tokenized.sources.count }

  /// Their tokens.
  var tokenCount: Int { prepared.tokenized.tokenCount }
}
