import SteleModelFormat
public import SteleSearch
public import SteleText

/// How to translate; what is left unset means what transformers' `generate` means by default.
public struct TranslationOptions: Sendable {
  /// How hypotheses are found, scored and stopped; ``SearchOptions/maximumNewTokens`` is replaced
  /// by ``maximumNewTokens``.
  public var search: SearchOptions
  /// The most tokens to generate, language token and `</s>` counted; nil takes the checkpoint's
  /// own limit, or 199 where it has none.
  public var maximumNewTokens: Int?
  /// Source tokens of the sentences that are translated together.
  public var batchTokens: Int
  /// Threads to compute with; nil takes all cores that the process may use.
  public var threads: Int?

  /// Greedy search with the checkpoint's own limit on all cores.
  public init(
    search: SearchOptions = SearchOptions(maximumNewTokens: 199),
    maximumNewTokens: Int? = nil, batchTokens: Int = 512, threads: Int? = nil
  ) {
    self.search = search
    self.maximumNewTokens = maximumNewTokens
    self.batchTokens = batchTokens
    self.threads = threads
  }
}

/// One translated sentence.
public struct Translation: Sendable, Equatable {
  /// The translation itself.
  public var text: String
  /// The ids as generated, language token and `</s>` included; empty for a blank source.
  public var tokens: [TokenID]
  /// How good it is: beam search's `sequences_scores`, greedy search's sum of log-probabilities;
  /// nil where greedy search was asked for none.
  public var score: Float?
  /// Further hypotheses, best first, as many as were asked for.
  public var alternatives: [Translation]

  /// A translation with these parts.
  public init(
    text: String, tokens: [TokenID], score: Float?, alternatives: [Translation] = []
  ) {
    self.text = text
    self.tokens = tokens
    self.score = score
    self.alternatives = alternatives
  }

  /// What a blank source is translated to.
  public static let blank = Translation(text: "", tokens: [], score: 0)
}

/// Translates sentences with one model.
public struct Translator: Sendable {
  /// The model in use.
  public let model: TranslationModel
  private let search: SearchOptions
  private let batchTokens: Int
  private let threads: Int
  private var recorder: TranslationRecorder?

  /// Checks the options against each other and against the model.
  public init(
    _ model: TranslationModel, options: TranslationOptions = TranslationOptions()
  ) throws(TranslationError) {
    self.model = model
    guard (1...1_048_576).contains(options.batchTokens) else {
      throw .invalidOption("batch tokens must be 1 to 1048576, not \(options.batchTokens)")
    }
    batchTokens = options.batchTokens
    threads = try Self.checkedThreads(options.threads)
    var search = options.search
    search.maximumNewTokens = try Self.checkedMaximum(options.maximumNewTokens, model)
    do {
      try search.validate()
    } catch {
      throw .search(error)
    }
    self.search = search
  }

  /// The same translator, which tells `recorder` where its time goes.
  public func recording(to recorder: TranslationRecorder) -> Translator {
    var copy = self
    copy.recorder = recorder
    return copy
  }

  static func checkedThreads(_ threads: Int?) throws(TranslationError) -> Int {
    let threads = threads ?? TranslationModel.processorCount
    guard (1...1024).contains(threads) else {
      throw .invalidOption("threads must be 1 to 1024, not \(threads)")
    }
    return threads
  }

  /// `max_length` counts the start token, the number of new tokens does not.
  private static func checkedMaximum(
    _ maximum: Int?, _ model: TranslationModel
  ) throws(TranslationError) -> Int {
    if let maximum {
      guard (1...65_536).contains(maximum) else {
        throw .invalidOption("maximum tokens must be 1 to 65536, not \(maximum)")
      }
      return maximum
    }
    return max((model.file.configuration.maximumLength ?? 200) - 1, 1)
  }

  /// Translates `texts`, each a sentence, keeping their order.
  ///
  /// Blank ones stay blank.
  ///
  /// - Throws: The first error, such as a text that is too long for the model.
  public func translate(
    _ texts: [String], from source: Language, to target: Language
  ) throws(TranslationError) -> [Translation] {
    var translations: [Translation] = []
    for result in try translateEach(texts.map { Array($0.utf8) }, from: source, to: target) {
      translations.append(try result.get())
    }
    return translations
  }

  /// Translates `lines`, each a sentence of any bytes, keeping their order.
  ///
  /// A line that cannot be translated has its own error in its place; the others are not affected.
  ///
  /// - Throws: What concerns all lines: the file changed, or memory ran out.
  public func translateEach(
    _ lines: [[UInt8]], from source: Language, to target: Language
  ) throws(TranslationError) -> [Result<Translation, TranslationError>] {
    try translateEach(tokenize(lines, from: source), to: target)
  }

  /// Lines as token ids, or what is wrong with them.
  public struct TokenizedLines: Sendable {
    fileprivate var sources: [Result<[TokenID], TranslationError>]

    /// Tokens of all lines that have no error.
    public var tokenCount: Int {
      sources.reduce(0) { $0 + ((try? $1.get().count) ?? 0) }
    }
  }

