/// What a ``TranslationEngine`` is at, and what it did.
public struct EngineState: Sendable, Equatable {
  /// Sentences that are computed at present.
  public internal(set) var runningSentences = 0
  /// Hypotheses that are computed at present.
  public internal(set) var runningRows = 0
  /// Sentences of requests in work that are not computed yet.
  public internal(set) var waitingSentences = 0
  /// Tokens of these sentences.
  public internal(set) var waitingTokens = 0
  /// Requests that are in work.
  public internal(set) var requests = 0

  /// Steps that were taken.
  public internal(set) var steps = 0
  /// Sentences that were computed to their end.
  public internal(set) var translatedSentences = 0
  /// Tokens of their translations.
  public internal(set) var generatedTokens = 0
  /// Of those, sentences whose translation was cut off at the greatest number of tokens.
  public internal(set) var truncatedSentences = 0
  /// Sentences that were given up, since nobody waited for them any longer.
  public internal(set) var withdrawnSentences = 0
  /// Requests that were refused since too much waited, or they were too large.
  public internal(set) var refusedRequests = 0
  /// Requests that waited too long.
  public internal(set) var expiredRequests = 0
  /// Sentences whose translations were kept from before.
  public internal(set) var cacheHits = 0
  /// Sentences that got the translation of an equal one that was in work.
  public internal(set) var sharedSentences = 0
  /// About how many bytes the kept translations take.
  public internal(set) var cacheByteCount = 0
  /// Seconds from a request's admission to the first step of one of its sentences.
  public internal(set) var waitSeconds = EngineHistogram(
    bounds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30])
  /// Hypotheses that were computed in each step.
  public internal(set) var rowsPerStep = EngineHistogram(bounds: [1, 2, 4, 8, 12, 16, 24, 32, 64])
}
