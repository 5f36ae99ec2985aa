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
    var next = 0
    var nextTranslated = 0
    for text in prepared.texts {
      let own = next..<next + text.sentenceCount
      let ownTranslated =
        nextTranslated..<nextTranslated + prepared.sentences[own].count(where: \.isTranslated)
      sentences.append(own)
      translated.append(ownTranslated)
      (next, nextTranslated) = (own.upperBound, ownTranslated.upperBound)
    }
    chooser = BatchChooser(
      Self.lengths(of: translated, prepared, by: pipeline), batchTokens: pipeline.engine.batchTokens
    )
  }

  /// How long texts are whose sentences that have something to translate lie at `translated`;
  /// sentences that need not be translated again do not count.
  private static func lengths(
    of translated: [Range<Int>], _ prepared: TextPipeline<Engine>.Prepared,
    by pipeline: TextPipeline<Engine>
  ) -> [BatchChooser.Length] {
    let counts = pipeline.engine.tokenCounts(of: prepared.tokenized)
    guard let cache = pipeline.cache else {
      return translated.map { BatchChooser.Length(counts[$0]) }
    }
    let sources = prepared.sentences.filter(\.isTranslated).map(\.source.bytes)
    let isKnown = cache.knows(sources, .asAsked)
    var firstTexts: [[UInt8]: Int] = [:]
    return translated.enumerated().map { text, range in
      var new: [Int] = []
      var predecessor: Int?
      for place in range where !isKnown[place] {
        if let first = firstTexts[sources[place]] {
          if first < text { predecessor = max(predecessor ?? first, first) }
        } else {
          firstTexts[sources[place]] = text
          new.append(counts[place])
        }
      }
      return BatchChooser.Length(new, predecessor: predecessor)
    }
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
