import CSteleKernels
import SteleDecoding
import SteleModelFormat
import SteleTokenizer

/// Translates one batch: encodes all sources, then runs every sentence's search step by step.
///
/// A sentence leaves the batch when its search has finished; the others go on without it.
///
/// All memory is taken before the first step: steps take none, unless they are recorded.
struct BatchDecoding {
  private let session: TransformerSession
  private let sources: [[TokenID]]
  private var searches: [SentenceSearch]
  /// The model's answers to all rows, written anew at every step.
  private var scores: [RowScores]
  /// Rows that a sentence may have.
  private let mostRows: Int
  private let maximumTokens: Int
  private let recorder: TranslationRecorder?

  /// Tokens of the best result that became certain in one step.
  struct SettledTokens {
    /// The sentence's place in the batch.
    var place: Int
    var tokens: [TokenID]
    /// Whether its search has ended.
    var isLast: Bool
  }

  init(
    _ weights: TransformerWeights, _ batch: [Batch.Sentence], search options: SearchOptions,
    maximumNewTokens: Int, target: TokenID, shortlist: ScriptRows?, threads: Int,
    budget: MemoryBudget?, recorder: TranslationRecorder?
  ) throws(TranslationError) {
    self.recorder = recorder
    let configuration = weights.configuration
    sources = batch.map(\.tokens)
    mostRows = options.mostRows
    maximumTokens = maximumNewTokens

    let capacity = try Self.capacity(
      sourceTokens: sources.reduce(0) { $0 + $1.count }, sentences: batch.count, options,
      maximumNewTokens: maximumNewTokens, shortlist: shortlist, configuration, threads: threads)
    session = try TransformerSession(
      weights, capacity: capacity, budget: budget, recorder: recorder)
    // Every element is made anew: copies of one would share its memory.
    searches = batch.map { sentence in
      SentenceSearch(
        options: options, maximumNewTokens: maximumNewTokens, start: configuration.decoderStart,
        forcedFirst: target, end: configuration.end,
        vocabularyCount: configuration.vocabularyCount, sentence: sentence.number)
    }
    scores = (0..<capacity.rows).map { _ in
      RowScores(candidateCapacity: capacity.candidates, excludedCapacity: capacity.excluded)
    }
  }

  /// What a batch of so many source tokens and sentences needs.
  static func capacity(
    sourceTokens: Int, sentences: Int, _ options: SearchOptions, maximumNewTokens tokens: Int,
    shortlist: ScriptRows?, _ configuration: ModelConfiguration, threads: Int
  ) throws(TranslationError) -> TransformerSession.Capacity {
    let rowsPerSentence = options.mostRows
    let rows = sentences * rowsPerSentence
    let vocabulary = configuration.vocabularyCount
    // Slots are numbered in 32 bits; far fewer already are more than a batch can hold.
    let pages = (rowsPerSentence * tokens + pageSlots - 1) / pageSlots
    let targetSlots = sentences * pages * pageSlots
    guard targetSlots <= Int(UInt32.max) else {
      throw .invalidOption(
        "\(sentences) sentences with \(rowsPerSentence) beams or samples of up to \(tokens) tokens are "
          + "too many for one batch; use a smaller --batch-tokens, fewer of them or a smaller "
          + "--max-tokens")
    }
    return .init(
      sourceTokens: sourceTokens, rows: rows, targetSlots: targetSlots,
      slotTableEntries: 2 * rows * tokens,
      candidates: options.mostCandidates(vocabularyCount: vocabulary),
      excluded: options.mostExcluded(vocabularyCount: vocabulary, maximumNewTokens: tokens),
      threads: threads,
      screens: Screening.applies(rows: rows, options, configuration), shortlist: shortlist,
      searchByteCount: Self.searchByteCount(options, sentences: sentences, vocabulary: vocabulary),
      sentences: sentences, beams: rowsPerSentence)
  }

  /// Memory of searches and answers in proportion to the vocabulary, which only sampling has.
  private static func searchByteCount(
    _ options: SearchOptions, sentences: Int, vocabulary: Int
  ) -> Int {
    guard options.readsAllLogits else { return 0 }
    let answers = sentences * options.mostRows * MemoryLayout<Float>.stride
    // A search lists all tokens, and sorts them with their scores.
    let searches =
      sentences * (2 * MemoryLayout<TokenID>.stride + MemoryLayout<Float>.stride)
    return vocabulary * (answers + searches)
  }

