public import SteleDecoding

/// What became certain of a translation while it was still being searched for.
///
/// A sentence's pieces, one after the other, are the tokens and the text of its translation. Greedy
/// search and sampling settle every token at once, and of several samples only the first is handed
/// over; beam search settles what all hypotheses that may still win begin with.
public struct SettledPiece: Sendable, Equatable {
  /// Which of the lines it belongs to.
  public var index: Int
  /// The tokens, language token and `</s>` included.
  public var tokens: [TokenID]
  /// What the tokens add to the text; empty where that is not certain yet, as with spaces, which
  /// the end of a text does not have.
  public var text: String
}
