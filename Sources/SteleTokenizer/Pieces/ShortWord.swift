import SteleBase

/// Segments one word of few characters: the merges that ``BytePairEncoder`` would make, found by
/// looking at all of them each time, which for so few is faster than a heap.
///
/// For models without user-defined and unused pieces only.
struct ShortWord {
  /// In characters; each merge looks at every pair, so the work grows with its square.
  private static let longest = 40
  private static let noMerge = UInt64.max

  private let pieces: PieceView
  /// Where each symbol starts, in bytes; one more entry has the end of the word.
  private var starts = [Int](repeating: 0, count: longest + 1)
  /// For each symbol the merge with its right neighbour: its rank above, its piece below.
  private var merges = [UInt64](repeating: noMerge, count: longest + 1)
  /// The piece that a symbol was merged into, or -1 for a single character.
  private var merged = [Int32](repeating: -1, count: longest + 1)

  init(_ pieces: PieceView) { self.pieces = pieces }

  /// Appends the ids of the word's pieces, or returns false where it has too many characters.
  ///
  /// ``PieceHash/readAhead`` further bytes must be readable.
  mutating func append(
    _ word: UnsafePointer<UInt8>, _ byteCount: Int, to sink: inout some PieceSink
  ) -> Bool {
    starts.withUnsafeMutableBufferPointer { starts in
      merges.withUnsafeMutableBufferPointer { merges in
        merged.withUnsafeMutableBufferPointer { merged in
          var symbols = Symbols(
            pieces: pieces, word: word, starts: starts, merges: merges, merged: merged, count: 0)
          guard symbols.split(byteCount) else { return false }
          symbols.mergeAll()
          symbols.emit(to: &sink)
          return true
        }
      }
    }
  }

  /// The word's symbols in the three arrays; each merge moves those behind it up by one.
  private struct Symbols {
    let pieces: PieceView
    let word: UnsafePointer<UInt8>
    let starts: UnsafeMutableBufferPointer<Int>
    let merges: UnsafeMutableBufferPointer<UInt64>
    let merged: UnsafeMutableBufferPointer<Int32>
    var count: Int

    /// One symbol for each character; false if they are too many.
    mutating func split(_ byteCount: Int) -> Bool {
      var position = 0
      while position < byteCount {
        guard count < longest else { return false }
        starts[count] = position
        merged[count] = -1
        count += 1
        position += UTF8Character.leadLength(word[position])
      }
      starts[count] = byteCount
      for index in 0..<count { merges[index] = merge(at: index) }
      return true
    }

    /// What the symbol at `index` and the next one make, or may make: ``mergeAll()`` makes sure.
    @inline(__always)
    private func merge(at index: Int) -> UInt64 {
      guard index + 1 < count else { return noMerge }
      guard pieces.scores == nil else { return certainMerge(at: index) }
      switch pieces.candidate(word + starts[index], starts[index + 2] - starts[index]) {
      case .none: return noMerge
      case .only(let piece):
        let number = UInt64(UInt32(truncatingIfNeeded: piece))
        return number << 32 | number
      case .several: return certainMerge(at: index)
      }
    }

    private func certainMerge(at index: Int) -> UInt64 {
      let start = starts[index]
      guard let piece = pieces.find(word + start, starts[index + 2] - start),
        piece.kind.isMergeable
      else { return noMerge }
      let number = UInt64(UInt32(truncatingIfNeeded: piece.index))
      return UInt64(pieces.rank(piece.index)) << 32 | number
    }

    mutating func mergeAll() {
      while let index = next() {
        let certain = certainMerge(at: index)
        guard certain == merges[index] else {
          merges[index] = certain
          continue
        }
        merged[index] = Int32(truncatingIfNeeded: certain)
        count -= 1
        for later in index + 1..<max(count, index + 1) {
          starts[later] = starts[later + 1]
          merged[later] = merged[later + 1]
          merges[later] = merges[later + 1]
        }
        starts[count] = starts[count + 1]
        merges[index] = merge(at: index)
        if index > 0 { merges[index - 1] = merge(at: index - 1) }
      }
    }

    /// The symbol that is to be merged with its right neighbour next, the leftmost of the best.
    @inline(__always)
    private func next() -> Int? {
      var best = noMerge
      var found: Int?
      for index in 0..<count where merges[index] >> 32 < best >> 32 {
        best = merges[index]
        found = index
      }
      return found
    }

    func emit(to sink: inout some PieceSink) {
      for index in 0..<count {
        let start = starts[index]
        let byteCount = starts[index + 1] - start
        if merged[index] >= 0 {
          sink.append(piece: Int(merged[index]), byteCount: byteCount)
        } else {
          sink.append(
            pieceOrUnknown: pieces.find(word + start, byteCount), byteCount: byteCount)
        }
      }
    }
  }
}
