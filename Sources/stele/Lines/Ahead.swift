import Dispatch
import Synchronization

/// Elements that are made one ahead: while the caller works on one, the next is made on a thread of
/// its own.
///
/// The order is kept, and an error comes in its element's place.
final class Ahead<Element: Sendable>: Sendable {
  private let make: @Sendable () throws -> Element?
  private let queue = DispatchQueue(label: "ahead")
  private let made = DispatchSemaphore(value: 0)
  private let waiting = Mutex<Result<Element?, any Error>>(.success(nil))

  /// Starts to make the first element.
  ///
  /// - Parameter make: Returns the next element, or nil at the end. It is never called twice at a
  ///   time, nor again after it returned nil or threw.
  init(_ make: @escaping @Sendable () throws -> Element?) {
    self.make = make
    start()
  }

  private func start() {
    queue.async { [self] in
      let result = Result { try make() }
      waiting.withLock { $0 = result }
      made.signal()
    }
  }

  /// Waits for the next element, and starts to make the one after it; nil at the end.
  func next() throws -> Element? {
    made.wait()
    let result = waiting.withLock { $0 }
    if case .success(.some) = result { start() } else { made.signal() }
    return try result.get()
  }
}
