public import SteleDecoding

/// How to translate; what is left unset means what transformers' `generate` means by default.
public struct TranslationOptions: Sendable {
  /// How hypotheses are found, scored and stopped.
  public var search: SearchOptions
  /// The most tokens to generate, language token and `</s>` counted; nil takes the checkpoint's
  /// own limit, or 199 where it has none.
  public var maximumNewTokens: Int?
  /// Source tokens of the sentences that are translated together.
  public var batchTokens: Int
  /// Of which tokens translations are made; nil takes all.
  public var shortlist: Shortlist?
  /// Threads to compute with; nil takes all cores that the process may use.
  public var threads: Int?

  /// Greedy search with the checkpoint's own limit on all cores.
  public init(
    search: SearchOptions = SearchOptions(), maximumNewTokens: Int? = nil,
    batchTokens: Int = 512, threads: Int? = nil, shortlist: Shortlist? = nil
  ) {
    self.search = search
    self.maximumNewTokens = maximumNewTokens
    self.batchTokens = batchTokens
    self.threads = threads
    self.shortlist = shortlist
  }
}
