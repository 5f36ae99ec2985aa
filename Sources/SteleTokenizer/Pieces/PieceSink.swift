/// What takes the pieces of a normalized text, one after the other.
protocol PieceSink {
  /// Takes piece `index`, which covers the next `byteCount` bytes.
  mutating func append(piece index: Int, byteCount: Int)

  /// Takes note that no piece covers the next `byteCount` bytes.
  mutating func appendUnknown(byteCount: Int)
}

extension PieceSink {
  @inline(__always)
  mutating func append(pieceOrUnknown piece: PieceView.Entry?, byteCount: Int) {
    if let piece, piece.kind != .unknown {
      append(piece: piece.index, byteCount: byteCount)
    } else {
      appendUnknown(byteCount: byteCount)
    }
  }
}

/// Token ids alone. A run of characters that no piece covers is one unknown token.
extension [TokenID]: PieceSink {
  @inline(__always)
  mutating func append(piece index: Int, byteCount: Int) {
    append(TokenID(truncatingIfNeeded: index + TokenLayout.pieceOffset))
  }

  @inline(__always)
  mutating func appendUnknown(byteCount: Int) {
    if last != TokenLayout.unknown { append(TokenLayout.unknown) }
  }
}

/// Token ids, and where in the normalized text each of them ends.
struct LocatedPieces: PieceSink {
  private var ids: [TokenID] = []
  private var ends: [Int] = []
  private var byteCount = 0

  mutating func append(piece index: Int, byteCount: Int) {
    ids.append(piece: index, byteCount: byteCount)
    self.byteCount += byteCount
    ends.append(self.byteCount)
  }

  mutating func appendUnknown(byteCount: Int) {
    ids.appendUnknown(byteCount: byteCount)
    self.byteCount += byteCount
    // A run goes on where it was one already.
    if ends.count == ids.count { ends.removeLast() }
    ends.append(self.byteCount)
  }

  /// The pieces in the text of `byteCount` bytes that was normalized, the normalized text coming
  /// from `origins` in it.
  func pieces(from origins: [NormalizedOrigin], byteCount: Int) -> [LocatedPiece] {
    var pieces: [LocatedPiece] = []
    pieces.reserveCapacity(ids.count)
    var start = 0
    var origin = 0
    for (index, id) in ids.enumerated() {
      while origin < origins.count, origins[origin].normalized < ends[index] { origin += 1 }
      let isLast = index + 1 == ids.count
      let end = isLast || origin == origins.count ? byteCount : origins[origin].source
      pieces.append(LocatedPiece(id: id, range: start..<end))
      start = end
    }
    return pieces
  }
}
