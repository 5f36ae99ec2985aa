/// The way from text to ids, with tables that lie in a mapped file or have just been built.
///
/// Whoever makes one keeps the memory under the tables alive.
struct TokenizerPipeline {
  let pieces: PieceView
  let normalizer: Normalizer
  let wordsAreIndependent: Bool

  /// Calls `body` with the normalized form of `text` and the ids of its pieces.
  func withPieces<Result>(
    of text: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, [TokenID]) -> Result
  ) -> Result {
    var normalized = PlainNormalizedText(
      bytes: ByteBuffer(capacity: text.count + text.count / 2))
    normalizer.append(text, to: &normalized)
    var ids: [TokenID] = []
    ids.reserveCapacity(normalized.bytes.count / 3 + 2)
    var encoder = BytePairEncoder(
      pieces, userDefined: normalizer.userDefined, wordsAreIndependent: wordsAreIndependent)
    return normalized.bytes.withBytes {
      encoder.append($0, to: &ids)
      return body($0, ids)
    }
  }

  /// The pieces of `text`, and where in it each of them comes from.
  func locatedPieces(of text: UnsafeBufferPointer<UInt8>) -> [LocatedPiece] {
    var normalized = LocatedNormalizedText(capacity: text.count + text.count / 2)
    normalizer.append(text, to: &normalized)
    var located = LocatedPieces()
    var encoder = BytePairEncoder(
      pieces, userDefined: normalizer.userDefined, wordsAreIndependent: wordsAreIndependent)
    normalized.bytes.withBytes { encoder.append($0, to: &located) }
    return located.pieces(from: normalized.origins, byteCount: text.count)
  }
}
