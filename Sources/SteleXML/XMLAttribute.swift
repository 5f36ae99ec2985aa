/// An attribute of a tag.
package struct XMLAttribute: Sendable {
  /// Its name as it is written, with a prefix if it has one.
  package let name: ArraySlice<UInt8>
  /// Where its value lies in the document, between the quotes.
  package let range: Range<Int>
  /// The value, its references undone.
  package let value: [UInt8]
  /// The quote around it.
  package let quote: UInt8

  /// The name without its prefix.
  package var localName: ArraySlice<UInt8> { XMLName.local(name) }
  /// The prefix of the name; empty for none.
  package var prefix: ArraySlice<UInt8> { XMLName.prefix(name) }
  /// The value as text.
  package var text: String { String(decoding: value, as: UTF8.self) }
}
