/// The piece table's arrays, built in memory from a model's pieces; see ``PieceTable``.
struct PieceArrays: Sendable {
  let text: [UInt8]
  private(set) var offsets: [UInt32]
  let slots: [UInt32]
  /// Nil where scores fall with the index.
  let scores: [Float]?

  /// The arrays of `pieces`, none of which is marked a whole word yet.
  init(_ pieces: [TokenizerTables.Piece]) throws(TokenizerError) {
    text = pieces.flatMap(\.text)
    offsets = Self.offsets(pieces)
    slots = try Self.slots(pieces)
    scores = Self.scoresFallWithIndex(pieces) ? nil : pieces.map(\.score)
  }

  /// Marks the pieces that a word with their text becomes whole: most words of a text are such.
  ///
  /// For pieces that leave words independent and none of which is user-defined.
  mutating func markWholeWords(_ pieces: [TokenizerTables.Piece]) {
    var isWhole = [Bool](repeating: false, count: pieces.count)
    withView { view in
      var encoder = BytePairEncoder(
        view, userDefined: UserDefinedPieces([]), wordsAreIndependent: true)
      var ids: [TokenID] = []
      for (index, piece) in pieces.enumerated() where piece.kind == .normal {
        ids.removeAll(keepingCapacity: true)
        PieceHash.withReadAhead(piece.text) { encoder.append($0, to: &ids) }
        isWhole[index] = ids == [TokenID(index + TokenLayout.pieceOffset)]
      }
    }
    for index in pieces.indices where isWhole[index] {
      offsets[index] |= PieceTable.wholeWordFlag
    }
  }

  /// Calls `body` with a view of the arrays, which is valid until it returns.
  func withView<Result>(_ body: (PieceView) -> Result) -> Result {
    text.withUnsafeBufferPointer { text in
      offsets.withUnsafeBufferPointer { offsets in
        slots.withUnsafeBufferPointer { slots in
          guard let scores else {
            return body(PieceView(text: text, offsets: offsets, slots: slots, scores: nil))
          }
          return scores.withUnsafeBufferPointer {
            body(PieceView(text: text, offsets: offsets, slots: slots, scores: $0))
          }
        }
      }
    }
  }

  /// Whether merging by index is the same as merging by score, so that scores need not be stored.
  private static func scoresFallWithIndex(_ pieces: [TokenizerTables.Piece]) -> Bool {
    var last = Float.infinity
    for piece in pieces where piece.kind.isMergeable {
      guard piece.score < last else { return false }
      last = piece.score
    }
    return pieces.count <= 1 << 24  // up to here a float tells every index from the next
  }

  private static func offsets(_ pieces: [TokenizerTables.Piece]) -> [UInt32] {
    var offsets: [UInt32] = []
    var end: UInt32 = 0
    for piece in pieces {
      offsets.append(piece.kind.rawValue << PieceTable.kindShift | end)
      end += UInt32(piece.text.count)
    }
    offsets.append(end)
    return offsets
  }

  /// The hash table, at most two thirds full.
  private static func slots(_ pieces: [TokenizerTables.Piece]) throws(TokenizerError) -> [UInt32] {
    var size = 4
    while size * 2 < pieces.count * 3 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (index, piece) in pieces.enumerated() {
      let hash = PieceHash.withReadAhead(piece.text) { text in
        text.baseAddress.map { PieceHash.of($0, text.count) } ?? 0
      }
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      var probes = 1
      while slots[slot] != 0 {
        let other = Int(slots[slot] & PieceTable.pieceMask) - 1
        guard pieces[other].text != piece.text else {
          throw .invalidPieces("pieces \(other) and \(index) are the same")
        }
        probes += 1
        guard probes < PieceTable.longestProbe else {
          throw .invalidPieces("too many pieces share a hash with piece \(index)")
        }
        slot = (slot + 1) & (size - 1)
      }
      slots[slot] =
        UInt32(truncatingIfNeeded: hash >> 56) << PieceTable.pieceBits
        | UInt32(index + 1)
    }
    return slots
  }
}
