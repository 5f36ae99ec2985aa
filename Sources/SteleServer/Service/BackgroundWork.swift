import Dispatch

/// Work that takes long, on a thread that nobody waits for: requests go on meanwhile.
enum BackgroundWork {
  private static let queue = DispatchQueue(label: "documents")

  /// What `body` returns, which other work of the kind may come before.
  static func run<Success: Sendable>(_ body: @escaping @Sendable () -> Success) async -> Success {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: body()) }
    }
  }
}
