import SteleXML

/// Where a paragraph of a shape says whether it runs from right to left.
enum DrawingDirection {
  /// What the paragraph that begins with `token` is to say for the target language; nil if it has
  /// nothing in it.
  static func slot(ofParagraph token: Int, in part: OfficeXML) -> LanguageSlot? {
    let xml = part.xml
    guard xml.tokens[token].kind == .startTag else { return nil }
    let name = xml.name(of: token)
    let prefix = Array(name.dropLast(xml.localName(of: token).count))
    let first = (token + 1..<xml.tokens[token].partner).first { xml.tokens[$0].isElementStart }
    guard let first, part.isStart(first, "pPr", .drawing) else {
      let place = xml.tokens[token].range.upperBound
      let element = "<".utf8 + prefix + "pPr rtl=\"1\"/>".utf8
      return slot(place..<place, rightToLeft: element, leftToRight: [])
    }
    if let attribute = xml.attribute("rtl", of: first) {
      return slot(attribute.range, rightToLeft: [0x31], leftToRight: [0x30])
    }
    let place = xml.tokens[first].range.lowerBound + 1 + xml.name(of: first).count
    return slot(place..<place, rightToLeft: Array(" rtl=\"1\"".utf8), leftToRight: [])
  }

  private static func slot(
    _ range: Range<Int>, rightToLeft: [UInt8], leftToRight: [UInt8]
  ) -> LanguageSlot {
    LanguageSlot(
      range: range,
      tag: { OfficeLanguage.isRightToLeft($0) ? rightToLeft : leftToRight }, followsText: true)
  }
}
