import Dispatch
import Synchronization

/// Where lines of a log go: written by a thread of its own, so that nobody waits for a slow terminal
/// or pipe.
///
/// Where lines come faster than they are taken, some are left out, and how many is said.
package final class LogOutput: Sendable {
  private let queue = DispatchQueue(label: "log")
  private let write: @Sendable (String) -> Void
  private let waiting = Mutex((count: 0, leftOut: 0))

  private static let maximumCount = 4096

  /// An output that has `write` write lines, which have no line feed.
  package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

  /// Writes `line`, some time.
  func put(_ line: String) {
    let leftOut = waiting.withLock { waiting -> Int? in
      guard waiting.count < Self.maximumCount else {
        waiting.leftOut += 1
        return nil
      }
      waiting.count += 1
      defer { waiting.leftOut = 0 }
      return waiting.leftOut
    }
    guard let leftOut else { return }
    queue.async {
      if leftOut > 0 { self.write("(\(leftOut) lines of the log left out)") }
      self.write(line)
      self.waiting.withLock { $0.count -= 1 }
    }
  }

  /// Waits until all lines are written that were put before.
  package func flush() { queue.sync {} }
}