  /// Runs all searches to their end; the hypotheses of each sentence, best first or in order of
  /// draw.
  ///
  /// After a step hands over what each sentence settled with it, if anyone listens.
  mutating func run(onSettled: ((SettledTokens) -> Void)? = nil) -> [[Hypothesis]] {
    let ranges = encode()
    let batch = recorder?.nextBatch() ?? 0
    var watch = recorder.map(StepWatch.init)
    for step in 0..<maximumTokens {
      let sentences = layOut(step: step, sources: ranges)
      if sentences == 0 { break }
      let rows = session.rowCount
      session.decode(into: &scores)
      if let onSettled { advance(step: step, onSettled) } else { advance(step: step) }
      watch?.finish(
        session.lastPass, session.layerCounts, batch: batch, position: step, sentences: sentences,
        rows: rows)
    }
    return searches.map { $0.hypotheses() }
  }

  /// Encodes all sources; where each of them lies.
  private func encode() -> [Range<Int>] {
    guard let recorder else { return session.encode(sources) }
    let start = stele_now()
    let ranges = session.encode(sources)
    let whole = Int(stele_now() - start)
    let projecting = session.lastPass?.nanoseconds[.crossKeysValues] ?? 0
    recorder.add(.encode, nanoseconds: whole - projecting)
    recorder.add(.crossKeysValues, nanoseconds: projecting)
    return ranges
  }

  /// Hands the rows of all hypotheses to the session, their newest slots entered in their tables.
  ///
  /// Returns how many sentences have any.
  private func layOut(step: Int, sources: [Range<Int>]) -> Int {
    var live = 0
    for sentence in searches.indices where !searches[sentence].isFinished {
      live += 1
      for row in 0..<searches[sentence].rowCount {
        let slot = slot(sentence: sentence, row: row, step: step)
        let table = table(sentence: sentence, row: row, step: step)
        session[slotTable: table + step] = UInt32(slot)
        session.add(
          .init(
            token: searches[sentence].inputToken(row: row), index: step,
            source: sources[sentence], slot: UInt32(slot), history: table..<table + step + 1,
            sentence: sentence, place: row),
          asking: searches[sentence].request(row: row))
      }
    }
    return live
  }

  /// As ``advance(step:)``, and hands over what was settled.
  private mutating func advance(step: Int, _ onSettled: (SettledTokens) -> Void) {
    let settled = searches.map { $0.isFinished ? nil : $0.settledCount }
    advance(step: step)
    for (place, search) in searches.enumerated() {
      guard let first = settled[place], search.isFinished || search.settledCount > first
      else { continue }
      onSettled(
        SettledTokens(
          place: place, tokens: (first..<search.settledCount).map { search.settledToken($0) },
          isLast: search.isFinished))
    }
  }

  /// Gives every search the answers to its rows, and every row that goes on its parent's slots.
  private mutating func advance(step: Int) {
    var first = 0
    for sentence in searches.indices where !searches[sentence].isFinished {
      let end = first + searches[sentence].rowCount
      searches[sentence].advance(with: scores[first..<end])
      first = end
      for (row, parent) in searches[sentence].parents.enumerated() {
        let old = table(sentence: sentence, row: parent, step: step)
        session.copySlots(
          from: old..<old + step + 1, to: table(sentence: sentence, row: row, step: step + 1))
      }
    }
  }

  /// Where the newest keys and values of a hypothesis go.
  ///
  /// A page of the cache belongs to one sentence, so that its hypotheses find their positions side
  /// by side. All sentences' first pages come first, then their second ones: what no translation
  /// gets to is never touched.
  private func slot(sentence: Int, row: Int, step: Int) -> Int {
    let (page, place) = (step * mostRows + row).quotientAndRemainder(dividingBy: Self.pageSlots)
    return (page * sources.count + sentence) * Self.pageSlots + place
  }

  private static let pageSlots = Int(STELE_PAGE_SLOTS)

  /// Where a hypothesis's slot table starts.
  ///
  /// Tables alternate between two copies from step to step, so that reordered hypotheses never
  /// overwrite one that is still to be read.
  private func table(sentence: Int, row: Int, step: Int) -> Int {
    ((sentence * 2 + step % 2) * mostRows + row) * maximumTokens
  }
}
