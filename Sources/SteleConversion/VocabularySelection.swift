import SteleTokenizer

/// The pieces of a tokenizer that a model file keeps for texts in its users' languages.
///
/// Those are the pieces that the texts have, the single characters with which words are spelt that
/// the texts lack, and the pieces that merging goes through on its way to them.
struct VocabularySelection {
  /// The indices of the kept pieces, ascending.
  let pieces: [Int]
  /// Tokens of the texts.
  let tokenCount: Int
  /// Tokens of the texts that stand for characters which no piece has.
  let unknownCount: Int
  /// Pieces that the texts have.
  let usedCount: Int
  /// Further pieces that are single characters.
  let characterCount: Int
  /// Further pieces that merging goes through.
  let mergeCount: Int

  /// Selects from `pieces`, from which `tables` were built and of which `usage` tells the use.
  ///
  /// `required` are kept whatever the texts, as is all that is not found by merging or is taken
  /// apart again: without it, text would not be cut up as before.
  init(
    of pieces: [TokenizerTables.Piece], _ tables: TokenizerTables, _ usage: PieceUsage,
    required: [Int]
  ) {
    let used = Set(pieces.indices.filter { usage.isUsed[$0] })
    let fixed = Set(required + pieces.indices.filter { pieces[$0].kind != .normal })
    let characters = Self.characters(of: pieces, usage)
    let wanted = used.union(fixed).union(characters)
    let closure = tables.closure(of: wanted)
    self.pieces = closure.sorted()
    tokenCount = usage.tokenCount
    unknownCount = usage.unknownCount
    usedCount = used.count
    characterCount = characters.subtracting(used).subtracting(fixed).count
    mergeCount = closure.count - wanted.count
  }

  /// The single letters of all scripts that the texts have letters of, and all other characters.
  private static func characters(
    of pieces: [TokenizerTables.Piece], _ usage: PieceUsage
  ) -> Set<Int> {
    let scripts = Set(usage.characters.compactMap(\.letterScript))
    return Set(
      pieces.indices.filter { index in
        guard let character = character(of: pieces[index]) else { return false }
        return character.letterScript.map(scripts.contains) ?? true
      })
  }

  /// The only character of a piece, or nil where it has several.
  private static func character(of piece: TokenizerTables.Piece) -> Unicode.Scalar? {
    guard piece.text.count <= 4, let text = String(validating: piece.text, as: UTF8.self),
      text.unicodeScalars.count == 1
    else { return nil }
    return text.unicodeScalars.first
  }
}
