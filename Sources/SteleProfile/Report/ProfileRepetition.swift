public import SteleTransformer

/// The work of a ``ProfileReport``, done once.
public struct ProfileRepetition: Codable, Equatable, Sendable {
  /// How long all of it took.
  public var nanoseconds: Int
  /// What of that each phase took.
  public var phases: [Phase: Int]
  /// All decoder steps in their order.
  public var steps: [StepRecord]
  /// Zero inputs of each decoder layer's second feed-forward matrix, added up over all steps but the
  /// first of each batch; nil where weights are floats.
  public var feedForwardLayers: [InputCounts]?

  /// A repetition that took `nanoseconds`, of which `record` says more.
  public init(nanoseconds: Int, _ record: TranslationRecord) {
    self.nanoseconds = nanoseconds
    phases = record.phases
    steps = record.steps
    feedForwardLayers = record.feedForwardLayers.isEmpty ? nil : record.feedForwardLayers
  }

  /// What no phase accounts for.
  public var unaccounted: Int {
    Int(saturating: Double(nanoseconds) - Statistics.sum(phases.values))
  }
}
