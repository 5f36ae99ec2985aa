import SteleBase
import SteleTokenizer
import SteleTransformer

// MARK: - Sentences from a translation memory

extension TextPipeline {
  /// The final form of the sentences that come from a memory, by their place among `attempts`.
  func recalled(_ attempts: [Attempt]) throws(TranslationError) -> [Int: FinishedSentence] {
    if rules.memory == nil { return [:] }
    let sentences = attempts.indices.compactMap { index in
      RecalledSentence(attempts[index].sentence).map { (index, $0) }
    }
    let alignments = try alignments(of: sentences.filter { $1.needsAlignment })
    return Dictionary(
      uniqueKeysWithValues: sentences.map { ($0, $1.finished(alignments[$0])) })
  }

  /// Which words of a memory's translations came from which of the sentence; nothing of sentences that
  /// are longer than what the model looks at.
  private func alignments(
    of sentences: [(index: Int, sentence: RecalledSentence)]
  ) throws(TranslationError) -> [Int: WordAlignment] {
    var short: [(index: Int, source: [UInt8], text: LocatedText)] = []
    var pairs: [(source: [UInt8], target: [TokenID])] = []
    for (index, sentence) in sentences {
      let (tokens, text) = engine.tokens(ofTarget: sentence.target)
      let longest = max(tokens.count, engine.tokenCount(of: sentence.source))
      guard longest <= engine.longestAligned else { continue }
      short.append((index, sentence.source, text))
      pairs.append((sentence.source, tokens))
    }
    let attention = try engine.attention(pairs)
    var alignments: [Int: WordAlignment] = [:]
    for (sentence, attention) in zip(short, attention) {
      let reader = AttentionReader(
        engine.pieces(of: sentence.source), attention, SourceText(bytes: sentence.source),
        engine.isUnknown)
      alignments[sentence.index] = reader.wordAlignment(
        of: sentence.text, reader.origins(unknown: []))
    }
    return alignments
  }

  /// Records what the model made of sentences, if it went well.
  func record(_ attempts: [Attempt], _ finished: inout [FinishedSentence]) {
    guard let memory = rules.memory else { return }
    for index in finished.indices {
      let sentence = attempts[index].sentence
      let counts = finished[index].counts
      guard let fingerprint = sentence.fingerprint, sentence.isTranslated,
        counts.sentences > 0, counts.failed + counts.truncated + counts.loopsLeft == 0,
        let recorded = RecordedSentence(
          source: sentence.original, sourceMarks: sentence.originalMarks.map(\.range),
          target: finished[index].text, targetMarks: finished[index].marks.map(\.range),
          fingerprint: fingerprint)
      else { continue }
      if memory.record(recorded) { finished[index].counts.recorded = 1 }
    }
  }
}

extension MemoryMatch {
  /// The translation as if the model had made it, without tokens.
  var translation: Translation {
    Translation(text: String(decoding: text, as: UTF8.self), tokens: [], score: nil)
  }
}
