import SteleTransformer

/// The translations of prepared texts, in their order, each as soon as it and all before it are
/// there.
struct OrderedTranslations<Engine: SentenceEngine> {
  private let pipeline: TextPipeline<Engine>
  private let prepared: TextPipeline<Engine>.Prepared
  private var chooser: BatchChooser
  /// Of each text, where its sentences lie among all.
  private var sentences: [Range<Int>] = []
  /// Of each text, where those lie that have something to translate, among all such.
  private var translated: [Range<Int>] = []
  /// Those that wait for one before them.
  private var done: [Int: TextTranslation] = [:]
  private var handedOut = 0

  init(_ prepared: TextPipeline<Engine>.Prepared, by pipeline: TextPipeline<Engine>) {
    self.pipeline = pipeline
    self.prepared = prepared
    let counts = pipeline.engine.tokenCounts(of: prepared.tokenized)
    var lengths: [BatchChooser.Length] = []
    var next = 0
    var nextTranslated = 0
    for text in prepared.texts {
      let own = next..<next + text.sentenceCount
      let ownTranslated =
        nextTranslated..<nextTranslated + prepared.sentences[own].count(where: \.isTranslated)
      sentences.append(own)
      translated.append(ownTranslated)
      lengths.append(BatchChooser.Length(counts[ownTranslated]))
      (next, nextTranslated) = (own.upperBound, ownTranslated.upperBound)
    }
    chooser = BatchChooser(lengths, batchTokens: pipeline.engine.batchTokens)
  }

  /// Translates a batch, and returns what can be handed out then, a text at least; nil at the end.
  mutating func next() throws(TranslationError) -> [TextTranslation]? {
    let chosen = chooser.next()
    guard !chosen.isEmpty else { return nil }
    let results = try pipeline.translate(part(chosen))
    for (text, result) in zip(chosen, results) { done[text] = result }
    var ready: [TextTranslation] = []
    while let result = done.removeValue(forKey: handedOut) {
      ready.append(result)
      handedOut += 1
    }
    return ready
  }

  /// The texts with these numbers.
  private func part(_ texts: [Int]) -> TextPipeline<Engine>.Prepared {
    var own: [PreparedSentence] = []
    for (place, text) in texts.enumerated() {
      for index in sentences[text] {
        own.append(prepared.sentences[index])
        own[own.count - 1].text = place
      }
    }
    return TextPipeline.Prepared(
      texts: texts.map { prepared.texts[$0] }, sentences: own,
      tokenized: pipeline.engine.part(
        texts.flatMap { Array(translated[$0]) }, of: prepared.tokenized))
  }
}
