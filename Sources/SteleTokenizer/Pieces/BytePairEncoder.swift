import SteleBase

/// Segments normalized text into pieces, as sentencepiece's BPE model does.
///
/// Adjacent symbols are merged, the pair with the highest score first and the leftmost of equal
/// ones, until no pair is a piece. User-defined pieces are symbols from the start and never merge.
/// Pieces marked unused are taken apart again along the merge that last made them.
///
/// Meant for one text, or for several: its buffers grow only once.
struct BytePairEncoder {
  private let pieces: PieceView
  private let userDefined: UserDefinedPieces
  private let wordsAreIndependent: Bool
  private var word: ShortWord
  private var symbols: [Symbol] = []
  private var agenda = MergeHeap()
  private var unusedSplits = UnusedSplits()
  /// The pieces that merges have made, where they are asked for.
  private var mergedPieces: [Int]?

  /// A stretch of text that is being merged; empty once it has become part of its left neighbour.
  private struct Symbol {
    var start: Int
    var count: Int
    var previous: Int
    var next: Int
    var isFrozen: Bool
  }

  /// The memory under `pieces` must outlive the encoder.
  ///
  /// `wordsAreIndependent` says that no piece has U+2581 but at its start and that none is marked
  /// unused: then each word can be segmented by itself, which is faster, with the same result.
  init(_ pieces: PieceView, userDefined: UserDefinedPieces, wordsAreIndependent: Bool) {
    self.pieces = pieces
    self.userDefined = userDefined
    self.wordsAreIndependent = wordsAreIndependent
    word = ShortWord(pieces)
  }

  /// Appends the ids of the pieces of `text`.
  ///
  /// `text` must be well-formed UTF-8, and readable for ``PieceHash/readAhead`` bytes more.
  ///
  /// - Complexity: O(*n* log *n*) for *n* bytes.
  mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, to sink: inout some PieceSink
  ) {
    guard wordsAreIndependent else { return appendLong(0..<text.count, of: text, to: &sink) }
    var start = 0
    while start < text.count {
      let end = Self.endOfWord(text, from: start)
      appendWord(start..<end, of: text, to: &sink)
      start = end
    }
  }

  /// The pieces that merges make on the way to the pieces of `text`, those included, in order.
  ///
  /// Single characters and user-defined pieces are there from the start, so they are not among
  /// them.
  mutating func merges(of text: UnsafeBufferPointer<UInt8>) -> [Int] {
    mergedPieces = []
    defer { mergedPieces = nil }
    var ids: [TokenID] = []
    appendLong(0..<text.count, of: text, to: &ids)
    return mergedPieces ?? []
  }

  /// Where the next U+2581 after the one at `start` begins.
  private static func endOfWord(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start + 1
    while position < text.count {
      if text[position] == 0xE2, position + 2 < text.count, text[position + 1] == 0x96,
        text[position + 2] == 0x81
      {
        return position
      }
      position += 1
    }
    return text.count
  }

  private mutating func appendWord(
    _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, to sink: inout some PieceSink
  ) {
    guard let base = text.baseAddress, userDefined.isEmpty else {
      return appendLong(range, of: text, to: &sink)
    }
    let start = base + range.lowerBound
    if let piece = pieces.find(start, range.count), piece.isWholeWord {
      return sink.append(piece: piece.index, byteCount: range.count)
    }
    if !word.append(start, range.count, to: &sink) { appendLong(range, of: text, to: &sink) }
  }

  private mutating func appendLong(
    _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, to sink: inout some PieceSink
  ) {
    guard let base = text.baseAddress, !range.isEmpty else { return }
    split(range, of: text)
    for index in symbols.indices.dropLast() { considerMerge(index, index + 1, base) }
    while let merge = agenda.popFirst() { apply(merge, base) }
    var index = 0
    while index >= 0 {
      emit(base + symbols[index].start, symbols[index].count, to: &sink)
      index = symbols[index].next
    }
  }

  /// One symbol for each character or user-defined piece.
  private mutating func split(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    symbols.removeAll(keepingCapacity: true)
    unusedSplits.removeAll()
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
    let start = base + symbols[left].start
    let count = symbols[left].count + symbols[right].count
    guard let piece = pieces.find(start, count), piece.kind.isMergeable else { return }
    agenda.push(
      Merge(rank: pieces.rank(piece.index), byteCount: UInt32(count), left: left, right: right))
    if piece.kind == .unused { unusedSplits.note(start, count, left: symbols[left].count) }
  }

  private mutating func apply(_ merge: Merge, _ base: UnsafePointer<UInt8>) {
    let left = merge.left
    let right = merge.right
    // Entries of the agenda are not removed when one of their symbols changes; they are stale then.
    guard symbols[left].count > 0, symbols[right].count > 0,
      symbols[left].count + symbols[right].count == Int(merge.byteCount)
    else { return }
    symbols[left].count += symbols[right].count
    symbols[right].count = 0
    if mergedPieces != nil,
      let piece = pieces.find(base + symbols[left].start, symbols[left].count)
    {
      mergedPieces?.append(piece.index)
    }
    let next = symbols[right].next
    symbols[left].next = next
    if next >= 0 { symbols[next].previous = left }
    considerMerge(symbols[left].previous, left, base)
    considerMerge(left, next, base)
  }

  /// Appends the piece that a symbol has become, or those it is taken apart into.
  private func emit(
    _ start: UnsafePointer<UInt8>, _ count: Int, to sink: inout some PieceSink
  ) {
    let piece = pieces.find(start, count)
    guard piece?.kind == .unused else {
      return sink.append(pieceOrUnknown: piece, byteCount: count)
    }
    // A stack of its own: the file decides how deep pieces marked unused are nested.
    var pending = [(start: start, count: count)]
    while let (start, count) = pending.popLast() {
      let piece = pieces.find(start, count)
      if piece?.kind == .unused, let left = unusedSplits.left(start, count) {
        pending.append((start + left, count - left))
        pending.append((start, left))
      } else {
        sink.append(pieceOrUnknown: piece, byteCount: count)
      }
    }
  }
}

/// For pieces marked unused: where the text of their left part ends, by the piece's bytes.
private struct UnusedSplits {
  private var leftCounts: [[UInt8]: Int] = [:]

  mutating func removeAll() {
    if !leftCounts.isEmpty { leftCounts.removeAll(keepingCapacity: true) }
  }

  mutating func note(_ start: UnsafePointer<UInt8>, _ count: Int, left: Int) {
    leftCounts[Array(UnsafeBufferPointer(start: start, count: count))] = left
  }

  func left(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    leftCounts[Array(UnsafeBufferPointer(start: start, count: count))]
  }
}
