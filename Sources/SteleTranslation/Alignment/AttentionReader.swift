import SteleBase
import SteleTokenizer

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

  /// For each token of a translation, the piece that it looks at most.
  ///
  /// For an unknown one, of the pieces that the model does not know either; if it knows all of the
  /// source, of all pieces. Never a mask, which stands for something else.
  func origins(unknown: Set<Int>) -> [Int?] {
    attention.weights.indices.map { token in
      guard unknown.contains(token) else { return attention.bestPiece(of: token) }
      return attention.bestPiece(of: token) { piece in
        (unknownPieces.isEmpty || unknownPieces.contains(piece))
          && !source.protected.contains { $0.range.overlaps(pieces[piece].range) }
      }
    }
  }

  /// `target` with the source's characters in the place of its unknown tokens, with white space
  /// around them where the source has some.
  func surfaces(in target: LocatedText, _ origins: [Int?], unknown: Set<Int>) -> LocatedText {
    var filled = LocatedText(text: [], ranges: [])
    filled.text.reserveCapacity(target.text.count)
    var lacksSpace = false
    for (token, range) in target.ranges.enumerated() {
      var text = target.text[range]
      var isFirst = false
      if unknown.contains(token), let origin = origins[token] {
        text = source.bytes[pieces[origin].range].trimmingASCIIWhiteSpace()
        lacksSpace = lacksSpace || hasSpace(before: text.startIndex) && !filled.text.isEmpty
        isFirst = range.upperBound == 0
      }
      if lacksSpace, let first = text.first {
        let isSpaced = filled.text.last?.isASCIIWhiteSpace == true || first.isASCIIWhiteSpace
        if !isSpaced, unknown.contains(token) || !".,;:!?)]}".utf8.contains(first) {
          filled.text.append(.space)
        }
        lacksSpace = false
      }
      let start = filled.text.count
      filled.text += text
      filled.ranges.append(start..<filled.text.count)
      // The translation's text has no space at its start, not even behind an unknown character.
      if isFirst { lacksSpace = hasSpace(before: text.endIndex + 1) }
    }
    return filled
  }

  private func hasSpace(before offset: Int) -> Bool {
    0 < offset && offset <= source.bytes.count && source.bytes[offset - 1].isASCIIWhiteSpace
  }

  /// The alignment of a translation whose tokens came from the pieces `origins`.
  func wordAlignment(of target: LocatedText, _ origins: [Int?]) -> WordAlignment {
    WordAlignment(target, to: source.bytes, origins: origins, pieces: pieces)
  }
}
