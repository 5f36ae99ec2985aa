public import SteleTransformer

/// The work of a ``ProfileReport``, done once.
public struct ProfileRepetition: Codable, Equatable, Sendable {
  /// How long all of it took.
  public var nanoseconds: Int
  /// What of that each phase took.
  public var phases: [Phase: Int]
  /// All decoder steps in their order.
  public var steps: [StepRecord]

  /// A repetition that took `nanoseconds`, of which `record` says more.
  public init(nanoseconds: Int, _ record: TranslationRecord) {
    self.nanoseconds = nanoseconds
    phases = record.phases
    steps = record.steps
  }

  /// What no phase accounts for.
  public var unaccounted: Int {
    Int(saturating: Double(nanoseconds) - Statistics.sum(phases.values))
  }
}
