/// Two neighbouring symbols that make a piece.
struct Merge {
  /// Merges of a lower rank go first.
  var rank: UInt32
  /// Bytes of both symbols when the merge was considered.
  var byteCount: UInt32
  var left: Int
  var right: Int

  @inline(__always)
  func goesBefore(_ other: Merge) -> Bool {
    rank < other.rank || (rank == other.rank && left < other.left)
  }
}

/// A binary heap of merges, the one to apply next on top.
struct MergeHeap {
  private var merges: [Merge] = []

  @inline(__always)
  mutating func push(_ merge: Merge) {
    merges.append(merge)
    var index = merges.count - 1
    while index > 0 {
      let parent = (index - 1) / 2
      guard merges[index].goesBefore(merges[parent]) else { return }
      merges.swapAt(index, parent)
      index = parent
    }
  }

  @inline(__always)
  mutating func popFirst() -> Merge? {
    guard let last = merges.popLast() else { return nil }
    guard let first = merges.first else { return last }
    merges[0] = last
    var index = 0
    while true {
      var child = 2 * index + 1
      guard child < merges.count else { return first }
      if child + 1 < merges.count, merges[child + 1].goesBefore(merges[child]) { child += 1 }
      guard merges[child].goesBefore(merges[index]) else { return first }
      merges.swapAt(index, child)
      index = child
    }
  }
}
