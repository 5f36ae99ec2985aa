import SteleBase
import SteleXML

/// A part with text in shapes: a slide, its notes, a layout, a chart, a diagram, or comments on
/// slides.
struct DrawingPart {
  private let part: OfficeXML
  private var parts = DocumentParts()

  /// The parts of `bytes`; of a template, whose placeholders' texts are not shown, without those.
  static func parts(
    of bytes: [UInt8], isTemplate: Bool, as format: DocumentFormat
  ) throws(DocumentError) -> DocumentParts {
    var drawing = DrawingPart(part: try OfficeXML(bytes, as: format))
    drawing.read(isTemplate: isTemplate)
    return drawing.parts
  }

  private init(part: OfficeXML) { self.part = part }

  private mutating func read(isTemplate: Bool) {
    let xml = part.xml
    var index = 0
    while index < xml.tokens.count {
      defer { index += 1 }
      guard xml.tokens[index].isElementStart else { continue }
      let name = xml.localName(of: index)
      switch part.vocabulary(of: index) {
      case .drawing:
        guard name.isEqual(to: "p") else {
          addLanguage(index)
          continue
        }
        readParagraph(index)
        index = xml.tokens[index].partner
      case .presentation:
        if name.isEqual(to: "cNvPr") {
          add(OfficeAttributeText.units(["descr", "title"], of: index, in: part))
        } else if name.isEqual(to: "sp"), isTemplate, isPlaceholder(index) {
          index = xml.tokens[index].partner
        } else if name.isEqual(to: "text"),
          let unit = OfficeAttributeText.unit(
            ofElement: index, in: part)
        {
          add([unit])
          index = xml.tokens[index].partner
        }
      case .chart: readChart(index)
      default: break
      }
    }
  }

  private mutating func add(_ units: [OfficeUnit]) { for unit in units { parts.add(unit) } }

  private mutating func readParagraph(_ token: Int) {
    if let slot = DrawingDirection.slot(ofParagraph: token, in: part) {
      parts.languageSlots.append(slot)
    }
    let found = DrawingParagraph.units(token, of: part)
    add(found.units)
    for place in found.leftOut { parts.leaveOut(place.what, at: place.offset) }
    // The language of what is typed at the paragraph's end.
    if let end = part.xml.children(of: token).last, part.isStart(end, "endParaRPr", .drawing) {
      addLanguage(end)
    }
  }

  /// Notes where text properties outside of runs say a language.
  private mutating func addLanguage(_ token: Int) {
    let name = part.xml.localName(of: token)
    guard name.isEqual(to: "defRPr") || name.isEqual(to: "endParaRPr"),
      let attribute = part.xml.attribute("lang", of: token)
    else { return }
    parts.languageSlots.append(
      LanguageSlot(
        naming: attribute.range, of: part.bytes, saying: attribute.text, tag: OfficeLanguage.tag))
  }

  /// Whether the shape that begins with `token` is a place for what slides have.
  private func isPlaceholder(_ token: Int) -> Bool {
    for child in part.xml.children(of: token).prefix(1) {
      return part.xml.children(of: child).contains { properties in
        part.isStart(properties, "nvPr", .presentation)
          && part.xml.children(of: properties).contains { part.isStart($0, "ph", .presentation) }
      }
    }
    return false
  }

  /// Reads the values that a chart has of its own; those that it takes from a table are that
  /// table's.
  private mutating func readChart(_ token: Int) {
    let name = part.xml.localName(of: token)
    if name.isEqual(to: "tx") {
      readValues(part.xml.children(of: token))
    } else if name.isEqual(to: "strLit") {
      readValues(part.xml.children(of: token).flatMap { part.xml.children(of: $0) })
    }
  }

  private mutating func readValues(_ tokens: [Int]) {
    for token in tokens where part.isStart(token, "v", .chart) {
      if let unit = OfficeAttributeText.unit(ofElement: token, in: part) { add([unit]) }
    }
  }
}