  /// The first half of translating `lines`, which may be done while others are translated.
  public func tokenize(_ lines: [[UInt8]], from source: Language) -> TokenizedLines {
    timed(.tokenize, to: recorder) {
      TokenizedLines(
        sources: lines.map { line in
          Result { () throws(TranslationError) in
            try model.sourceIDs(of: line, language: source)
          }
        })
    }
  }

  /// How the first batch of `lines` keeps to the limit on memory; nil where nothing limits the
  /// process, or there is nothing to translate.
  ///
  /// - Throws: An error with the least limit that would do, if it is too small.
  public func memoryPlan(for lines: TokenizedLines) throws(TranslationError) -> MemoryPlan? {
    let sources = lines.sources.compactMap { try? $0.get() }.filter { $0.count > 2 }
    return try memoryPlan(for: sources)
  }

  /// The same for sources that are token ids already.
  public func memoryPlan(for sources: [[TokenID]]) throws(TranslationError) -> MemoryPlan? {
    let sentences = sources.map { Batch.Sentence(index: 0, tokens: $0) }
    guard let budget = model.budget, let first = batches(of: sentences).first else { return nil }
    let tokens = first.reduce(0) { $0 + $1.tokens.count }
    return try budget.plan(try memory(sourceTokens: tokens, sentences: first.count))
  }

  /// The second half of translating lines: as ``translateEach(_:from:to:)``.
  public func translateEach(
    _ lines: TokenizedLines, to target: Language
  ) throws(TranslationError) -> [Result<Translation, TranslationError>] {
    var results = [Result<Translation, TranslationError>](
      repeating: .success(.blank), count: lines.sources.count)
    var pending: [Batch.Sentence] = []
    for (index, source) in lines.sources.enumerated() {
      do {
        // Checked once more: another model's translator may have made them.
        let tokens = try model.checked(source.get())
        // A blank line has its language and `</s>` only.
        if tokens.count > 2 { pending.append(Batch.Sentence(index: index, tokens: tokens)) }
      } catch {
        results[index] = .failure(error)
      }
    }
    try decode(pending, to: target) { index, hypotheses in
      results[index] = .success(
        timed(.detokenize, to: recorder) { translation(hypotheses) })
    }
    return results
  }

  /// Translates sentences that are token ids already: `[source language] … </s>`.
  ///
  /// Returns each one's hypotheses, best first, in the order given.
  ///
  /// - Throws: An error if a sentence has no ids, too many, or some that the model does not have.
  public func translate(
    sourceIDs sources: [[TokenID]], to target: Language
  ) throws(TranslationError) -> [[Hypothesis]] {
    var sentences: [Batch.Sentence] = []
    for (index, source) in sources.enumerated() {
      sentences.append(Batch.Sentence(index: index, tokens: try model.checked(source)))
    }
    var results = [[Hypothesis]](repeating: [], count: sources.count)
    try decode(sentences, to: target) { results[$0] = $1 }
    return results
  }

  /// Translates `sentences` batch by batch and hands over each one's index and hypotheses.
  private func decode(
    _ sentences: [Batch.Sentence], to target: Language, _ finish: (Int, [Hypothesis]) -> Void
  ) throws(TranslationError) {
    let batches = timed(.prepare, to: recorder) { self.batches(of: sentences) }
    for batch in batches {
      let results = try model.inTurn { () throws(TranslationError) -> [[Hypothesis]] in
        try hypotheses(of: batch, to: target)
      }
      for (sentence, hypotheses) in zip(batch, results) { finish(sentence.index, hypotheses) }
    }
    try model.checkUnchanged()
  }

  private func hypotheses(
    of batch: [Batch.Sentence], to target: Language
  ) throws(TranslationError) -> [[Hypothesis]] {
    var decoding = try timed(.prepare, to: recorder) {
      () throws(TranslationError) -> BatchDecoding? in
      try model.checkUnchanged()
      return try BatchDecoding(
        model.weights, batch, search: search, target: target.id, threads: threads,
        budget: model.budget, recorder: recorder)
    }
    let results = decoding?.run() ?? []
    timed(.prepare, to: recorder) { decoding = nil }
    return results
  }

  /// Which sentences are translated together: as many as memory allows.
  private func batches(of sentences: [Batch.Sentence]) -> [[Batch.Sentence]] {
    guard let budget = model.budget else {
      return Batch.grouped(sentences, batchTokens: batchTokens)
    }
    return Batch.grouped(sentences, batchTokens: batchTokens) { sourceTokens, count in
      guard let memory = try? memory(sourceTokens: sourceTokens, sentences: count) else {
        return false
      }
      return budget.hasRoom(for: memory)
    }
  }

  private func memory(
    sourceTokens: Int, sentences: Int
  ) throws(TranslationError) -> BatchMemory {
    let configuration = model.file.configuration
    let capacity = try BatchDecoding.capacity(
      sourceTokens: sourceTokens, sentences: sentences, search, configuration, threads: threads)
    return TransformerSession.Plan(configuration, capacity).memory
  }

  private func translation(_ hypotheses: [Hypothesis]) -> Translation {
    var translations = hypotheses.map {
      Translation(
        text: model.tokenizer.text(of: $0.tokens), tokens: $0.tokens, score: $0.score)
    }
    guard !translations.isEmpty else { return .blank }
    var best = translations.removeFirst()
    best.alternatives = translations
    return best
  }
}
