/// Which pages of a cache of keys and values are taken.
///
/// The lowest free pages are handed out first: what was used before is used again, and memory that
/// was never touched stays so as long as it can.
struct PagePool {
  private var isTaken: [Bool]

  /// A pool of `count` pages, all free.
  init(count: Int) { isTaken = Array(repeating: false, count: count) }

  /// How many pages are free.
  var freeCount: Int { isTaken.count { !$0 } }

  /// Takes a page; nil where none is free.
  mutating func take() -> Int? { takeRun(1)?.lowerBound }

  /// Takes `count` pages in a row; nil where there are none.
  mutating func takeRun(_ count: Int) -> Range<Int>? {
    var start = 0
    for page in isTaken.indices {
      if isTaken[page] { start = page + 1 }
      guard page + 1 - start >= count else { continue }
      for own in start..<start + count { isTaken[own] = true }
      return start..<start + count
    }
    return nil
  }

  /// Gives back pages that were taken.
  mutating func free(_ pages: some Sequence<Int>) {
    for page in pages {
      precondition(isTaken[page], "the page was not taken")
      isTaken[page] = false
    }
  }
}
