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

/// The text that token ids stand for, and the part that each of them has in it.
public struct LocatedText: Sendable, Hashable {
  /// In UTF-8.
  public var text: [UInt8]
  /// Each id's part of the text, in bytes.
  public var ranges: [Range<Int>]

  /// A text with one range for each of its ids.
  public init(text: [UInt8], ranges: [Range<Int>]) {
    self.text = text
    self.ranges = ranges
  }
}
