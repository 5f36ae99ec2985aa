/// The tokens that may be drawn after one row, with their scores, and the choice among them.
///
/// A heap of which only as many tokens are sorted as are looked at: with all logits of a large
/// vocabulary, a draw mostly looks at a few. It takes its memory when it is made, and never more.
struct DrawPool: Sendable {
  private var entries: [Entry] = []
  /// How many of the best were sorted out of the heap; they lie at the end, the best one last.
  private var sortedCount = 0
  private let sampling: Sampling
  /// How many of the best tokens may be drawn, and the sum of their weights.
  private var keptCount = 0
  private var keptWeight = 0.0

  struct Entry: Sendable {
    var token: TokenID
    /// The logit after the rules, before the temperature.
    var score: Float

    /// A better score, of equal ones the lower id.
    func isBetter(than other: Entry) -> Bool {
      (other.score, token) < (score, other.token)
    }
  }

  /// An empty pool with room for `capacity` tokens.
  init(_ sampling: Sampling, capacity: Int) {
    self.sampling = sampling
    entries.reserveCapacity(capacity)
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The scores in the order in which they were added; before ``prepare()`` only.
  var scores: some Collection<Float> { entries.lazy.map(\.score) }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    sortedCount = 0
  }

  /// Adds a token, unless it is impossible.
  mutating func add(_ token: TokenID, score: Float) {
    guard score > -.infinity else { return }  // also false for not-a-number
    entries.append(Entry(token: token, score: score))
  }

  /// Finds out which of the tokens that were added may be drawn.
  ///
  /// - Complexity: O(n + k log n) for n tokens, of which k are best: as many as ``Sampling/topK``
  ///   or ``Sampling/topP`` keep.
  mutating func prepare() {
    for place in stride(from: entries.count / 2 - 1, through: 0, by: -1) {
      siftDown(entries[place], from: place, count: entries.count)
    }
    keptCount = sampling.topK == 0 ? entries.count : min(sampling.topK, entries.count)
    keptWeight = sampling.topK == 0 ? weightOfAll() : weight(ofBest: keptCount)
    guard sampling.topP < 1 else { return }
    // The fewest whose probabilities reach the sum; at least one, as the sum is above 0.
    let bound = Double(sampling.topP) * keptWeight
    var (count, reached) = (0, 0.0)
    while count < keptCount, reached < bound {
      reached += weight(ofRank: count)
      count += 1
    }
    (keptCount, keptWeight) = (count, reached)
  }

  /// The token that `uniform`, at least 0 and below 1, falls on when the tokens that may be drawn
  /// lie side by side, best first, each as wide as its probability; nil where there is none.
  mutating func choose(_ uniform: Double) -> Entry? {
    let target = uniform * keptWeight
    var reached = 0.0
    for rank in 0..<keptCount {
      let weight = weight(ofRank: rank)
      reached += weight
      // The last one also where rounding leaves a gap.
      if target < reached || rank == keptCount - 1 { return ranked(rank) }
    }
    return nil
  }

  /// How probable the token of that rank is, in proportion to the best one.
  private mutating func weight(ofRank rank: Int) -> Double {
    // One after the other, and then without the pool: a call that has it would keep its memory from
    // being changed in place.
    let best = ranked(0).score
    let score = ranked(rank).score
    return Self.weight(of: score, best: best, sampling.temperature)
  }

  private static func weight(of score: Float, best: Float, _ temperature: Float) -> Double {
    // Infinite scores have no difference.
    if score == best { return 1 }
    return exponential((Double(score) - Double(best)) / Double(temperature))
  }

  private mutating func weight(ofBest count: Int) -> Double {
    var sum = 0.0
    for rank in 0..<count { sum += weight(ofRank: rank) }
    return sum
  }

  /// The sum over all tokens in the order of the heap before any is sorted out of it, which follows
  /// from their scores, as all are added in the order of their ids.
  private func weightOfAll() -> Double {
    guard let best = entries.first?.score else { return 0 }
    return entries.reduce(0) { $0 + Self.weight(of: $1.score, best: best, sampling.temperature) }
  }
}

// MARK: - The heap

extension DrawPool {
  /// The entry of that rank, 0 for the best; sorts as far as that.
  private mutating func ranked(_ rank: Int) -> Entry {
    while sortedCount <= rank {
      let last = entries.count - 1 - sortedCount
      let displaced = entries[last]
      entries[last] = entries[0]
      sortedCount += 1
      if last > 0 { siftDown(displaced, from: 0, count: last) }
    }
    return entries[entries.count - 1 - rank]
  }

  /// Puts `moving` at `place` or below it, of the first `count`, where none below it is better.
  private mutating func siftDown(_ moving: Entry, from place: Int, count: Int) {
    var place = place
    while 2 * place + 1 < count {
      var child = 2 * place + 1
      if child + 1 < count, entries[child + 1].isBetter(than: entries[child]) { child += 1 }
      guard entries[child].isBetter(than: moving) else { break }
      entries[place] = entries[child]
      place = child
    }
    entries[place] = moving
  }
}
