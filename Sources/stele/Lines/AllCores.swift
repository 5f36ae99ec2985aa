import Dispatch
import SteleBase
import Synchronization

/// Work that is shared out to all cores.
enum AllCores {
  /// The results of `body` for stretches that together are `0..<count`, in order.
  static func map<Output: Sendable>(
    _ count: Int, _ body: @Sendable (Range<Int>) -> Output
  ) -> [Output] {
    // Several for each core: stretches do not all take equally long.
    let parts = min(count, 8 * ProcessorCount.current)
    let outputs = Mutex([Output?](repeating: nil, count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let output = body(count * part / parts..<count * (part + 1) / parts)
      outputs.withLock { $0[part] = output }
    }
    return outputs.withLock { $0.compactMap { $0 } }
  }
}
