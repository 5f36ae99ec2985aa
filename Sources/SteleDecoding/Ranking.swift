/// Something of which one is better than another.
protocol Rankable: Sendable {
  /// Whether it comes before `other`, which is false for both of two equals.
  func isBetter(than other: Self) -> Bool
}

/// The best few of all entries that were put in: best first, of equal ones the earlier first.
///
/// It takes its memory when it is made, and never more.
struct Ranking<Entry: Rankable>: Sendable {
  private(set) var entries: [Entry] = []
  private let capacity: Int

  /// An empty ranking of the best `capacity` entries.
  init(capacity: Int) {
    precondition(capacity > 0, "a ranking has a best entry")
    self.capacity = capacity
    entries.reserveCapacity(capacity)
  }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// Puts `entry` in its place, unless there are as many better ones as there is room for.
  ///
  /// - Complexity: O(capacity), and O(1) for an entry that is no better than all that are there.
  mutating func insert(_ entry: Entry) {
    if entries.count == capacity {
      guard entry.isBetter(than: entries[capacity - 1]) else { return }
      entries.removeLast()
    }
    var place = entries.count
    entries.append(entry)
    while place > 0, entry.isBetter(than: entries[place - 1]) {
      entries[place] = entries[place - 1]
      place -= 1
    }
    entries[place] = entry
  }
}
