import SteleBase
import SteleXML

/// Writes a text with its tags.
struct HTMLTextWriter: SlotWriter {
  var markup: InlineMarkup
  let spelling: SourceSpelling
  let syntax: HTMLSyntax

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var speller = spelling.speller(for: translation)
    let text = markup.rendered(translation) { text, output in
      HTMLEscapes.write(text, quote: nil, syntax: syntax, speller: &speller, to: &output)
    }
    let layout = SourceLayout(breaksBetweenCharacters: false, linesBeginBlocks: false)
    for line in layout.lines(of: text, over: original) { output += line.opening + line.text }
  }

  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {
    markup.replace(range, ofMark: mark, with: bytes)
  }
}

/// Writes the value of an attribute.
struct HTMLAttributeWriter: SlotWriter {
  /// White space around the text.
  let before: [UInt8]
  let after: [UInt8]
  /// The quote around the value, if there is one.
  let quote: UInt8?
  let spelling: SourceSpelling
  let syntax: HTMLSyntax

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var speller = spelling.speller(for: translation)
    let text = before + translation.text + after
    if quote == nil { output.append(UInt8(ascii: "\"")) }
    HTMLEscapes.write(
      text[...], quote: quote ?? UInt8(ascii: "\""), syntax: syntax, speller: &speller,
      to: &output)
    if quote == nil { output.append(UInt8(ascii: "\"")) }
  }
}

enum HTMLEscapes {
  /// Writes `text` so that it is not markup, spelled as the page spells it where it may be; `quote`
  /// must not occur if it is part of a value.
  static func write(
    _ text: ArraySlice<UInt8>, quote: UInt8?, syntax: HTMLSyntax,
    speller: inout SourceSpelling.Speller, to output: inout [UInt8]
  ) {
    var position = text.startIndex
    while position < text.endIndex {
      let character = SourceSpelling.character(at: position, of: text)
      switch speller.choice(at: position, of: text, behind: output) {
      case .spelled(let spelling): output += spelling
      case .plain where isSafe(character, quote: quote, syntax: syntax, behind: output):
        output += character
      case .plain where syntax == .xml, .unknown where syntax == .xml:
        writeXML(character, quote: quote, to: &output)
      case .plain, .unknown: escape(character, of: text, quote: quote, to: &output)
      }
      position = character.endIndex
    }
  }

  /// Whether a character that the text had plainly may stand so here as well.
  private static func isSafe(
    _ character: ArraySlice<UInt8>, quote: UInt8?, syntax: HTMLSyntax, behind output: [UInt8]
  ) -> Bool {
    if let quote, character.first == quote { return false }
    guard syntax == .xml else { return true }
    return switch character.first {
    case UInt8(ascii: "<"), UInt8(ascii: "&"): false
    case UInt8(ascii: ">"): output.last != UInt8(ascii: "]")
    default: true
    }
  }

  private static func writeXML(
    _ character: ArraySlice<UInt8>, quote: UInt8?, to output: inout [UInt8]
  ) {
    // White space means the same in all of a value; no reference is needed.
    let isSpace = character.first?.isSpace == true
    XMLMarkup.write(character, quote: isSpace ? nil : quote, to: &output)
  }

  private static func escape(
    _ character: ArraySlice<UInt8>, of text: ArraySlice<UInt8>, quote: UInt8?,
    to output: inout [UInt8]
  ) {
    switch text[character.startIndex] {
    case UInt8(ascii: "<"): output += "&lt;".utf8
    case UInt8(ascii: ">"): output += "&gt;".utf8
    case UInt8(ascii: "&"):
      let next = character.endIndex < text.endIndex ? text[character.endIndex] : 0x20
      output += character
      if next.isASCIILetter || next == UInt8(ascii: "#") { output += "amp;".utf8 }
    case UInt8(ascii: "\"") where quote == UInt8(ascii: "\""): output += "&quot;".utf8
    case UInt8(ascii: "'") where quote == UInt8(ascii: "'"): output += "&#39;".utf8
    case 0xC2 where character.elementsEqual([0xC2, 0xA0]): output += "&nbsp;".utf8
    default: output += character
    }
  }
}

/// Checks what a page says of its encoding.
enum HTMLEncoding {
  /// An error if `tokens` name another encoding than UTF-8, in which the translation is written.
  static func check(
    _ tokens: [HTMLTokenizer.Token], of bytes: [UInt8]
  ) throws(DocumentError) {
    for token in tokens {
      let name: ArraySlice<UInt8>
      if token.kind == .startTag, token.name.elementsEqual("meta".utf8) {
        name = declared(by: token, of: bytes)
      } else if token.kind == .comment, bytes.has("<?xml", at: token.range.lowerBound) {
        name = value(of: "encoding", in: bytes[token.range])
      } else {
        continue
      }
      let label = name.map(\.asciiLowercased)
      let isUnicode =
        label.isEmpty || label.starts(with: "utf".utf8) || label.starts(with: "unicode".utf8)
      guard isUnicode else {
        var lines = LineCounter(bytes)
        throw .unsupportedEncoding(
          String(forMessage: name), line: lines.line(at: token.range.lowerBound))
      }
    }
  }

  private static func declared(
    by token: HTMLTokenizer.Token, of bytes: [UInt8]
  ) -> ArraySlice<UInt8> {
    var attributes = HTMLAttributes(of: token, in: bytes)
    var isContentType = false
    var content = bytes[0..<0]
    while let attribute = attributes.next() {
      switch String(decoding: attribute.name, as: UTF8.self) {
      case "charset": return bytes[attribute.value].trimmed
      case "http-equiv":
        isContentType = bytes[attribute.value].map(\.asciiLowercased).elementsEqual(
          "content-type".utf8)
      case "content": content = bytes[attribute.value]
      default: break
      }
    }
    return isContentType ? value(of: "charset", in: content) : content.prefix(0)
  }

  /// The value behind `key=` in `text`, without quotes.
  private static func value(of key: StaticString, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let lowered = text.map(\.asciiLowercased)
    guard let start = lowered.indices.first(where: { lowered.has(key, at: $0) }) else {
      return text.prefix(0)
    }
    let isSeparator = { (byte: UInt8) in byte.isSpace || "=\"'".utf8.contains(byte) }
    return text.dropFirst(start + key.utf8CodeUnitCount).drop(while: isSeparator)
      .prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "?") && !isSeparator($0) }
  }
}
