import Synchronization

/// How much of requests is in memory at a time, of all together.
final class HeldBytes: Sendable {
  private let limit: Int
  private let held = Mutex(0)

  /// At most `limit` bytes.
  init(limit: Int) { self.limit = limit }

  /// What one request holds, which is given back with its last reference.
  final class Share: Sendable {
    private let owner: HeldBytes
    private let byteCount = Mutex(0)

    /// A share of `owner` with nothing in it.
    init(of owner: HeldBytes) { self.owner = owner }

    deinit {
      let count = byteCount.withLock { $0 }
      owner.held.withLock { $0 -= count }
    }

    /// Takes `count` more bytes, and tells whether there are so many.
    func take(_ count: Int) -> Bool {
      let isThere = owner.held.withLock { held -> Bool in
        guard count <= owner.limit - held else { return false }
        held += count
        return true
      }
      if isThere { byteCount.withLock { $0 += count } }
      return isThere
    }
  }
}
