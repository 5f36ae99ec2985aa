/// Which pieces of a paragraph its text is made of: those at its ends that enclose none of it stay
/// as they are.
struct OfficeEdges {
  /// The pieces of the text.
  private(set) var content: Range<Int>
  /// The pieces before it that are written with it, since they share a run with it, or since what
  /// is deleted goes.
  private(set) var before: Range<Int>
  /// Those behind it.
  private(set) var after: Range<Int>

  /// The edges of the text of `pieces`; nil if nothing in them is text.
  init?(_ pieces: [OfficePiece]) {
    var counts = [0]
    counts.reserveCapacity(pieces.count + 1)
    for piece in pieces { counts.append(counts[counts.count - 1] + (piece.isContent ? 1 : 0)) }
    guard counts[pieces.count] > 0 else { return nil }

    /// Whether an element's tags enclose no text.
    func isBlank(_ open: Int, _ close: Int) -> Bool { counts[close] == counts[open] }

    var (low, high) = (0, pieces.count - 1)
    var (floor, ceiling) = (0, pieces.count - 1)
    while true {
      while low < high, !pieces[low].isContent {
        guard case .open = pieces[low].content, let end = pieces[low].partner else {
          low += 1
          continue
        }
        guard isBlank(low, end) else { break }
        low = end + 1
      }
      while high > low, !pieces[high].isContent {
        guard case .close = pieces[high].content, let start = pieces[high].partner else {
          high -= 1
          continue
        }
        guard isBlank(start, high) else { break }
        high = start - 1
      }
      guard low < high, case .open = pieces[low].content, pieces[low].partner == high else { break }
      // Tags that are written anew with what they enclose belong to it.
      guard pieces[low].range.upperBound <= pieces[low + 1].range.lowerBound,
        pieces[high - 1].range.upperBound <= pieces[high].range.lowerBound
      else { break }
      low += 1
      high -= 1
      (floor, ceiling) = (low, high)
    }
    let first = Self.first(of: pieces, before: low, from: floor)
    let last = Self.last(of: pieces, behind: high, to: ceiling)
    // What has texts of its own, and is written with this one, must be a mark of it.
    if let hosting = (first..<low).first(where: { !pieces[$0].inner.isEmpty }) {
      low = (first...hosting).first { pieces[$0].partner ?? hosting > hosting } ?? hosting
    }
    if high < last, let hosting = (high + 1...last).last(where: { !pieces[$0].inner.isEmpty }) {
      high = (hosting...last).last { pieces[$0].partner ?? hosting < hosting } ?? hosting
    }
    content = low..<high + 1
    before = first..<low
    after = high + 1..<last + 1
  }

  private static func first(of pieces: [OfficePiece], before low: Int, from floor: Int) -> Int {
    var first = low
    for index in (floor..<low).reversed() {
      let isShared = pieces[index].range.upperBound > pieces[first].range.lowerBound
      if isShared || isDeleted(pieces[index]) { first = index }
    }
    // Both tags of an element or neither.
    for index in first..<low {
      if case .close = pieces[index].content, let start = pieces[index].partner {
        first = min(first, max(floor, start))
      }
    }
    return first
  }

  private static func last(of pieces: [OfficePiece], behind high: Int, to ceiling: Int) -> Int {
    var last = high
    var end = pieces[high].range.upperBound
    guard high < ceiling else { return high }
    for index in (high + 1)...ceiling {
      if pieces[index].range.lowerBound < end || isDeleted(pieces[index]) {
        last = index
        end = max(end, pieces[index].range.upperBound)
      }
    }
    guard high < last else { return last }
    for index in (high + 1)...last {
      if case .open = pieces[index].content, let close = pieces[index].partner {
        last = max(last, min(ceiling, close))
      }
    }
    return last
  }

  private static func isDeleted(_ piece: OfficePiece) -> Bool {
    if case .deleted = piece.content { true } else { false }
  }
}
