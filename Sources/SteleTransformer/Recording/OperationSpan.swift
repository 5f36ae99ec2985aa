/// A stretch of time in which one thread did its part of one operation, for a timeline.
public struct OperationSpan: Codable, Equatable, Sendable {
  /// What the operation belongs to, such as `feedForward` or `crossKeysValues`.
  public var name: String
  /// The layer, from 0; nil outside of layers.
  public var layer: Int?
  /// 0 is the thread that runs the search.
  public var thread: Int
  /// Nanoseconds from the beginning of the recording.
  public var start: Int
  /// How long it took.
  public var nanoseconds: Int

  /// A span with these figures.
  public init(name: String, layer: Int?, thread: Int, start: Int, nanoseconds: Int) {
    self.name = name
    self.layer = layer
    self.thread = thread
    self.start = start
    self.nanoseconds = nanoseconds
  }
}
