import SteleXML

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
      write(text.map { $0 == LineWrapping.space ? 0x20 : $0 }[...], by: &speller, to: &output)
    }.filter { $0 != LineWrapping.characterBreak }
    output += after
  }

  private func write(
    _ text: ArraySlice<UInt8>, by speller: inout SourceSpelling.Speller, to output: inout [UInt8]
  ) {
    var position = text.startIndex
    while position < text.endIndex {
      let character = SourceSpelling.character(at: position, of: text)
      switch speller.choice(at: position, of: text, behind: output) {
      case .spelled(let spelling): output += spelling
      case .plain where isSafe(character, behind: output): output += character
      case .plain, .unknown: XMLMarkup.write(character, quote: quote, to: &output)
      }
      position = character.endIndex
    }
  }

  /// Whether a character that the text had plainly may stand so here as well.
  private func isSafe(_ character: ArraySlice<UInt8>, behind output: [UInt8]) -> Bool {
    switch character.first {
    case quote?, UInt8(ascii: "<"), UInt8(ascii: "&"): false
    case UInt8(ascii: ">"): output.last != UInt8(ascii: "]")
    default: true
    }
  }

  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {
    markup.replace(range, ofMark: mark, with: bytes)
  }
}
