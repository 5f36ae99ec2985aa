/// A part of a text that a translation should keep as it is.
public struct ProtectedSpan: Equatable, Sendable {
  /// Where it lies, in UTF-8 bytes from the start of the text.
  public var range: Range<Int>
  /// What it is.
  public var kind: Kind

  /// What a protected part is, as far as it tells how to treat it.
  public enum Kind: Equatable, Sendable {
    /// A tag of HTML, XML or a component: `<b>`, `</b>`, `<br/>`, `<1>`. `name` is where its name
    /// lies in the text.
    case tag(TagForm, name: Range<Int>)
    /// ICU's `{count, plural, …}`, `{kind, select, …}` or `{place, selectordinal, …}`, in which
    /// there are texts to translate.
    case message
    /// Anything else.
    case other
  }

  /// How a tag is written, which does not tell whether another tag matches it: `<br>` is an opening
  /// one.
  public enum TagForm: Equatable, Sendable {
    /// `<name …>`
    case opening
    /// `</name>`
    case closing
    /// `<name …/>`
    case empty
  }

  /// A part at `range`.
  public init(range: Range<Int>, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}
