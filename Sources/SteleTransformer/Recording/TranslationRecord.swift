/// What a ``TranslationRecorder`` saw of one piece of work.
public struct TranslationRecord: Equatable, Sendable {
  /// Nanoseconds of each phase that occurred.
  public var phases: [Phase: Int] = [:]
  /// All decoder steps in their order.
  public var steps: [StepRecord] = []
  /// What every thread did, if it was asked for.
  public var operations: [OperationSpan] = []

  /// Nothing yet.
  public init() {}
}
