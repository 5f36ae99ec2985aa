/// How much each token of a translation looks at each piece of its source.
struct PieceAttention: Sendable {
  /// For each token of the translation, the weights of the source's pieces, without specials.
  var weights: [[Float]]

  /// The piece that token `token` looks at most, among those that `isAllowed`.
  func bestPiece(of token: Int, where isAllowed: (Int) -> Bool = { _ in true }) -> Int? {
    weights[token].indices.filter(isAllowed).max { weights[token][$0] < weights[token][$1] }
  }
}
