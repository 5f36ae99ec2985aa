/// Chooses which texts are translated next: the first that waits, and those nearest to it in
/// length.
///
/// So the first text is done with the first batch, all are done about in their order, and batches
/// are full of sentences of like length, which end together. A text whose sentences all stand in
/// texts before it is chosen with the last of these.
struct BatchChooser {
  /// How long a text is, in tokens.
  struct Length {
    /// Of all its sentences that are new; 0 if there is nothing to translate.
    var total: Int
    /// Of its longest sentence that is new.
    var longest: Int
    /// The last of the texts before it that have some of its sentences.
    var predecessor: Int?

    /// The length of a text whose new sentences have so many tokens.
    init(_ counts: some Collection<Int>, predecessor: Int? = nil) {
      total = counts.reduce(0, +)
      longest = counts.max() ?? 0
      self.predecessor = predecessor
    }
  }

  private let lengths: [Length]
  private let batchTokens: Int
  /// Texts that may be chosen, in order.
  private var waiting: [Int] = []
  private var waitingTokens = 0
  /// Texts without new sentences, by the one that they are chosen with.
  private var followers: [Int: [Int]] = [:]
  private var isChosen: [Bool]
  private var unseen = 0

  /// How many batches ahead a text may be translated: with more, batches are more alike in length,
  /// and more work is lost when it is interrupted.
  private static let reach = 8

  init(_ lengths: [Length], batchTokens: Int) {
    self.lengths = lengths
    self.batchTokens = batchTokens
    isChosen = lengths.map { _ in false }
  }

  /// The numbers of the next texts in ascending order; empty at the end.
  ///
  /// They have `batchTokens` new tokens at most, or one of them alone has more.
  mutating func next() -> [Int] {
    var chosen = fill()
    guard let first = waiting.first else { return chosen }
    var room = batchTokens - take(first, into: &chosen)
    let wanted = lengths[first].longest
    let others = waiting.dropFirst().sorted {
      (abs(lengths[$0].longest - wanted), $0) < (abs(lengths[$1].longest - wanted), $1)
    }
    for text in others {
      guard lengths[text].total <= room else { break }
      room -= take(text, into: &chosen)
    }
    let taken = Set(chosen)
    waiting.removeAll(where: taken.contains)
    return chosen.sorted()
  }

  /// Lets texts wait as far as one may reach, and returns those that need no translation.
  private mutating func fill() -> [Int] {
    var ready: [Int] = []
    while unseen < lengths.count, waitingTokens < Self.reach * batchTokens {
      let length = lengths[unseen]
      if length.total > 0 {
        waiting.append(unseen)
        waitingTokens += length.total
      } else if let predecessor = length.predecessor, lengths[predecessor].total > 0,
        !isChosen[predecessor]
      {
        followers[predecessor, default: []].append(unseen)
      } else {
        ready.append(unseen)
      }
      unseen += 1
    }
    return ready
  }

  /// Chooses `text` and those that follow it, and returns its tokens.
  private mutating func take(_ text: Int, into chosen: inout [Int]) -> Int {
    chosen.append(text)
    isChosen[text] = true
    chosen += followers.removeValue(forKey: text) ?? []
    waitingTokens -= lengths[text].total
    return lengths[text].total
  }
}
