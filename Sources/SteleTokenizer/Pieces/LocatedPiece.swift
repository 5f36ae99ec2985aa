/// A piece of a text, and where it came from.
public struct LocatedPiece: Sendable, Hashable {
  /// The piece's token.
  public var id: TokenID
  /// The piece's part of the text, in bytes.
  public var range: Range<Int>

  /// The piece `id`, which came from `range`.
  public init(id: TokenID, range: Range<Int>) {
    self.id = id
    self.range = range
  }
}
