/// Something in a text that is not text: emphasis, a link, an image, code.
public struct InlineMark: Sendable, Equatable {
  /// How it behaves when the text around it is translated.
  public enum Kind: Sendable {
    /// Emphasis, the text of a link: encloses text that is translated.
    case span
    /// A line break, an image, an empty element: stands between characters; its range is empty.
    case point
    /// Code, mathematics, a placeholder: its text stays as it is, and moves as a whole.
    case verbatim
    /// Ends one part of the text and begins the next, such as a subtitle's cue: its range is empty,
    /// and it stays behind the dividers that it stood behind.
    case divider
  }

  /// How it behaves.
  public var kind: Kind
  /// The text that it encloses, in bytes from the start of the unit's text.
  public var range: Range<Int>
  /// Which of the unit's marks it is, for putting it back.
  public var id: Int
  /// The mark that encloses it in the document, by its `id`; nil for none.
  ///
  /// Ranges alone do not tell whether a point at the end of a span lies in it.
  public var parent: Int?

  /// A mark with these parts.
  public init(kind: Kind, range: Range<Int>, id: Int, parent: Int? = nil) {
    self.kind = kind
    self.range = range
    self.id = id
    self.parent = parent
  }
}
