/// What the time of a decoder step goes to.
public enum StepPart: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Looking up embeddings and adding positions.
  case embedding
  /// Attention to the tokens generated so far, its projections and its cache.
  case selfAttention
  /// Attention to the source, its query and its output projection.
  case crossAttention
  /// The feed-forward layers.
  case feedForward
  /// Layer norms, with quantizing what they give.
  case norms
  /// The output projection with the choice of the best tokens.
  case outputProjection
  /// Waiting for weights that do not stay in memory.
  case reading
  /// Waking the threads and letting them go.
  case threads
  /// Waiting at barriers beyond what the slowest thread computed: for threads that others' programs
  /// keep from running, or that take as long to wake as the work takes.
  case barriers
  /// The search: what hypotheses go on, and laying out the next step.
  case search
}
