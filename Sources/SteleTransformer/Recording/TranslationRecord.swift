/// What a ``TranslationRecorder`` saw of one piece of work.
public struct TranslationRecord: Equatable, Sendable {
  /// Nanoseconds of each phase that occurred.
  public var phases: [Phase: Int] = [:]
  /// All decoder steps in their order.
  public var steps: [StepRecord] = []
  /// Zero inputs of each decoder layer's second feed-forward matrix, added up over all steps but the
  /// first of each batch; empty where weights are floats.
  public var feedForwardLayers: [InputCounts] = []
  /// What every thread did, if it was asked for.
  public var operations: [OperationSpan] = []

  /// Nothing yet.
  public init() {}
}
