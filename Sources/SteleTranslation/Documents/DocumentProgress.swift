import Synchronization

/// Adds up how far all documents of a job are.
final class DocumentProgress: Sendable {
  private let byteCounts: [Int]
  private let report: @Sendable (DocumentJob.Progress) -> Void
  private let state: Mutex<State>

  private struct State {
    /// How far each document is.
    var done: [DocumentJob.Progress]
    var sum = DocumentJob.Progress()

    mutating func set(
      _ index: Int, _ new: DocumentJob.Progress, _ report: (DocumentJob.Progress) -> Void
    ) {
      sum.done += new.done - done[index].done
      sum.earlier += new.earlier - done[index].earlier
      done[index] = new
      report(sum)
    }
  }

  /// The progress of `tasks`, of which nothing is done; `report` is called whenever something is.
  init(
    of tasks: [DocumentTask], report: @escaping @Sendable (DocumentJob.Progress) -> Void
  ) {
    byteCounts = tasks.map(\.byteCount)
    self.report = report
    state = Mutex(State(done: tasks.map { _ in DocumentJob.Progress() }))
  }

  /// Notes that `share` of document `index`, 0 to 1, is done, `earlier` of it by an earlier run.
  func update(_ index: Int, share: Double, earlier: Double) {
    func bytes(_ share: Double) -> Int {
      Int(Double(byteCounts[index]) * min(1, max(0, share)))
    }
    let new = DocumentJob.Progress(done: bytes(share), earlier: bytes(earlier))
    state.withLock { $0.set(index, new, report) }
  }

  /// Notes that nothing is left to do for document `index`; `wasDone` if an earlier run did it all.
  func finish(_ index: Int, wasDone: Bool) {
    let byteCount = byteCounts[index]
    state.withLock { state in
      let earlier = wasDone ? byteCount : state.done[index].earlier
      state.set(index, DocumentJob.Progress(done: byteCount, earlier: earlier), report)
    }
  }
}
