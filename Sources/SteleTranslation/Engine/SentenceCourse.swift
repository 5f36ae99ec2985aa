import SteleTokenizer
import SteleTransformer

/// What becomes of single sentences of a request that an engine works on.
///
/// The same as ``TextPipeline/translate(_:)`` makes of many at a time.
struct SentenceCourse: Sendable {
  typealias Pipeline = TextPipeline<ModelEngine>

  let pipeline: Pipeline
  let options: TranslationOptions
  let core: EngineCore
  /// The request's number.
  let request: Int

  /// A sentence that is done.
  struct Outcome: Sendable {
    var attempt: Pipeline.Attempt
    var finished: FinishedSentence
    /// Further translations of it in their final form, best first.
    var alternatives: [FinishedSentence]
  }

  /// What becomes of `sentence` of `text`, whose `tokens` the model reads, if it is to translate it;
  /// `hear` is called with what is certain of it.
  func result(
    of sentence: PreparedSentence, in text: PreparedText,
    _ tokens: Result<[TokenID], TranslationError>?, hear: (@Sendable (String) -> Void)?
  ) async -> Result<Outcome, EngineError> {
    do {
      return .success(try await outcome(of: sentence, in: text, tokens, hear: hear))
    } catch {
      return .failure(error)
    }
  }

  private func outcome(
    of sentence: PreparedSentence, in text: PreparedText,
    _ tokens: Result<[TokenID], TranslationError>?, hear: (@Sendable (String) -> Void)?
  ) async throws(EngineError) -> Outcome {
    var attempt = Pipeline.Attempt(
      sentence: sentence, result: .success(sentence.recalled?.translation ?? .blank))
    if let tokens { attempt.take(try await answer(to: tokens, .asAsked, hear)) }
    if pipeline.rules.guards { try await mendLoop(&attempt) }
    if !sentence.source.protected.isEmpty, pipeline.finisher(attempt)?.hasLostMasks ?? false {
      attempt = try await attemptWithoutMasks(sentence, in: text)
    }
    return Outcome(
      attempt: attempt, finished: try await finished(attempt),
      alternatives: alternatives(attempt))
  }

  private func attemptWithoutMasks(
    _ sentence: PreparedSentence, in text: PreparedText
  ) async throws(EngineError) -> Pipeline.Attempt {
    let unmasked = text.unmasked(sentence)
    var attempt = Pipeline.Attempt(sentence: unmasked, result: .success(.blank))
    attempt.take(try await answer(to: unmasked, .asAsked))
    if pipeline.rules.guards { try await mendLoop(&attempt) }
    return attempt
  }

  /// Translates a sentence again that ran in a loop; see ``TextPipeline``.
  private func mendLoop(_ attempt: inout Pipeline.Attempt) async throws(EngineError) {
    let repetition = SourceRepetition(engine: pipeline.engine)
    func isLooping(_ attempt: Pipeline.Attempt) -> Bool {
      attempt.translation.map { repetition.isExceeded(by: $0.tokens, of: attempt.sentence) }
        ?? false
    }
    guard isLooping(attempt) else { return }
    attempt.counts.loopsLeft = 1
    for manner in Manner.allCases.dropFirst() {
      var next = attempt
      next.take(try await answer(to: attempt.sentence, manner))
      guard next.translation != nil, !isLooping(next) else { continue }
      if repetition.rounds(of: next.sentence) > 0,
        try await !isLikelier(next, than: attempt)
      {
        continue
      }
      next.counts.loopsLeft = 0
      next.counts.loopsMended = 1
      attempt = next
      return
    }
  }

  private func isLikelier(
    _ one: Pipeline.Attempt, than other: Pipeline.Attempt
  ) async throws(EngineError) -> Bool {
    try await core.compute(for: request) { [pipeline] () throws(TranslationError) in
      try pipeline.isLikelier(one, than: other)
    }
  }

  private func answer(
    to sentence: PreparedSentence, _ manner: Manner
  ) async throws(EngineError) -> SentenceCache.Answer {
    try await answer(
      to: pipeline.tokenize([sentence]).sources.first ?? .success([]), manner, nil)
  }

  private func answer(
    to tokens: Result<[TokenID], TranslationError>, _ manner: Manner,
    _ hear: (@Sendable (String) -> Void)?
  ) async throws(EngineError) -> SentenceCache.Answer {
    let sentence: BatchSentence
    do {
      let source = try tokens.get()
      // A blank sentence has its language and `</s>` only.
      if source.count <= 2 { return .init(result: .success(.blank), isRepeated: false) }
      sentence = try core.limits.sentence(
        source, to: pipeline.rules.target, options.tightened(to: manner), for: core.model)
    } catch {
      return .init(result: .failure(error), isRepeated: false)
    }
    return try await core.answer(to: sentence, for: request, hear: hear)
  }

  /// The final form of a sentence, for which the model may have to say what came from where.
  private func finished(
    _ attempt: Pipeline.Attempt
  ) async throws(EngineError) -> FinishedSentence {
    if pipeline.rules.memory != nil {
      return try await core.compute(for: request) { [pipeline] () throws(TranslationError) in
        try pipeline.finish([attempt])[0]
      }
    }
    let finisher = pipeline.finisher(attempt)
    guard let finisher, finisher.needsAlignment else {
      return pipeline.finish(attempt, finisher, nil)
    }
    let source = pipeline.engine.sourceIDs(of: finisher.source.bytes)
    let alignment = try await core.alignment(of: (source, finisher.tokens), for: request)
    let attention = pipeline.engine.attention(alignment, of: source)
    return pipeline.finish(attempt, finisher, attention)
  }

  private func alternatives(_ attempt: Pipeline.Attempt) -> [FinishedSentence] {
    (attempt.translation?.alternatives ?? []).map { alternative in
      var other = attempt
      other.result = .success(alternative)
      return pipeline.finish(other, pipeline.finisher(other), nil)
    }
  }
}

extension TextPipeline.Attempt {
  /// Takes what the model made of it.
  fileprivate mutating func take(_ answer: SentenceCache.Answer) {
    result = answer.result
    counts.repeated = answer.isRepeated ? 1 : 0
  }
}
