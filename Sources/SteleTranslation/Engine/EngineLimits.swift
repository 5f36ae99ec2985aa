/// How much a ``TranslationEngine`` does at a time, and how much may wait for it.
public struct EngineLimits: Sendable {
  /// Hypotheses that are computed together: a sentence that is searched greedily is one, with beams
  /// it is as many.
  ///
  /// More of them translate more in all, and each sentence more slowly; 8 to 16 suit most
  /// machines. Where memory is limited it may be fewer.
  public var rows: Int
  /// The most beams of a request; nil is 8, or as many as there are rows.
  public var beams: Int?
  /// The most tokens that are generated for a sentence; nil is the model's own limit.
  public var newTokens: Int?
  /// The most tokens of a sentence; nil is what the model takes, or 256 where memory is limited.
  ///
  /// Texts that are split into sentences have none of more than 200.
  public var longestSource: Int?
  /// Sentences of all requests that may wait or be in work.
  public var queuedSentences: Int
  /// Their tokens.
  public var queuedTokens: Int
  /// Requests that may wait or be in work.
  public var requests: Int
  /// How long a request may wait for its first sentence to be begun.
  public var longestWait: Duration
  /// About how many bytes of finished translations are kept, to be given again; 0 keeps none, and
  /// where memory is limited it is 2 MiB at most.
  public var cacheByteCount: Int

  /// Limits of these values.
  public init(
    rows: Int = 16, beams: Int? = nil, newTokens: Int? = nil, longestSource: Int? = nil,
    queuedSentences: Int = 4096, queuedTokens: Int = 262_144, requests: Int = 1024,
    longestWait: Duration = .seconds(30), cacheByteCount: Int = 16 << 20
  ) {
    self.rows = rows
    self.beams = beams
    self.newTokens = newTokens
    self.longestSource = longestSource
    self.queuedSentences = queuedSentences
    self.queuedTokens = queuedTokens
    self.requests = requests
    self.longestWait = longestWait
    self.cacheByteCount = cacheByteCount
  }
}
