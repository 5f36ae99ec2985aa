import SteleXML

/// Where a paragraph says whether it runs from right to left.
enum WordDirection {
  /// What the schema has before it in a paragraph's properties.
  private static let earlier: Set<String> = [
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN",
  ]

  /// What the paragraph that begins with `token` is to say for the target language; nil if it has
  /// nothing in it.
  static func slot(ofParagraph token: Int, in part: OfficeXML) -> LanguageSlot? {
    let xml = part.xml
    guard xml.tokens[token].kind == .startTag else { return nil }
    let name = xml.name(of: token)
    let prefix = Array(name.dropLast(xml.localName(of: token).count))
    let element = "<".utf8 + prefix + "bidi/>".utf8
    guard let properties = firstChild(of: token, in: part),
      part.isStart(properties, "pPr", .word)
    else {
      return inserted(
        at: xml.tokens[token].range.upperBound,
        "<".utf8 + prefix + "pPr>".utf8 + element + "</".utf8 + prefix + "pPr>".utf8)
    }
    guard let content = xml.contentRange(ofElement: properties) else {
      let own = part.element(properties)
      return slot(
        xml.range(ofElement: properties),
        rightToLeft: "<".utf8 + prefix + "pPr>".utf8 + element + "</".utf8 + prefix + "pPr>".utf8,
        leftToRight: own)
    }
    var place = content.lowerBound
    for child in xml.children(of: properties) where part.vocabulary(of: child) == .word {
      let name = part.name(of: child)
      if name == "bidi" {
        let own = part.element(child)
        let isOn = part.isOn(child)
        return slot(
          xml.range(ofElement: child), rightToLeft: isOn ? own : element,
          leftToRight: isOn ? [] : own)
      }
      if earlier.contains(name) { place = xml.range(ofElement: child).upperBound }
    }
    return inserted(at: place, element)
  }

  private static func firstChild(of token: Int, in part: OfficeXML) -> Int? {
    var next = token + 1
    while next < part.xml.tokens[token].partner {
      if part.xml.tokens[next].isElementStart { return next }
      next += 1
    }
    return nil
  }

  private static func inserted(at place: Int, _ bytes: [UInt8]) -> LanguageSlot {
    slot(place..<place, rightToLeft: bytes, leftToRight: [])
  }

  private static func slot(
    _ range: Range<Int>, rightToLeft: [UInt8], leftToRight: [UInt8]
  ) -> LanguageSlot {
    LanguageSlot(
      range: range,
      tag: { OfficeLanguage.isRightToLeft($0) ? rightToLeft : leftToRight }, followsText: true)
  }
}
