import Synchronization

/// Hands out documents to whoever is free, and adds up how far all of them are.
final class WorkQueue: Sendable {
  private let tasks: [DocumentTask]
  private let progress: @Sendable (DocumentJob.Progress) -> Void
  private let state: Mutex<State>

  private struct State {
    var next = 0
    /// How far each document is.
    var done: [DocumentJob.Progress]
    var sum = DocumentJob.Progress()
  }

  init(
    _ tasks: [DocumentTask], progress: @escaping @Sendable (DocumentJob.Progress) -> Void
  ) {
    self.tasks = tasks
    self.progress = progress
    state = Mutex(State(done: tasks.map { _ in DocumentJob.Progress() }))
  }

  /// The next document and its number, or nil when all are handed out.
  func next() -> (index: Int, task: DocumentTask)? {
    state.withLock { state in
      guard state.next < tasks.count else { return nil }
      defer { state.next += 1 }
      return (state.next, tasks[state.next])
    }
  }

  /// Notes that `share` of document `index`, 0 to 1, is done, `earlier` of it by an earlier run.
  func update(_ index: Int, share: Double, earlier: Double) {
    state.withLock { state in
      func bytes(_ share: Double) -> Int {
        Int(Double(tasks[index].byteCount) * min(1, max(0, share)))
      }
      let new = DocumentJob.Progress(done: bytes(share), earlier: bytes(earlier))
      state.sum.done += new.done - state.done[index].done
      state.sum.earlier += new.earlier - state.done[index].earlier
      state.done[index] = new
      progress(state.sum)
    }
  }
}
