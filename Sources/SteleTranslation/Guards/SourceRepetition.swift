import SteleTokenizer

/// Tells whether a translation repeats itself more than its source does: songs, lists and tables
/// do, and so may their translations.
struct SourceRepetition<Engine: SentenceEngine> {
  let engine: Engine

  /// Whether `tokens`, a translation of `sentence`, run in a loop that the source does not have.
  func isExceeded(by tokens: [TokenID], of sentence: PreparedSentence) -> Bool {
    guard let loop = RepetitionLoop.find(in: tokens) else { return false }
    let rounds = rounds(of: sentence)
    // What comes before and behind a refrain may make one round more of it in another language.
    return rounds == 0 || loop.rounds > rounds + 1
  }

  /// How often the source says the same thing in a row; 0 if it does not.
  ///
  /// By pieces, and by characters too, which are more: `no no no no no` has rounds as well.
  func rounds(of sentence: PreparedSentence) -> Int {
    let bytes = sentence.source.bytes
    let byPieces = RepetitionLoop.find(in: engine.pieces(of: bytes).map(\.id))
    let byBytes = RepetitionLoop.find(in: bytes.map(Int32.init))
    return max(byPieces?.rounds ?? 0, byBytes?.rounds ?? 0)
  }
}
