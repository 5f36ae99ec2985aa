/// The piece table's arrays as they lie in memory, mapped or just built; see ``PieceTable``.
///
/// Whoever makes a view keeps the memory alive. Works on damaged arrays too: what lies outside
/// counts as not found, and no search takes more than a fixed number of steps.
struct PieceView {
  let text: UnsafeBufferPointer<UInt8>
  let offsets: UnsafeBufferPointer<UInt32>
  let slots: UnsafeBufferPointer<UInt32>
  let scores: UnsafeBufferPointer<Float>?

  /// What the table knows about a piece.
  struct Entry {
    var index: Int
    var range: Range<Int>
    var kind: PieceKind
    /// Whether a word that is this piece's text becomes this piece and nothing else.
    var isWholeWord: Bool
  }

  /// The number of pieces.
  var count: Int { offsets.count - 1 }

  /// Piece `index`, or nil where the table has no such piece.
  @inline(__always)
  func entry(_ index: Int) -> Entry? {
    guard index >= 0, index < count else { return nil }
    let first = offsets[index]
    let start = Int(first & PieceTable.offsetMask)
    let end = Int(offsets[index + 1] & PieceTable.offsetMask)
    guard start < end, end <= text.count, end - start <= PieceTable.longestPiece,
      let kind = PieceKind(rawValue: first >> PieceTable.kindShift)
    else { return nil }
    return Entry(
      index: index, range: start..<end, kind: kind,
      isWholeWord: first & PieceTable.wholeWordFlag != 0)
  }

  /// The piece whose text is the `count` bytes at `start`, or nil if there is none.
  ///
  /// ``PieceHash/readAhead`` further bytes must be readable.
  ///
  /// - Complexity: O(1); pieces are at most ``PieceTable/longestPiece`` bytes long.
  @inline(__always)
  func find(_ start: UnsafePointer<UInt8>, _ count: Int) -> Entry? {
    guard count <= PieceTable.longestPiece else { return nil }
    let hash = PieceHash.of(start, count)
    let tag = UInt32(truncatingIfNeeded: hash >> 56)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<PieceTable.longestProbe {
      let content = slots[slot]
      if content == 0 { return nil }
      if content >> PieceTable.pieceBits == tag,
        let entry = entry(Int(content & PieceTable.pieceMask) - 1),
        entry.range.count == count, equal(start, entry.range)
      {
        return entry
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// What a look-up says before it compares any text.
  enum Candidate {
    /// No piece has this text.
    case none
    /// This piece, or no piece at all.
    case only(Int)
    /// Several pieces share the bits of the hash that are stored.
    case several
  }

  /// As ``find(_:_:)``, but reads nothing except the hash table, which saves most cache misses.
  @inline(__always)
  func candidate(_ start: UnsafePointer<UInt8>, _ count: Int) -> Candidate {
    guard count <= PieceTable.longestPiece else { return .none }
    let hash = PieceHash.of(start, count)
    let tag = UInt32(truncatingIfNeeded: hash >> 56)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    var found: UInt32 = 0
    for _ in 0..<PieceTable.longestProbe {
      let content = slots[slot]
      if content == 0 { return found == 0 ? .none : .only(Int(found & PieceTable.pieceMask) - 1) }
      if content >> PieceTable.pieceBits == tag {
        if found != 0 { return .several }
        found = content
      }
      slot = (slot + 1) & mask
    }
    return .several
  }

  @inline(__always)
  private func equal(_ start: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    for offset in 0..<range.count where start[offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }

  /// When a merge that makes piece `index` is applied: those of a lower rank go first.
  @inline(__always)
  func rank(_ index: Int) -> UInt32 {
    guard let scores else { return UInt32(truncatingIfNeeded: index) }
    guard index < scores.count else { return .max }
    // The bits of floats order as the floats do, once those of negative ones are turned around.
    // Adding zero makes the two zeros one.
    let bits = (scores[index] + 0).bitPattern
    return bits >> 31 == 1 ? bits : ~bits & 0x7FFF_FFFF
  }
}
