import SteleSourceTree
import Synchronization

/// A walk that several threads may continue.
final class SharedWalk: Sendable {
  private let state: Mutex<State>

  private struct State {
    var walk: TreeWalk
    let output: TreeOutput
    var ignored = 0
    var failure: TreeError?

    mutating func next() throws(TreeError) -> TreeEntry? {
      while let step = try walk.nextStep() {
        switch step {
        case .entry(let entry) where !output.contains(entry.path): return entry
        case .ignored(let path) where !output.contains(path): ignored += 1
        case .entry, .ignored: continue
        }
      }
      return nil
    }
  }

  /// Starts at `root`, and passes over what is about to be written, `output`.
  init(
    root: String, options: TreeWalkOptions, leavingOut output: TreeOutput
  ) throws(TreeError) {
    state = Mutex(State(walk: try TreeWalk(root: root, options: options), output: output))
  }

  /// The next entry, or nil at the end.
  func next() -> TreeEntry? {
    state.withLock { state in
      do throws(TreeError) { return try state.next() } catch {
        state.failure = error
        return nil
      }
    }
  }

  /// How many files and links, and folders with all in them, rules left out so far.
  var ignored: Int { state.withLock { $0.ignored } }

  /// What could not be read so far, the first ``TreeWalk/mostProblems``.
  var problems: [TreeError] {
    state.withLock { state in state.walk.problems + (state.failure.map { [$0] } ?? []) }
  }

  /// How many there were in all.
  var problemCount: Int {
    state.withLock { $0.walk.problemCount + ($0.failure == nil ? 0 : 1) }
  }
}
