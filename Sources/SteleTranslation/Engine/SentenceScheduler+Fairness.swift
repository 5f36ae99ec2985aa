import SteleTransformer

extension SentenceScheduler {
  /// The work that is to be begun next and at whose turn, if one may be begun now.
  ///
  /// Of several requests the one with the fewest rows in the batch comes next, of several such the
  /// one that was not served for the longest. Some rows are kept for requests that have none: who
  /// asks for one sentence waits for no end of another one's. What is in the background uses at
  /// most half of the rows, and beyond one sentence only what nobody else waits for.
  mutating func next() -> (request: Int, work: Int)? {
    dropBegun()
    let waiting = requests.filter { !$0.value.queue.isEmpty }
    if waiting.isEmpty { return nil }
    let used = requests.values.reduce(0) { $0 + $1.rows }
    let background = requests.values.reduce(0) {
      $0 + ($1.urgency == .background ? $1.rows : 0)
    }
    let someoneWaits = waiting.contains { $0.value.urgency == .interactive }
    let ready = waiting.filter { _, request in
      guard let work = request.queue.first, let sentence = works[work]?.sentence else {
        return false
      }
      // Kept rows are of no use to sentences that take more.
      let kept = request.rows > 0 && sentence.rows <= spare ? spare : 0
      if request.rows > 0, used + sentence.rows > rows - kept { return false }
      guard request.urgency == .background, background > 0 else { return true }
      return !someoneWaits && background + sentence.rows <= max(1, rows / 2)
    }
    let first = ready.min {
      ($0.value.rows, $0.value.lastServed, $0.key) < ($1.value.rows, $1.value.lastServed, $1.key)
    }
    return first.flatMap { id, request in request.queue.first.map { (id, $0) } }
  }

  /// Rows that are kept for requests that have none.
  private var spare: Int { rows < 4 ? 0 : max(1, rows / 8) }
}
