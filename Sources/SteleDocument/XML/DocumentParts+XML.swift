import SteleXML

extension DocumentParts {
  /// Adds the text of the element that begins with `token`; elements in it stay as they are.
  mutating func add(textOf token: Int, of document: XMLDocument) {
    guard document.tokens[token].kind == .startTag else { return }
    var run = XMLRun()
    var index = token + 1
    while index < document.tokens[token].partner {
      switch document.tokens[index].kind {
      case .text, .cdata: run.add(textOf: index, of: document)
      default: run.add(elementAt: index, of: document)
      }
      index = document.tokens[index].partner + 1
    }
    guard let stretch = run.stretch(of: document) else { return }
    add(
      stretch.unit.text, marks: stretch.unit.marks, in: stretch.range, writer: stretch.writer)
  }

  /// Adds the value of an attribute, unless it refers to something that is declared elsewhere.
  mutating func add(_ attribute: XMLAttribute, of document: XMLDocument) {
    let unit = MarkedUnit([.text(attribute.value)])
    guard unit.hasText, !XMLRun.isBlank(unit.text) else { return }
    var spelling = SourceSpelling()
    document.addSpelling(ofTextAt: attribute.range, to: &spelling)
    // What is no reference to a character would be escaped.
    guard document.hasOnlyCharacterReferences(attribute.range) else { return }
    add(
      unit.text, in: attribute.range,
      writer: XMLTextWriter(spelling: spelling, quote: attribute.quote))
  }

  /// Adds the `xml:lang` of the element that begins with `token`, if it has one.
  mutating func addLanguage(of token: Int, in document: XMLDocument) {
    guard let language = document.attribute("xml:lang", of: token), !language.range.isEmpty else {
      return
    }
    languageSlots.append(
      LanguageSlot(naming: language.range, of: document.bytes, saying: language.text))
  }
}

extension XMLDocument {
  /// Whether each `&` in `range` begins a reference to a character, not to an entity of the document.
  func hasOnlyCharacterReferences(_ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while let found = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) {
      guard let known = XMLMarkup.reference(at: found, of: bytes[range]) else { return false }
      position = known.end
    }
    return true
  }
}
