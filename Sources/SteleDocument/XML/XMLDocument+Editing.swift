import SteleBase
import SteleXML

/// How elements are written again, and others beside them.
extension XMLDocument {
  /// The start tag of the element that begins with `token`, its attributes as they are but for those
  /// that are set, or removed where the value is nil.
  func startTag(of token: Int, setting values: [(name: String, value: String?)] = []) -> [UInt8] {
    let attributes = attributes(of: token)
    var position = name(of: token).endIndex
    var output = Array(bytes[tokens[token].range.lowerBound..<position])
    for attribute in attributes {
      let end = attribute.range.upperBound + 1
      if let change = values.first(where: { attribute.name.elementsEqual($0.name.utf8) }) {
        if let value = change.value {
          output += bytes[position..<attribute.range.lowerBound]
          XMLMarkup.write(value.utf8, quote: attribute.quote, to: &output)
          output.append(attribute.quote)
        }
      } else {
        output += bytes[position..<end]
      }
      position = end
    }
    for (name, value) in values {
      guard let value, !attributes.contains(where: { $0.name.elementsEqual(name.utf8) }) else {
        continue
      }
      output += Array(" \(name)=\"".utf8)
      XMLMarkup.write(value.utf8, quote: UInt8(ascii: "\""), to: &output)
      output.append(UInt8(ascii: "\""))
    }
    return output + [UInt8(ascii: ">")]
  }

  /// The end tag of the element that begins with `token`.
  func endTag(of token: Int) -> [UInt8] {
    Array("</".utf8) + name(of: token) + [UInt8(ascii: ">")]
  }

  /// `local` with the prefix that the name of a tag has.
  func name(_ local: String, besides token: Int) -> [UInt8] {
    let name = name(of: token)
    let prefix = name.firstIndex(of: UInt8(ascii: ":")).map { name[...$0] } ?? []
    return prefix + Array(local.utf8)
  }

  /// The line end and the indentation before an element, or the white space before it in its line;
  /// empty if something else stands before it.
  func indentation(before token: Int) -> [UInt8] {
    guard token > 0, tokens[token - 1].kind == .text else { return [] }
    let text = bytes[tokens[token - 1].range]
    guard text.allSatisfy(\.isSpace) else { return [] }
    guard var start = text.lastIndex(of: 0x0A) else { return Array(text) }
    if start > text.startIndex, text[start - 1] == 0x0D { start -= 1 }
    return Array(text[start...])
  }

  /// Whether there is nothing in an element but white space and comments.
  func isBlank(_ element: Int) -> Bool {
    guard tokens[element].kind == .startTag else { return true }
    return (element + 1..<tokens[element].partner).allSatisfy { token in
      switch tokens[token].kind {
      case .comment, .instruction: true
      case .text, .cdata: text(of: token).allSatisfy(\.isSpace)
      default: false
      }
    }
  }

  /// The first element `name` of `namespace` directly in an element.
  func child(_ name: StaticString, in namespace: String, of element: Int) -> Int? {
    children(of: element).first { isElement($0, name, in: namespace) }
  }
}
