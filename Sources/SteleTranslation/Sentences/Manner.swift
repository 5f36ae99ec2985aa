/// How sentences are translated.
enum Manner: Int, Sendable, CaseIterable {
  /// As was asked for.
  case asAsked
  /// With repetition made less likely, for sentences that ran in a loop.
  case tight
  /// With repetition made impossible.
  case tightest
}
