/// The way from text to ids, with tables that lie in a mapped file or have just been built.
///
/// Whoever makes one keeps the memory under the tables alive.
struct Segmentation {
  let pieces: PieceView
  let normalizer: Normalizer
  let wordsAreIndependent: Bool

  /// Calls `body` with the normalized form of `text` and the ids of its pieces.
  func segment<Result>(
    _ text: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, [TokenID]) -> Result
  ) -> Result {
    var normalized = ByteBuffer(capacity: text.count + text.count / 2)
    normalizer.append(text, to: &normalized)
    var ids: [TokenID] = []
    ids.reserveCapacity(normalized.count / 3 + 2)
    var encoder = BytePairEncoder(
      pieces, userDefined: normalizer.userDefined, wordsAreIndependent: wordsAreIndependent)
    return normalized.withBytes {
      encoder.append($0, to: &ids)
      return body($0, ids)
    }
  }
}
