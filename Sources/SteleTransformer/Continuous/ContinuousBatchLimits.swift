package import SteleDecoding
import SteleModelFormat
package import SteleTokenizer

/// How large a ``ContinuousBatch`` may get, and what its sentences may ask for.
package struct ContinuousBatchLimits: Sendable {
  /// Hypotheses that are computed together.
  package var rows: Int
  /// Hypotheses of one sentence.
  package var beams: Int
  /// Tokens to generate for a sentence.
  package var newTokens: Int
  /// Tokens of a source, language token and `</s>` counted.
  package var longestSource: Int
  /// Threads to compute with.
  package var threads: Int

  /// Source tokens of a sentence in a usual text, for which there is room in each row.
  private static let usualSource = 64
  /// Without a limit on memory, room for longer sources costs none until one comes.
  private static let longestWithinLimit = 256

  /// Limits for `model`, checked; what is nil is as much as the model takes.
  ///
  /// - Throws: An error if a value is out of bounds.
  package init(
    _ model: TranslationModel, rows: Int, beams: Int, newTokens: Int?, longestSource: Int?,
    threads: Int?
  ) throws(TranslationError) {
    guard (1...1024).contains(rows) else {
      throw .invalidOption("rows must be 1 to 1024, not \(rows)")
    }
    guard (1...min(rows, SearchOptions.beamRange.upperBound)).contains(beams) else {
      throw .invalidOption("beams must be 1 to 64 and at most the rows, \(rows), not \(beams)")
    }
    let most = model.maximumSourceTokens
    let longest =
      longestSource ?? (model.isMemoryLimited ? min(Self.longestWithinLimit, most) : most)
    guard (3...most).contains(longest) else {
      throw .invalidOption("the longest source must be 3 to \(most) tokens, not \(longest)")
    }
    self.rows = rows
    self.beams = beams
    self.newTokens = try Translator.checkedMaximum(newTokens, model)
    self.longestSource = longest
    self.threads = try Translator.checkedThreads(threads)
  }

  /// The sentence of `source`, which is `[source language] … </s>`, translated into `target`.
  ///
  /// - Throws: An error if a batch of these limits does not translate it so.
  package func sentence(
    _ source: [TokenID], to target: Language, _ options: TranslationOptions,
    for model: TranslationModel
  ) throws(TranslationError) -> BatchSentence {
    let tokens = try newTokens(of: options, for: model)
    let source = try model.checked(source)
    guard source.count <= longestSource else {
      throw .textTooLong(tokens: source.count, limit: longestSource)
    }
    return BatchSentence(
      source: source, target: target.id, search: options.search, newTokens: tokens)
  }

  /// The most tokens that `options` generate for a sentence of `model`.
  ///
  /// - Throws: An error if a batch of these limits does not translate so.
  package func newTokens(
    of options: TranslationOptions, for model: TranslationModel
  ) throws(TranslationError) -> Int {
    guard options.search.sampling == nil, options.shortlist == nil else {
      throw .invalidOption(
        "sentences of several requests are translated without sampling and shortlist")
    }
    guard options.search.beams <= beams else {
      throw .invalidOption(
        "at most \(beams) beams are searched with here, not \(options.search.beams)")
    }
    let tokens = try Translator.checkedMaximum(options.maximumNewTokens, model)
    do {
      try options.search.validate(maximumNewTokens: tokens)
    } catch {
      throw .search(error)
    }
    guard tokens <= newTokens else {
      throw .invalidOption("at most \(newTokens) tokens are generated here, not \(tokens)")
    }
    return tokens
  }
}

extension ContinuousBatchLimits {
  /// The same for as many rows as leave room for `model`'s weights, at least those of one sentence.
  ///
  /// - Throws: An error with the least limit on memory that would do, if it is too small, or if no
  ///   memory at all would do.
  package func fitted(to model: TranslationModel) throws(TranslationError) -> Self {
    _ = try capacity(model.configuration)
    guard let budget = model.budget else { return self }
    var fitted = self
    while fitted.rows > beams, try !budget.hasRoom(for: fitted.memory(model.configuration)) {
      fitted.rows = max(beams, fitted.rows / 2)
    }
    _ = try budget.plan(fitted.memory(model.configuration))
    return fitted
  }

  /// Memory that a batch takes besides weights.
  func memory(_ configuration: ModelConfiguration) throws(TranslationError) -> BatchMemory {
    TransformerSession.Plan(configuration, try capacity(configuration)).memory
  }

  /// Pages of keys and values of sources.
  var sourcePages: Int {
    ContinuousBatch.pages(max(longestSource, rows * min(Self.usualSource, longestSource)))
  }

  /// Pages of keys and values of translations: enough for all rows, should each become as long as
  /// it may.
  ///
  /// The pages of a sentence are its own, so that each may have one that is not full.
  var targetPages: Int { ContinuousBatch.pages(rows * newTokens) + rows }

  /// What a session has to have room for.
  func capacity(
    _ configuration: ModelConfiguration
  ) throws(TranslationError) -> TransformerSession.Capacity {
    let pageSlots = ContinuousBatch.pageSlots
    // Slots are numbered in 32 bits; far fewer already are more than a batch can hold.
    guard targetPages * pageSlots <= Int(UInt32.max) else {
      throw .invalidOption(
        "\(rows) rows of up to \(newTokens) tokens are too many; use fewer of either")
    }
    let vocabulary = configuration.vocabularyCount
    // What rules look at most tokens, those that guard against loops among them.
    let widest = SearchOptions(beams: beams, noRepeatNgram: 1, repetitionPenalty: 2)
    let plain = SearchOptions(wantsScores: false)
    return .init(
      sourceTokens: sourcePages * pageSlots, rows: rows, targetSlots: targetPages * pageSlots,
      slotTableEntries: 2 * rows * newTokens,
      candidates: widest.mostCandidates(vocabularyCount: vocabulary),
      excluded: widest.mostExcluded(vocabularyCount: vocabulary, maximumNewTokens: newTokens),
      threads: threads, screens: Screening.applies(rows: rows, plain, configuration),
      sentences: rows, beams: 1)
  }
}
