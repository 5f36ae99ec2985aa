/// Writes a text between tags, or in an attribute, with the markup of its marks.
struct XMLTextWriter: SlotWriter {
  var markup = InlineMarkup()
  /// How the text's characters were spelled.
  var spelling = SourceSpelling()
  /// White space around the text.
  var before: [UInt8] = []
  var after: [UInt8] = []
  /// The quote around the text, if it is an attribute's value.
  var quote: UInt8?

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var speller = spelling.speller(for: translation)
    output += before
    output += markup.rendered(translation) { text, output in
      let plain = text.map { $0 == LineWrapping.space ? 0x20 : $0 }
      speller.writeXML(plain[...], quote: quote, to: &output)
    }.filter { $0 != LineWrapping.characterBreak }
    output += after
  }

  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {
    markup.replace(range, ofMark: mark, with: bytes)
  }
}
