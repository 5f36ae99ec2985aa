import SteleDocument
import SteleText
import SteleTokenizer
import SteleTransformer

/// The way of texts through preparation, translation and repair.
///
/// Preparation is pure and may run while other texts are translated.
struct TextPipeline<Engine: SentenceEngine>: Sendable {
  let engine: Engine
  let rules: TextRules
  /// What was translated; nil where equal sentences may have unlike translations.
  var cache: SentenceCache?

  /// Texts that are ready to be translated.
  struct Prepared: Sendable {
    var texts: [PreparedText]
    /// Those of all texts, in order.
    var sentences: [PreparedSentence]
    /// Those of ``sentences`` that have something to translate.
    var tokenized: Engine.Tokenized
  }

  /// Splits and prepares `units`, which have these numbers.
  func prepare(_ units: [TextUnit], numbers: [Int]) -> Prepared {
    let texts = units.map {
      PreparedText($0, rules, longest: engine.longestSource) {
        engine.tokenCount(of: $0)
      }
    }
    var sentences: [PreparedSentence] = []
    for (index, text) in texts.enumerated() {
      sentences += text.preparedSentences(text: index, number: numbers[index], rules)
    }
    return Prepared(texts: texts, sentences: sentences, tokenized: tokenize(sentences))
  }

  /// Those of `sentences` that have something to translate, tokenized.
  func tokenize(_ sentences: [PreparedSentence]) -> Engine.Tokenized {
    let translated = sentences.filter(\.isTranslated)
    return engine.tokenize(translated.map(\.source.bytes), numbers: translated.map(\.number))
  }

  /// The sentences of one text, and what comes after the last one's translation.
  func sentences(
    of unit: TextUnit, number: Int
  ) -> (sentences: [TextTranslator.Sentence], end: [UInt8]) {
    let text = PreparedText(unit, rules, longest: engine.longestSource) {
      engine.tokenCount(of: $0)
    }
    let prepared = text.preparedSentences(text: 0, number: number, rules)
    let separators = text.separators(rules)
    return (
      zip(separators, prepared).map {
        TextTranslator.Sentence(separator: $0, text: $1.source.bytes, number: $1.number)
      }, separators.last ?? []
    )
  }

  /// Translates prepared texts; results are in order.
  ///
  /// - Throws: What concerns all of them: the model file changed, or memory ran out.
  func translate(_ prepared: Prepared) throws(TranslationError) -> [TextTranslation] {
    var attempts = try attempts(prepared.sentences, prepared.tokenized)
    if rules.guards { try mendLoops(&attempts) }
    try translateWithoutLostMasks(&attempts, prepared.texts)
    let finished = try finish(attempts)
    return join(prepared.texts, attempts, finished)
  }
}

// MARK: - Sentences

extension TextPipeline {
  /// A sentence and what became of it.
  struct Attempt {
    var sentence: PreparedSentence
    var result: Result<Translation, TranslationError>
    var counts = TextCounts()

    var translation: Translation? { try? result.get() }
  }

  private func attempts(
    _ sentences: [PreparedSentence], _ tokenized: Engine.Tokenized
  ) throws(TranslationError) -> [Attempt] {
    var answers = try answers(to: sentences, tokenized, .asAsked)[...]
    return sentences.map { sentence in
      let answer = sentence.isTranslated ? answers.popFirst() : nil
      var attempt = Attempt(
        sentence: sentence,
        result: answer?.result ?? .success(sentence.recalled?.translation ?? .blank))
      attempt.counts.repeated = answer?.isRepeated ?? false ? 1 : 0
      return attempt
    }
  }

  /// What the engine makes of `sentences`, of which `tokenized` are those that have something to
  /// translate, each once.
  private func answers(
    to sentences: [PreparedSentence], _ tokenized: Engine.Tokenized, _ manner: Manner
  ) throws(TranslationError) -> [SentenceCache.Answer] {
    guard let cache else {
      return try engine.translate(tokenized, manner).map {
        SentenceCache.Answer(result: $0, isRepeated: false)
      }
    }
    let sources = sentences.filter(\.isTranslated).map(\.source.bytes)
    return try cache.answers(to: sources, manner) { indices throws(TranslationError) in
      try engine.translate(engine.part(indices, of: tokenized), manner)
    }
  }

  /// Translates again what ran in a loop, each time more strictly; what helps nothing stays as it
  /// was.
  ///
  /// Where the source repeats itself too, its translation may rightly do so, and stays unless the
  /// model finds the other one more likely.
  private func mendLoops(_ attempts: inout [Attempt]) throws(TranslationError) {
    let repetition = SourceRepetition(engine: engine)
    func isLooping(_ attempt: Attempt) -> Bool {
      attempt.translation.map { repetition.isExceeded(by: $0.tokens, of: attempt.sentence) }
        ?? false
    }
    var looping = attempts.indices.filter { isLooping(attempts[$0]) }
    for index in looping { attempts[index].counts.loopsLeft = 1 }
    for manner in Manner.allCases.dropFirst() where !looping.isEmpty {
      let sentences = looping.map { attempts[$0].sentence }
      let answers = try answers(to: sentences, tokenize(sentences), manner)
      for (index, answer) in zip(looping, answers) {
        var next = attempts[index]
        next.result = answer.result
        next.counts.repeated = answer.isRepeated ? 1 : 0
        guard !isLooping(next), next.translation != nil else { continue }
        if repetition.rounds(of: next.sentence) > 0, try !isLikelier(next, than: attempts[index]) {
          continue
        }
        next.counts.loopsLeft = 0
        next.counts.loopsMended = 1
        attempts[index] = next
      }
      looping = looping.filter { attempts[$0].counts.loopsLeft > 0 }
    }
  }

