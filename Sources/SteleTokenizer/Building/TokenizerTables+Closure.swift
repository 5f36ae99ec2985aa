extension TokenizerTables {
  /// `kept` and all pieces that merging goes through on its way to one of them.
  ///
  /// A tokenizer that has only these pieces, in the same order and with all user-defined and unused
  /// ones, segments every text as the full tokenizer does whose pieces there are all among `kept`:
  ///
  /// 1. Merges are never undone, so no merge of a text reaches over the edge of a piece that the
  ///    text ends up with. What is merged within a piece is then, at each moment, the best pair
  ///    within it, the leftmost of equals: what merging the piece's text by itself does.
  /// 2. So all that the full tokenizer merges in such a text is in the smaller one. Of the pairs
  ///    that the full one has to choose from, the smaller one sees a part, with that choice among
  ///    them, in the same order: as long as both have merged the same, they merge the same next.
  /// 3. When the full one finds no further pair, neither does the smaller one.
  ///
  /// - Complexity: O(*n* log *n*) for *n* bytes of pieces.
  public func closure(of kept: Set<Int>) -> Set<Int> {
    var closure = kept
    let userDefined = userDefinedPieces
    pieces.withView { view in
      var encoder = BytePairEncoder(
        view, userDefined: userDefined, wordsAreIndependent: configuration.wordsAreIndependent)
      for index in kept.sorted() {
        guard let piece = view.entry(index), piece.kind.isMergeable else { continue }
        PieceHash.withReadAhead(Array(view.text[piece.range])) {
          closure.formUnion(encoder.merges(of: $0))
        }
      }
    }
    return closure
  }

  /// The user-defined pieces' texts.
  var userDefinedPieces: UserDefinedPieces {
    pieces.withView { view in
      UserDefinedPieces(
        configuration.userDefined.compactMap { index in
          view.entry(index).map { Array(view.text[$0.range]) }
        })
    }
  }
}
