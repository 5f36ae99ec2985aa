/// The best hypotheses that are complete, best first, of equal ones the earlier first.
///
/// It takes its memory when it is made, and never more.
struct EndedHypotheses: Sendable {
  private var places: [Ended]
  private(set) var count = 0

  /// A hypothesis that is complete.
  struct Ended: Sendable {
    /// Its tokens, the start token included.
    fileprivate(set) var tokens: [TokenID] = []
    /// As ``Hypothesis/score``.
    fileprivate(set) var score: Float = 0
    /// The sum of its tokens' adjusted log-probabilities, before any division by the length.
    fileprivate(set) var total: Float = 0
  }

  /// None, with room for `capacity` hypotheses of `tokenCount` tokens.
  init(capacity: Int, tokenCount: Int) {
    places = (0..<capacity).map { _ in
      var place = Ended()
      place.tokens.reserveCapacity(tokenCount)
      return place
    }
  }

  var isEmpty: Bool { count == 0 }
  /// Whether a further hypothesis takes the place of the worst.
  var isFull: Bool { count == places.count }
  /// All of them, best first.
  var all: ArraySlice<Ended> { places[..<count] }

  /// Puts `history` with `token` at the end in its place, unless it is full of no worse ones.
  mutating func insert(_ history: TokenHistory, then token: TokenID, score: Float, total: Float) {
    if isFull {
      guard score > places[count - 1].score else { return }
    } else {
      count += 1
    }
    var place = count - 1
    places[place].tokens.refill(with: history.tokens)
    places[place].tokens.append(token)
    places[place].score = score
    places[place].total = total
    while place > 0, score > places[place - 1].score {
      places.swapAt(place, place - 1)
      place -= 1
    }
  }
}
