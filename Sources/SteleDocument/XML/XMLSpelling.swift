import SteleXML

extension SourceSpelling.Speller {
  /// Writes `text` between tags, or in an attribute between these quotes, spelled as the document
  /// spells it where that is safe; else quotation marks become references if `escapesQuotes`.
  mutating func writeXML(
    _ text: ArraySlice<UInt8>, quote: UInt8? = nil, escapesQuotes: Bool = false,
    to output: inout [UInt8]
  ) {
    var position = text.startIndex
    while position < text.endIndex {
      let character = SourceSpelling.character(at: position, of: text)
      switch choice(at: position, of: text, behind: output) {
      case .spelled(let spelling): output += spelling
      case .plain where Self.isSafe(character, quote: quote, behind: output): output += character
      case .plain, .unknown:
        let isMark = escapesQuotes && "\"'".utf8.contains(text[position])
        XMLMarkup.write(character, quote: isMark ? text[position] : quote, to: &output)
      }
      position = character.endIndex
    }
  }

  /// Whether a character that the text had plainly may stand so here as well.
  private static func isSafe(
    _ character: ArraySlice<UInt8>, quote: UInt8?, behind output: [UInt8]
  ) -> Bool {
    switch character.first {
    case quote?, UInt8(ascii: "<"), UInt8(ascii: "&"): false
    case UInt8(ascii: ">"): output.last != UInt8(ascii: "]")
    default: true
    }
  }
}
