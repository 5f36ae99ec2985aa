import SteleTree
import Synchronization

/// A walk that several threads may continue.
final class SharedWalk: Sendable {
  private let state: Mutex<State>

  private struct State {
    var walk: TreeWalk
    var failure: TreeError?
  }

  /// Starts at `root`.
  init(root: String) throws(TreeError) {
    state = Mutex(State(walk: try TreeWalk(root: root)))
  }

  /// The next entry, or nil at the end.
  func next() -> TreeEntry? {
    state.withLock { state in
      do throws(TreeError) { return try state.walk.next() } catch {
        state.failure = error
        return nil
      }
    }
  }

  /// What could not be read so far, the first ``TreeWalk/mostProblems``.
  var problems: [TreeError] {
    state.withLock { state in state.walk.problems + (state.failure.map { [$0] } ?? []) }
  }

  /// How many there were in all.
  var problemCount: Int {
    state.withLock { $0.walk.problemCount + ($0.failure == nil ? 0 : 1) }
  }
}
