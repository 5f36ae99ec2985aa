/// A piece of a text with markup, in the order of the document.
enum InlineToken {
  /// Text, its escapes undone.
  case text([UInt8])
  /// A tag that opens an element, which a tag of the same name may close.
  case open(name: [UInt8], markup: [UInt8])
  /// A tag that closes an element.
  case close(name: [UInt8], markup: [UInt8])
  /// Markup that stands between characters.
  case point(markup: [UInt8])
  /// Markup that encloses text that is not translated.
  case verbatim(markup: [UInt8], text: [UInt8])
  /// Markup that ends a part of the text and begins the next.
  case divider(markup: [UInt8])
}
