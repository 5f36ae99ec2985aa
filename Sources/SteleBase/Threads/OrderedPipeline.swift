import Dispatch
import Synchronization

/// Works on inputs with several threads, and gives the results in the order of the inputs.
///
/// Only so many inputs are taken as there is room for results, so that memory is bounded however
/// fast the workers are.
package final class OrderedPipeline<Input: Sendable, Output: Sendable> {
  private let state: State
  private var number = 0
  private var isAtEnd = false

  /// The threads' common ground, which outlives the pipeline by the work at hand.
  private final class State: Sendable {
    /// How many results there is room for.
    let room = DispatchSemaphore(value: 0)
    /// Results by the input's number, modulo their count.
    let slots: [Slot]
    let progress = Mutex(Progress())
    let input: @Sendable () -> Input?

    init(slotCount: Int, input: @escaping @Sendable () -> Input?) {
      slots = (0..<slotCount).map { _ in Slot() }
      self.input = input
      // A semaphore must not go away with less than it began with, so it begins with nothing.
      for _ in 0..<slotCount { room.signal() }
    }
  }

  private struct Progress {
    var number = 0
    var isDone = false
  }

  private final class Slot: Sendable {
    let ready = DispatchSemaphore(value: 0)
    /// Nil at the end.
    let output = Mutex<Output?>(nil)
  }

  /// Starts to work.
  ///
  /// - Parameters:
  ///   - threads: How many threads work, at least one.
  ///   - input: Gives the inputs, nil at the end; it is never called twice at a time, nor after nil.
  ///   - makeWorker: Makes what a thread of its own turns inputs into results with.
  package init(
    threads: Int, input: @escaping @Sendable () -> Input?,
    makeWorker: @escaping @Sendable () -> (Input) -> Output
  ) {
    let state = State(slotCount: threads * 16, input: input)
    self.state = state
    let queue = DispatchQueue(label: "pipeline", attributes: .concurrent)
    for _ in 0..<threads { queue.async { Self.work(state, makeWorker()) } }
  }

  deinit {
    state.progress.withLock { $0.isDone = true }
    state.room.signal()
  }

  /// The next result, or nil at the end.
  package func next() -> Output? {
    if isAtEnd { return nil }
    let slot = state.slots[number % state.slots.count]
    slot.ready.wait()
    let output = slot.output.withLock { output in
      defer { output = nil }
      return output
    }
    number += 1
    isAtEnd = output == nil
    state.room.signal()
    return output
  }

  private static func work(_ state: State, _ worker: (Input) -> Output) {
    // Whoever leaves lets the next one look, and leave too.
    defer { state.room.signal() }
    while true {
      state.room.wait()
      guard let (number, input) = take(state) else { return }
      let output = input.map(worker)
      let slot = state.slots[number % state.slots.count]
      slot.output.withLock { $0 = output }
      slot.ready.signal()
    }
  }

  /// The next input and its number; the input is nil once, at the end, and then all is.
  private static func take(_ state: State) -> (number: Int, input: Input?)? {
    state.progress.withLock { progress in
      if progress.isDone { return nil }
      let input = state.input()
      progress.isDone = input == nil
      progress.number += 1
      return (progress.number - 1, input)
    }
  }
}