  func isLikelier(
    _ one: Attempt, than other: Attempt
  ) throws(TranslationError) -> Bool {
    guard let first = one.translation, let second = other.translation else { return false }
    let source = one.sentence.source.bytes
    let scores = try engine.scores([(source, first.tokens), (source, second.tokens)])
    return scores[0] > scores[1]
  }

  /// Translates sentences whose masks the model did not copy without what the masks stand for; that
  /// is put in its place by attention then.
  private func translateWithoutLostMasks(
    _ attempts: inout [Attempt], _ texts: [PreparedText]
  ) throws(TranslationError) {
    let lost = attempts.indices.filter { index in
      guard !attempts[index].sentence.source.protected.isEmpty,
        let finisher = finisher(attempts[index])
      else { return false }
      return finisher.hasLostMasks
    }
    if lost.isEmpty { return }
    let sentences = lost.map { index in
      texts[attempts[index].sentence.text].unmasked(attempts[index].sentence)
    }
    var again = try self.attempts(sentences, tokenize(sentences))
    if rules.guards { try mendLoops(&again) }
    for (index, attempt) in zip(lost, again) { attempts[index] = attempt }
  }

  func finisher(_ attempt: Attempt) -> SentenceFinisher? {
    guard attempt.sentence.isTranslated, let translation = attempt.translation else { return nil }
    return SentenceFinisher(
      source: attempt.sentence.source, tokens: translation.tokens,
      target: engine.locatedText(of: translation.tokens), copiesUnknowns: rules.guards,
      isUnknown: engine.isUnknown)
  }
}

// MARK: - Repair

extension TextPipeline {
  /// The final form of every sentence.
  func finish(_ attempts: [Attempt]) throws(TranslationError) -> [FinishedSentence] {
    let finishers = attempts.map(finisher)
    let uncertain = finishers.indices.filter { finishers[$0]?.needsAlignment ?? false }
    let attention = try engine.attention(
      uncertain.compactMap { index in
        finishers[index].map { (source: $0.source.bytes, target: $0.tokens) }
      })
    let found = Dictionary(uniqueKeysWithValues: zip(uncertain, attention))
    let recalled = try recalled(attempts)
    var finished = zip(attempts, finishers).enumerated().map { index, pair in
      recalled[index] ?? finish(pair.0, pair.1, found[index])
    }
    record(attempts, &finished)
    return finished
  }

  /// The final form of a sentence; what came from where says `attention`, if that is known.
  func finish(
    _ attempt: Attempt, _ finisher: SentenceFinisher?, _ attention: PieceAttention?
  ) -> FinishedSentence {
    guard let finisher, let translation = attempt.translation else {
      return untranslated(attempt)
    }
    let reader = attention.map {
      AttentionReader(
        engine.pieces(of: finisher.source.bytes), $0, finisher.source, engine.isUnknown)
    }
    var finished = finisher.finished(reader)
    // Else preprocessing makes plain spaces of all.
    if rules.guards, rules.preprocessing == .none {
      finished = SpecialSpaces(of: attempt.sentence.original).restored(in: finished)
    }
    finished.isSilent = finisher.target.text.isEmpty
    finished.counts += attempt.counts
    finished.counts.sentences = 1
    finished.counts.tokens = attempt.counts.repeated > 0 ? 0 : translation.tokens.count
    finished.counts.truncated = translation.isTruncated ? 1 : 0
    if !rules.guards {
      finished.counts.unknownsLeft = translation.tokens.count(where: engine.isUnknown)
    }
    return finished
  }

  /// What stands for a sentence that was not translated: itself, or nothing if it failed where
  /// nothing is mended.
  private func untranslated(_ attempt: Attempt) -> FinishedSentence {
    let sentence = attempt.sentence
    var finished = FinishedSentence(text: sentence.original)
    finished.marks = sentence.originalMarks
    guard attempt.translation == nil else { return finished }
    if !rules.guards { finished = FinishedSentence(text: []) }
    finished.counts.failed = 1
    return finished
  }

  /// Puts sentences and separators together again.
  func join(
    _ texts: [PreparedText], _ attempts: [Attempt], _ finished: [FinishedSentence]
  ) -> [TextTranslation] {
    var joined: [TextTranslation] = []
    var next = 0
    for text in texts {
      let range = next..<next + text.sentenceCount
      next = range.upperBound
      var counts = TextCounts()
      for sentence in finished[range] { counts += sentence.counts }
      let errors = attempts[range].compactMap { attempt -> TranslationError? in
        if case .failure(let error) = attempt.result { error } else { nil }
      }
      joined.append(
        TextTranslation(
          unit: text.joined(finished[range], rules),
          sentences: attempts[range].compactMap(\.translation), counts: counts, error: errors.first)
      )
    }
    return joined
  }
}
