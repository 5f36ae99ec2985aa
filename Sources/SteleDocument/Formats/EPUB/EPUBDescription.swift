import SteleXML

/// The description of a book, which many programs write as HTML.
enum EPUBDescription {
  /// Adds the text of the element that begins with `token`.
  static func add(_ token: Int, of document: XMLDocument, to parts: inout DocumentParts) {
    let content = token + 1
    let isText =
      document.tokens[token].partner == content + 1 && document.tokens[content].kind == .text
    guard isText, let range = document.contentRange(ofElement: token) else {
      return parts.add(textOf: token, of: document)
    }
    let page = document.text(of: content)
    guard page.contains(UInt8(ascii: "<")), document.hasOnlyCharacterReferences(range) else {
      return parts.add(textOf: token, of: document)
    }
    var inner = HTMLDocument.parts(ofFragment: page, sourceLanguage: nil)
    let places = places(of: range, in: document, count: page.count)
    for index in inner.slots.indices {
      let slot = inner.slots[index]
      inner.slots[index].range = places[slot.range.lowerBound]..<places[slot.range.upperBound]
      inner.slots[index].writer = EscapedWriter(inner: slot.writer)
    }
    for index in inner.units.indices {
      inner.units[index].line = places[min(inner.units[index].line, page.count)]
    }
    parts.add(inner, at: 0)
  }

  /// Where each byte of a text, and its end, lies in the document that has it with references.
  private static func places(
    of range: Range<Int>, in document: XMLDocument, count: Int
  ) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(count + 1)
    var position = range.lowerBound
    while position < range.upperBound {
      if document.bytes[position] == UInt8(ascii: "&"),
        let reference = XMLMarkup.reference(at: position, of: document.bytes[range])
      {
        places += [Int](repeating: position, count: reference.text.count)
        position = reference.end
      } else if document.bytes[position] == 0x0D, position + 1 < range.upperBound,
        document.bytes[position + 1] == 0x0A
      {
        places.append(position)
        position += 2
      } else {
        places.append(position)
        position += 1
      }
    }
    places.append(range.upperBound)
    return places
  }
}

/// Writes what another writer writes as text of XML.
private struct EscapedWriter: SlotWriter {
  var inner: any SlotWriter

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var written: [UInt8] = []
    inner.write(translation, over: XMLMarkup.unescaped(original)[...], to: &written)
    XMLMarkup.write(written, to: &output)
  }

  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {
    // What lies in the text is escaped with it.
    inner.replace(range, ofMark: mark, with: XMLMarkup.unescaped(bytes[...]))
  }
}
