import SteleBase
public import SteleDecoding
import SteleModelFormat
public import SteleTokenizer

/// Translates sentences with one model.
public struct Translator: Sendable {
  /// The model in use.
  public let model: TranslationModel
  private let search: SearchOptions
  private let maximumNewTokens: Int
  private let batchTokens: Int
  private let threads: Int
  private let shortlist: Shortlist?
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
    search = options.search
    shortlist = options.shortlist
    maximumNewTokens = try Self.checkedMaximum(options.maximumNewTokens, model)
    do {
      try search.validate(maximumNewTokens: maximumNewTokens)
    } catch {
      throw .search(error)
    }
  }

  /// The same translator, which tells `recorder` where its time goes.
  public func recording(to recorder: TranslationRecorder) -> Translator {
    var copy = self
    copy.recorder = recorder
    return copy
  }

  static func checkedThreads(_ threads: Int?) throws(TranslationError) -> Int {
    let threads = threads ?? ProcessorCount.current
    guard (1...1024).contains(threads) else {
      throw .invalidOption("threads must be 1 to 1024, not \(threads)")
    }
    return threads
  }

  /// `max_length` counts the start token, the number of new tokens does not.
  static func checkedMaximum(
    _ maximum: Int?, _ model: TranslationModel
  ) throws(TranslationError) -> Int {
    if let maximum {
      guard (1...65_536).contains(maximum) else {
        throw .invalidOption("maximum tokens must be 1 to 65536, not \(maximum)")
      }
      return maximum
    }
    return max((model.configuration.maximumLength ?? 200) - 1, 1)
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
    let lines = tokenize(texts.map { Array($0.utf8) }, from: source)
    for result in try translateEach(lines, to: target) {
      translations.append(try result.get())
    }
    return translations
  }

  /// The first half of translating `lines`, each a sentence of any bytes, which may be done while
  /// others are translated.
  ///
  /// `numbers` are the lines' in the whole input, one each, which sampling draws by; nil counts
  /// from 0.
  public func tokenize(
    _ lines: [[UInt8]], from source: Language, numbers: [Int]? = nil
  ) -> TokenizedLines {
    let numbers = numbers ?? Array(lines.indices)
    precondition(lines.count == numbers.count, "a number for each line")
    return timed(.tokenize, to: recorder) {
      TokenizedLines(
        sources: lines.map { line in
          Result { () throws(TranslationError) in
            try model.sourceIDs(of: line, language: source)
          }
        }, numbers: numbers)
    }
  }

  /// How the first batch of `lines`, translated into `target`, keeps to the limit on memory; nil
  /// where nothing limits the process, or there is nothing to translate.
  ///
  /// - Throws: An error with the least limit that would do, if it is too small.
  public func memoryPlan(
    for lines: TokenizedLines, to target: Language
  ) throws(TranslationError) -> MemoryPlan? {
    let rows = try scriptRows(for: target)
    let sentences = lines.sources.compactMap { try? $0.get() }.filter { $0.count > 2 }
      .map { Batch.Sentence(index: 0, number: 0, tokens: $0) }
    guard let budget = model.budget, let first = batches(of: sentences, within: rows).first
    else { return nil }
    let tokens = first.reduce(0) { $0 + $1.tokens.count }
    return try budget.plan(
      try memory(sourceTokens: tokens, sentences: first.count, within: rows))
  }

  /// The second half of translating lines: their translations, in order.
  ///
  /// A line that cannot be translated has its own error in its place; the others are not affected.
  /// `onSettled` is handed what becomes certain of each translation, while the batch goes on:
  /// pieces of lines that are translated together take turns.
  ///
  /// - Throws: What concerns all lines: the file changed, or memory ran out.
  public func translateEach(
    _ lines: TokenizedLines, to target: Language, onSettled: ((SettledPiece) -> Void)? = nil
  ) throws(TranslationError) -> [Result<Translation, TranslationError>] {
    var results = [Result<Translation, TranslationError>](
      repeating: .success(.blank), count: lines.sources.count)
    var pending: [Batch.Sentence] = []
    for (index, source) in lines.sources.enumerated() {
      do {
        // Checked once more: another model's translator may have made them.
        let tokens = try model.checked(source.get())
        // A blank line has its language and `</s>` only.
        if tokens.count > 2 {
          pending.append(
            Batch.Sentence(index: index, number: lines.numbers[index], tokens: tokens))
        }
      } catch {
        results[index] = .failure(error)
      }
    }
    try decode(pending, to: target, onSettled: onSettled) { index, hypotheses in
      results[index] = .success(
        timed(.detokenize, to: recorder) { model.translation(of: hypotheses) })
    }
    return results
  }

  /// Translates sentences that are token ids already: `[source language] … </s>`.
  ///
  /// Returns each one's hypotheses, best first or in order of draw, in the order given.
  ///
  /// - Throws: An error if a sentence has no ids, too many, or some that the model does not have.
  public func translate(
    sourceIDs sources: [[TokenID]], to target: Language
  ) throws(TranslationError) -> [[Hypothesis]] {
    var sentences: [Batch.Sentence] = []
    for (index, source) in sources.enumerated() {
      sentences.append(
        Batch.Sentence(index: index, number: index, tokens: try model.checked(source)))
    }
    var results = [[Hypothesis]](repeating: [], count: sources.count)
    try decode(sentences, to: target, onSettled: nil) { results[$0] = $1 }
    return results
  }

  /// Translates `sentences` batch by batch and hands over each one's index and hypotheses.
  private func decode(
    _ sentences: [Batch.Sentence], to target: Language, onSettled: ((SettledPiece) -> Void)?,
    _ finish: (Int, [Hypothesis]) -> Void
  ) throws(TranslationError) {
    let rows = try scriptRows(for: target)
    let batches = timed(.prepare, to: recorder) { self.batches(of: sentences, within: rows) }
    for batch in batches {
      let results = try model.inTurn { () throws(TranslationError) -> [[Hypothesis]] in
        try hypotheses(of: batch, to: target, within: rows, onSettled: onSettled)
      }
      for (sentence, hypotheses) in zip(batch, results) { finish(sentence.index, hypotheses) }
    }
    try model.checkUnchanged()
  }

  private func hypotheses(
    of batch: [Batch.Sentence], to target: Language, within rows: ScriptRows?,
    onSettled: ((SettledPiece) -> Void)?
  ) throws(TranslationError) -> [[Hypothesis]] {
    var decoding = try timed(.prepare, to: recorder) {
      () throws(TranslationError) -> BatchDecoding? in
      try model.checkUnchanged()
      return try BatchDecoding(
        model.weights, batch, search: search, maximumNewTokens: maximumNewTokens,
        target: target.id, shortlist: rows, threads: threads, budget: model.budget,
        recorder: recorder)
    }
    let results = decoding?.run(onSettled: pieces(of: batch, onSettled)) ?? []
    timed(.prepare, to: recorder) { decoding = nil }
    return results
  }

  /// What turns tokens of a batch into pieces of text and hands them on; nil where no one listens.
  private func pieces(
    of batch: [Batch.Sentence], _ onSettled: ((SettledPiece) -> Void)?
  ) -> ((BatchDecoding.SettledTokens) -> Void)? {
    guard let onSettled else { return nil }
    var texts = batch.map { _ in TextStream(model.tokenizer) }
    return { settled in
      let place = settled.place
      var text = texts[place].append(settled.tokens)
      if settled.isLast { text += texts[place].finish() }
      onSettled(SettledPiece(index: batch[place].index, tokens: settled.tokens, text: text))
    }
  }

  /// Ends with an error if there is no shortlist for `target` and one is to be used.
  package func checkShortlist(for target: Language) throws(TranslationError) {
    _ = try scriptRows(for: target)
  }

  /// The rows that translations into `target` are made of; nil where that is all.
  ///
  /// - Throws: An error if there is no shortlist for this language.
  private func scriptRows(for target: Language) throws(TranslationError) -> ScriptRows? {
    switch shortlist {
    case nil: nil
    case .script: try ScriptRows(target, in: model.file.tokenRows)
    }
  }

  /// Which sentences are translated together: as many as memory allows.
  private func batches(
    of sentences: [Batch.Sentence], within rows: ScriptRows?
  ) -> [[Batch.Sentence]] {
    let mostSentences = self.mostSentences
    return Batch.grouped(sentences, batchTokens: batchTokens) { sourceTokens, count in
      guard count <= mostSentences else { return false }
      guard let budget = model.budget else { return true }
      guard let memory = try? memory(sourceTokens: sourceTokens, sentences: count, within: rows)
      else {
        return false
      }
      return budget.hasRoom(for: memory)
    }
  }

  /// How many sentences may be translated together, whatever their lengths.
  ///
  /// Sampling looks at many tokens' logits, up to all: about 0.5 MB a row with top-k 50 and the
  /// vocabulary of NLLB-200, 5 MB with top-k 0. Without a limit on memory, too, that has a bound.
  private var mostSentences: Int {
    guard search.sampling != nil, let one = try? memory(sourceTokens: 1, sentences: 1, within: nil)
    else {
      return Int.max
    }
    return max(1, Self.mostSamplingByteCount / max(1, one.fixed))
  }

  private static let mostSamplingByteCount = 64 << 20

  private func memory(
    sourceTokens: Int, sentences: Int, within rows: ScriptRows?
  ) throws(TranslationError) -> BatchMemory {
    let configuration = model.configuration
    let capacity = try BatchDecoding.capacity(
      sourceTokens: sourceTokens, sentences: sentences, search,
      maximumNewTokens: maximumNewTokens, shortlist: rows, configuration, threads: threads)
    return TransformerSession.Plan(configuration, capacity).memory
  }
}
