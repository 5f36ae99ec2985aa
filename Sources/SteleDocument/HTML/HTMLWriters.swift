/// Writes a text with its tags.
struct HTMLTextWriter: SlotWriter {
  var markup: InlineMarkup

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = markup.rendered(translation) { text, output in
      HTMLEscapes.write(text, quote: nil, to: &output)
    }
    output += text.lazy.map { $0 == LineWrapping.space ? 0x20 : $0 }
  }

  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {
    guard markup.entries.indices.contains(mark) else { return }
    let offset = markup.entries[mark].openingOffset
    markup.entries[mark].opening.replaceSubrange(
      (range.lowerBound + offset)..<(range.upperBound + offset), with: bytes)
  }
}

/// Writes the value of an attribute.
struct HTMLAttributeWriter: SlotWriter {
  /// White space around the text.
  let before: [UInt8]
  let after: [UInt8]
  /// The quote around the value, if there is one.
  let quote: UInt8?

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = before + translation.text + after
    if quote == nil { output.append(UInt8(ascii: "\"")) }
    HTMLEscapes.write(text[...], quote: quote ?? UInt8(ascii: "\""), to: &output)
    if quote == nil { output.append(UInt8(ascii: "\"")) }
  }
}

enum HTMLEscapes {
  /// Writes `text` so that it is not markup; `quote` must not occur if it is part of a value.
  static func write(_ text: ArraySlice<UInt8>, quote: UInt8?, to output: inout [UInt8]) {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "&"):
        let next = index + 1 < text.endIndex ? text[index + 1] : 0x20
        output.append(text[index])
        if next.isASCIILetter || next == UInt8(ascii: "#") { output += "amp;".utf8 }
      case UInt8(ascii: "\"") where quote == text[index]: output += "&quot;".utf8
      case UInt8(ascii: "'") where quote == text[index]: output += "&#39;".utf8
      case 0xA0 where index > text.startIndex && text[index - 1] == 0xC2:
        output.removeLast()
        output += "&nbsp;".utf8
      default: output.append(text[index])
      }
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
      let label = name.map(\.lowercased)
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
        isContentType = bytes[attribute.value].map(\.lowercased).elementsEqual("content-type".utf8)
      case "content": content = bytes[attribute.value]
      default: break
      }
    }
    return isContentType ? value(of: "charset", in: content) : content.prefix(0)
  }

  /// The value behind `key=` in `text`, without quotes.
  private static func value(of key: StaticString, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let lowered = text.map(\.lowercased)
    guard let start = lowered.indices.first(where: { lowered.has(key, at: $0) }) else {
      return text.prefix(0)
    }
    let isSeparator = { (byte: UInt8) in byte.isSpace || "=\"'".utf8.contains(byte) }
    return text.dropFirst(start + key.utf8CodeUnitCount).drop(while: isSeparator)
      .prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "?") && !isSeparator($0) }
  }
}
