import SteleXML

/// Reads a paragraph of a shape, a cell, a chart or a diagram.
enum DrawingParagraph {
  /// The text of the paragraph that begins with `token`, and what is left as it is.
  static func units(
    _ token: Int, of part: OfficeXML
  ) -> (units: [OfficeUnit], leftOut: [(what: String, offset: Int)]) {
    let xml = part.xml
    let name = xml.name(of: token)
    let dialect = OfficeDialect(
      kind: .drawing, prefix: Array(name.dropLast(xml.localName(of: token).count)))
    var paragraph = OfficeParagraph(dialect)
    for child in xml.children(of: token) {
      let range = xml.range(ofElement: child)
      guard part.vocabulary(of: child) == .drawing else {
        // A formula, mostly.
        paragraph.add(OfficePiece(content: .outside(part.element(child)), range: range))
        continue
      }
      switch part.name(of: child) {
      case "pPr", "endParaRPr": continue
      case "r": read(run: child, of: part, to: &paragraph, dialect)
      case "br":
        var piece = OfficePiece(content: .outside(part.element(child)), range: range)
        piece.space = 0x20
        paragraph.add(piece)
      case "fld":
        let text = xml.children(of: child).filter { part.isStart($0, "t", .drawing) }
          .flatMap { xml.content(of: $0) }.split { $0 <= 0x20 }.joined(separator: [0x20])
        paragraph.add(
          OfficePiece(content: .verbatim(part.element(child), text: Array(text)), range: range))
      default: paragraph.add(OfficePiece(content: .outside(part.element(child)), range: range))
      }
    }
    paragraph.finish()
    return OfficeUnitBuilder.units(of: paragraph)
  }

  private static func read(
    run token: Int, of part: OfficeXML, to paragraph: inout OfficeParagraph,
    _ dialect: OfficeDialect
  ) {
    let xml = part.xml
    let range = xml.range(ofElement: token)
    var properties = OfficeRunProperties()
    var text: [UInt8] = []
    for child in xml.children(of: token) {
      if part.isStart(child, "rPr", .drawing) {
        properties = OfficeRunProperties(child, of: part, dialect)
      } else if part.isStart(child, "t", .drawing) {
        text += xml.content(of: child)
      }
    }
    guard xml.tokens[token].kind == .startTag, !text.isEmpty, !properties.isSymbols else {
      return paragraph.add(OfficePiece(content: .outside(part.element(token)), range: range))
    }
    let run = paragraph.number(
      of: OfficeRun(
        startTag: xml.tag(of: token), properties: properties,
        endTag: xml.tag(of: xml.tokens[token].partner)))
    OfficeTextPieces.add(text, run: run, range: range, to: &paragraph)
  }
}
