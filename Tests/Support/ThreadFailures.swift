import Synchronization

/// What went wrong on several threads at the same time.
public final class ThreadFailures: Sendable {
  private let found = Mutex<[String]>([])

  /// Nothing so far.
  public init() {}

  /// The errors in words, in the order in which they came.
  public var texts: [String] { found.withLock { $0 } }

  /// Runs `body`, and keeps its error.
  public func catching(_ body: () throws -> Void) {
    do { try body() } catch { found.withLock { $0.append("\(error)") } }
  }
}
