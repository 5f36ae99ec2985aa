import Synchronization

/// How much each client has asked for in the last minute.
///
/// The window moves by the second. Memory is bounded: of clients beyond the first sixteen thousand
/// that are active within a minute, all count as one.
final class RateLimiter: Sendable {
  /// Seconds of the window.
  private static let windowSeconds = 60
  /// The most clients that are told apart.
  private let maximumClients: Int
  private let histories: Mutex<[String: History]>

  /// What one client asked for, by the second.
  private struct History {
    var entries: [(second: Int, cost: Int)] = []
    var sum = 0

    /// Forgets what is older than the window.
    mutating func advance(to second: Int) {
      let first = entries.firstIndex { $0.second > second - windowSeconds } ?? entries.count
      for entry in entries[..<first] { sum -= entry.cost }
      entries.removeFirst(first)
    }

    mutating func add(_ cost: Int, at second: Int) {
      sum += cost
      if let last = entries.indices.last, entries[last].second == second {
        entries[last].cost += cost
      } else {
        entries.append((second, cost))
      }
    }

    /// Seconds until at most `rest` are left.
    func seconds(untilAtMost rest: Int, from second: Int) -> Int {
      var sum = sum
      for entry in entries {
        sum -= entry.cost
        if sum <= rest { return max(1, entry.second + windowSeconds - second) }
      }
      return windowSeconds
    }
  }

  /// A limiter that tells so many clients apart.
  init(maximumClients: Int = 16_384) {
    self.maximumClients = maximumClients
    histories = Mutex([:])
  }

  /// Notes that `client` asks for `cost` at `second`, if that keeps to `limit` in a minute.
  ///
  /// - Returns: nil if it does, else the seconds after which to ask again.
  func admit(_ client: String, cost: Int, limit: Int, at second: Int) -> Int? {
    histories.withLock { histories in
      var client = client
      if histories[client] == nil, histories.count >= maximumClients {
        for key in histories.keys { histories[key]?.advance(to: second) }
        histories = histories.filter { $0.value.sum > 0 }
        if histories.count >= maximumClients { client = "" }
      }
      var history = histories[client] ?? History()
      history.advance(to: second)
      defer { histories[client] = history }
      // What is larger than the limit by itself waits for an empty window.
      guard history.sum == 0 && cost > limit && limit > 0 || history.sum + cost <= limit else {
        return history.seconds(untilAtMost: max(0, limit - cost), from: second)
      }
      history.add(cost, at: second)
      return nil
    }
  }
}
