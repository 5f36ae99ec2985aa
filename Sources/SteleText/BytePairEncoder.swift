/// Segments normalized text into pieces, as sentencepiece's BPE model does.
///
/// Adjacent symbols are merged, the pair with the highest score first and the leftmost of equal
/// ones, until no pair is a piece. User-defined pieces are symbols from the start and never merge.
/// Pieces marked unused are taken apart again along the merge that last made them.
///
/// Reused from text to text, so that its buffers grow only once.
struct BytePairEncoder {
  private let table: PieceTable
  private let userDefined: UserDefinedPieces
  private var symbols: [Symbol] = []
  private var agenda = MergeHeap()
  /// For pieces marked unused: where the text of their left part ends, by the piece's bytes.
  private var unusedSplits: [[UInt8]: Int] = [:]

  /// A stretch of text that is being merged; empty once it has become part of its left neighbour.
  private struct Symbol {
    var start: Int
    var count: Int
    var previous: Int
    var next: Int
    var isFrozen: Bool
  }

  init(_ table: PieceTable, userDefined: UserDefinedPieces) {
    self.table = table
    self.userDefined = userDefined
  }

  /// Calls `body` with the index of each piece of `range` of `text`, nil for what no piece covers.
  ///
  /// `text` must be well-formed UTF-8, and readable for ``PieceHash/readAhead`` bytes more.
  mutating func forEachPiece(
    of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ body: (Int?) -> Void
  ) {
    guard let base = text.baseAddress, !range.isEmpty else { return }
    split(range, of: text)
    for index in symbols.indices.dropLast() { considerMerge(index, index + 1, base) }
    while let merge = agenda.popFirst() { apply(merge, base) }
    var index = 0
    while index >= 0 {
      emit(symbols[index].start, symbols[index].count, base, body)
      index = symbols[index].next
    }
  }

  /// One symbol for each character or user-defined piece.
  private mutating func split(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    symbols.removeAll(keepingCapacity: true)
    unusedSplits.removeAll(keepingCapacity: true)
    let part = UnsafeBufferPointer(rebasing: text[..<range.upperBound])
    var position = range.lowerBound
    while position < range.upperBound {
      let frozen = userDefined.longestMatch(in: part, at: position)
      let length =
        frozen ?? min(UTF8Character.leadLength(text[position]), range.upperBound - position)
      symbols.append(
        Symbol(
          start: position, count: length, previous: symbols.count - 1, next: symbols.count + 1,
          isFrozen: frozen != nil))
      position += length
    }
    symbols[symbols.count - 1].next = -1
  }

  private mutating func considerMerge(_ left: Int, _ right: Int, _ base: UnsafePointer<UInt8>) {
    guard left >= 0, right >= 0, !symbols[left].isFrozen, !symbols[right].isFrozen else { return }
    let start = symbols[left].start
    let count = symbols[left].count + symbols[right].count
    guard let piece = table.find(base + start, count), piece.kind.isMergeable else { return }
    agenda.push(
      Merge(
        score: table.score(piece.index), left: Int32(left), right: Int32(right),
        byteCount: Int32(truncatingIfNeeded: count)))
    if piece.kind == .unused {
      unusedSplits[Array(UnsafeBufferPointer(start: base + start, count: count))] =
        symbols[left].count
    }
  }

  private mutating func apply(_ merge: Merge, _ base: UnsafePointer<UInt8>) {
    let left = Int(merge.left)
    let right = Int(merge.right)
    // Entries of the agenda are not removed when one of their symbols changes; they are stale then.
    guard symbols[left].count > 0, symbols[right].count > 0,
      symbols[left].count + symbols[right].count == Int(merge.byteCount)
    else { return }
    symbols[left].count += symbols[right].count
    symbols[right].count = 0
    let next = symbols[right].next
    symbols[left].next = next
    if next >= 0 { symbols[next].previous = left }
    considerMerge(symbols[left].previous, left, base)
    considerMerge(left, next, base)
  }

  private func emit(
    _ start: Int, _ count: Int, _ base: UnsafePointer<UInt8>, _ body: (Int?) -> Void
  ) {
    let piece = table.find(base + start, count)
    if piece?.kind == .unused,
      let split = unusedSplits[Array(UnsafeBufferPointer(start: base + start, count: count))]
    {
      emit(start, split, base, body)
      emit(start + split, count - split, base, body)
    } else {
      body(piece?.kind == .unknown ? nil : piece?.index)
    }
  }
}

/// Two neighbouring symbols that make a piece.
struct Merge {
  var score: Float
  var left: Int32
  var right: Int32
  /// Bytes of both symbols when the merge was considered.
  var byteCount: Int32

  @inline(__always)
  func goesBefore(_ other: Merge) -> Bool {
    score > other.score || (score == other.score && left < other.left)
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
