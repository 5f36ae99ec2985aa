import SteleBase

/// What stands in tags and text that expat has checked, and how text is written.
package enum XMLMarkup {
  static func name(of tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = tag.dropFirst(tag.dropFirst().first == UInt8(ascii: "/") ? 2 : 1)
    return start.prefix {
      !$0.isASCIIWhiteSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">")
    }
  }

  static func attributes(of tag: ArraySlice<UInt8>) -> [XMLAttribute] {
    var attributes: [XMLAttribute] = []
    var rest = tag[name(of: tag).endIndex...]
    while true {
      rest = rest.drop(while: \.isASCIIWhiteSpace)
      guard let first = rest.first, first != UInt8(ascii: ">"), first != UInt8(ascii: "/") else {
        return attributes
      }
      let name = rest.prefix { !$0.isASCIIWhiteSpace && $0 != UInt8(ascii: "=") }
      rest = rest[name.endIndex...].drop { $0.isASCIIWhiteSpace || $0 == UInt8(ascii: "=") }
      guard let quote = rest.first, let end = rest.dropFirst().firstIndex(of: quote) else {
        return attributes
      }
      let value = rest[(rest.startIndex + 1)..<end]
      attributes.append(
        XMLAttribute(
          name: name, range: value.startIndex..<value.endIndex, value: unescaped(value),
          quote: quote))
      rest = rest[(end + 1)...]
    }
  }

  /// `text` with XML's five references and those by number undone, and line ends as line feeds.
  package static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D }) else {
      return Array(text)
    }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var position = text.startIndex
    while position < text.endIndex {
      let byte = text[position]
      if byte == UInt8(ascii: "&"), let reference = reference(at: position, of: text) {
        output += reference.text
        position = reference.end
        continue
      }
      position += 1
      if byte == 0x0D {
        output.append(0x0A)
        if position < text.endIndex, text[position] == 0x0A { position += 1 }
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// The reference at `start` of `text`: what it stands for and where it ends; nil for one to an
  /// entity of the document.
  package static func reference(
    at start: Int, of text: ArraySlice<UInt8>
  ) -> (text: [UInt8], end: Int)? {
    guard let end = text[start...].prefix(16).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = text[(start + 1)..<end]
    if name.first == UInt8(ascii: "#") {
      let isHexadecimal = name.dropFirst().first == UInt8(ascii: "x")
      let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
      guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      return (Array(String(scalar).utf8), end + 1)
    }
    let character: UInt8
    switch String(decoding: name, as: UTF8.self) {
    case "amp": character = UInt8(ascii: "&")
    case "lt": character = UInt8(ascii: "<")
    case "gt": character = UInt8(ascii: ">")
    case "quot": character = UInt8(ascii: "\"")
    case "apos": character = UInt8(ascii: "'")
    default: return nil
    }
    return ([character], end + 1)
  }

  /// Writes text so that it can stand between tags, or in an attribute between these quotes.
  ///
  /// Characters that no XML document may have are left out.
  package static func write(
    _ text: some Collection<UInt8>, quote: UInt8? = nil, to output: inout [UInt8]
  ) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      // `]]>` may not stand in text.
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "\"") where quote == byte: output += "&quot;".utf8
      case UInt8(ascii: "'") where quote == byte: output += "&apos;".utf8
      case 0x09 where quote != nil: output += "&#9;".utf8
      case 0x0A where quote != nil: output += "&#10;".utf8
      case 0x0D: output += "&#13;".utf8
      case 0x09, 0x0A, 0x20...: output.append(byte)
      default: break
      }
    }
  }
}
