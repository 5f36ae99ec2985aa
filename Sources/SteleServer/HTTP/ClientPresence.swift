import Synchronization

/// Whether the client of a connection is still there.
///
/// A client that closes its side of the connection counts as gone: the system does not tell it apart
/// from one that waits for an answer.
final class ClientPresence: Sendable {
  private struct State {
    var hasLeft = false
    var actions: [Int: @Sendable () -> Void] = [:]
    var nextNumber = 0
  }

  private let state = Mutex(State())

  /// Whether nobody waits for an answer any more.
  var hasLeft: Bool { state.withLock(\.hasLeft) }

  /// Notes that the client is gone, and ends what is done for it.
  func leave() {
    let actions = state.withLock { state -> [@Sendable () -> Void] in
      state.hasLeft = true
      defer { state.actions.removeAll() }
      return Array(state.actions.values)
    }
    for action in actions { action() }
  }

  /// Does `body` in a task that is cancelled when the client leaves, or when this one is.
  func whileThere<Success: Sendable>(
    _ body: @escaping @Sendable () async -> Success
  ) async -> Success {
    let task = Task { await body() }
    let number = add { task.cancel() }
    defer { remove(number) }
    return await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }

  private func add(_ action: @escaping @Sendable () -> Void) -> Int? {
    let number = state.withLock { state -> Int? in
      guard !state.hasLeft else { return nil }
      state.nextNumber += 1
      state.actions[state.nextNumber] = action
      return state.nextNumber
    }
    if number == nil { action() }
    return number
  }

  private func remove(_ number: Int?) {
    guard let number else { return }
    state.withLock { _ = $0.actions.removeValue(forKey: number) }
  }
}
