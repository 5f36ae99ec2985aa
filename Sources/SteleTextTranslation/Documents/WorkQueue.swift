import Synchronization

/// Hands out documents to whoever is free, and adds up how far all of them are.
final class WorkQueue: Sendable {
  private let tasks: [DocumentTask]
  private let progress: @Sendable (Int) -> Void
  private let state: Mutex<State>

  private struct State {
    var next = 0
    /// Bytes of each document that are done.
    var done: [Int]
    var sum = 0
  }

  init(_ tasks: [DocumentTask], progress: @escaping @Sendable (Int) -> Void) {
    self.tasks = tasks
    self.progress = progress
    state = Mutex(State(done: tasks.map { _ in 0 }))
  }

  /// The next document and its number, or nil when all are handed out.
  func next() -> (index: Int, task: DocumentTask)? {
    state.withLock { state in
      guard state.next < tasks.count else { return nil }
      defer { state.next += 1 }
      return (state.next, tasks[state.next])
    }
  }

  /// Notes that `share` of document `index`, 0 to 1, is done.
  func update(_ index: Int, share: Double) {
    state.withLock { state in
      let bytes = Int(Double(tasks[index].byteCount) * min(1, max(0, share)))
      state.sum += bytes - state.done[index]
      state.done[index] = bytes
      progress(state.sum)
    }
  }
}
