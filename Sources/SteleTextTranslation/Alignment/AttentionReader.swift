import SteleText

/// Reads from attention what came from where.
struct AttentionReader {
  private let pieces: [LocatedPiece]
  private let attention: PieceAttention
  private let source: SourceText
  /// The pieces whose characters the model does not know.
  private let unknownPieces: Set<Int>

  init(
    _ pieces: [LocatedPiece], _ attention: PieceAttention, _ source: SourceText,
    _ isUnknown: (TokenID) -> Bool
  ) {
    self.pieces = pieces
    self.attention = attention
    self.source = source
    unknownPieces = Set(pieces.indices.filter { isUnknown(pieces[$0].id) })
  }

  /// For each token of `target`, the source's text that it looks at most.
  func wordAlignment(to target: LocatedText) -> WordAlignment {
    let sources = target.ranges.indices.map { token in
      target.ranges[token].isEmpty ? nil : attention.bestPiece(of: token)
    }
    return WordAlignment(target: target, sources: sources, pieces: pieces)
  }

  /// The source's characters that belong in the place of the unknown token `token`.
  ///
  /// The most looked at of those that the model does not know either; if it knows all of the source,
  /// the most looked at piece. Never a mask, which stands for something else.
  func surface(of token: Int) -> [UInt8] {
    let best = attention.bestPiece(of: token) { piece in
      (unknownPieces.isEmpty || unknownPieces.contains(piece))
        && !source.protected.contains { $0.range.overlaps(pieces[piece].range) }
    }
    guard let best else { return [] }
    return Array(source.bytes[pieces[best].range].trimmingWhiteSpace())
  }
}
