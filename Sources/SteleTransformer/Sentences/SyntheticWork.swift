public import SteleDecoding
import SteleModelFormat
public import SteleTokenizer

/// Work of a fixed size, for measuring: random sources, each translated into the same number of
/// tokens.
///
/// A dense transformer takes the same time whatever its tokens are, so figures of different models
/// of one shape, and of other programs at the same work, can be compared. With a ``shortlist`` the
/// tokens of the sources matter a little: then they are drawn about as often as a text has them.
public struct SyntheticWork: Sendable, Equatable {
  /// Sentences translated together.
  public var batch: Int
  /// Tokens of each source, without the language token and `</s>`.
  public var sourceTokens: Int
  /// Tokens generated for each sentence, the language token included; as many steps are taken.
  public var newTokens: Int
  /// Hypotheses kept at every step; 1 is greedy.
  public var beams: Int

  /// Of which tokens the translations are made; nil takes all.
  public var shortlist: Shortlist?

  /// Work of this size.
  public init(
    batch: Int = 1, sourceTokens: Int = 24, newTokens: Int = 36, beams: Int = 1,
    shortlist: Shortlist? = nil
  ) {
    self.batch = batch
    self.sourceTokens = sourceTokens
    self.newTokens = newTokens
    self.beams = beams
    self.shortlist = shortlist
  }

  /// A translator for this work: it ends no sentence early and keeps all of them in one batch.
  public func translator(
    for model: TranslationModel, threads: Int?
  ) throws(TranslationError) -> Translator {
    guard (1...65_536).contains(batch), (1...65_536).contains(sourceTokens) else {
      throw .invalidOption(
        "batch and source tokens must be 1 to 65536, not \(batch) and \(sourceTokens)")
    }
    return try Translator(
      model,
      options: TranslationOptions(
        search: SearchOptions(
          beams: beams, minimumNewTokens: newTokens, wantsScores: false),
        maximumNewTokens: newTokens, batchTokens: min(batch * (sourceTokens + 2), 1_048_576),
        threads: threads, shortlist: shortlist))
  }

  /// Sources for `model`, the same on every call.
  public func sources(for model: TranslationModel, language: Language) -> [[TokenID]] {
    var state: UInt64 = 1
    func random(below count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    let first = UInt64(TokenLayout.unknown + 1)
    let end = UInt64(max(model.tokenizer.languages.all.map(\.id).min() ?? 5, 5))
    let frequent = FrequentPieces(model.file.tokenRows, endingBefore: Int(end))
    return (0..<batch).map { _ in
      let pieces = (0..<sourceTokens).map { _ in
        shortlist == nil
          ? TokenID(first + random(below: end - first)) : frequent.piece(random(below:))
      }
      return [language.id] + pieces + [model.configuration.end]
    }
  }
}
