import SteleBase
import SteleXML

/// Reads a paragraph as pieces.
struct WordParagraph {
  /// The part, which reads what is in drawings.
  private let word: WordPart
  private(set) var paragraph: OfficeParagraph
  private let dialect: OfficeDialect
  private let depth: Int

  private var part: OfficeXML { word.part }

  /// A reader for a paragraph of `word`, whose elements have a prefix, that lies in as many text
  /// boxes as `depth` says.
  init(word: WordPart, prefix: [UInt8], depth: Int) {
    self.word = word
    self.depth = depth
    dialect = OfficeDialect(kind: .word, prefix: prefix)
    paragraph = OfficeParagraph(dialect)
  }

  /// Reads the paragraph that begins with `token`.
  mutating func read(_ token: Int) {
    readChildren(of: token, whole: nil)
    paragraph.finish()
  }

  /// Reads what is in the element that begins with `token`; `whole` is what of the document is
  /// written anew with each of its pieces, if the element's own tags are not.
  private mutating func readChildren(of token: Int, whole: Range<Int>?) {
    for child in part.xml.children(of: token) {
      let range = whole ?? part.xml.range(ofElement: child)
      guard part.vocabulary(of: child) == .word else {
        readOther(child, range: range)
        continue
      }
      switch part.name(of: child) {
      case "r": WordRun.read(child, range: range, depth: depth, word, &paragraph, dialect)
      case "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "proofErr": continue
      case "ins", "moveTo": readChildren(of: child, whole: range)
      case "del", "moveFrom":
        paragraph.add(OfficePiece(content: .deleted, range: range))
      case "hyperlink", "smartTag", "customXml", "dir", "bdo":
        readElement(child, content: child, whole: whole)
      case "sdt": readControl(child, range: range, whole: whole)
      case "fldSimple": readSimpleField(child, whole: whole)
      case let name where name.hasSuffix("RangeStart") || name == "bookmarkStart":
        readRange(child, range: range) { .rangeStart($0) }
      case let name where name.hasSuffix("RangeEnd") || name == "bookmarkEnd":
        readRange(child, range: range) { .rangeEnd($0) }
      default: readOther(child, range: range)
      }
    }
  }

  /// Reads an element around runs that are in its element `content`.
  private mutating func readElement(_ token: Int, content: Int, whole: Range<Int>?) {
    let xml = part.xml
    let element = xml.range(ofElement: token)
    guard let inner = xml.contentRange(ofElement: content) else {
      paragraph.add(
        OfficePiece(content: .outside(part.element(token)), range: whole ?? element))
      return
    }
    // What says something of the element belongs to what opens it.
    let properties = xml.children(of: content).prefix {
      part.vocabulary(of: $0) == .word
        && ["sdtPr", "smartTagPr", "customXmlPr", "fldData"].contains(part.name(of: $0))
    }
    let start = properties.last.map { xml.range(ofElement: $0).upperBound } ?? inner.lowerBound
    let opening = element.lowerBound..<start
    let closing = inner.upperBound..<element.upperBound
    let open = paragraph.open(Array(part.bytes[opening]), at: whole ?? opening)
    readChildren(of: content, whole: whole)
    paragraph.close(open, Array(part.bytes[closing]), at: whole ?? closing)
  }

  /// Reads a content control.
  private mutating func readControl(_ token: Int, range: Range<Int>, whole: Range<Int>?) {
    let children = part.xml.children(of: token)
    let isBox = children.contains { child in
      part.isStart(child, "sdtPr", .word)
        && part.xml.children(of: child).contains {
          part.xml.localName(of: $0).isEqual(to: "checkbox")
        }
    }
    guard !isBox, let content = children.first(where: { part.isStart($0, "sdtContent", .word) })
    else { return readOther(token, range: range) }
    readElement(token, content: content, whole: whole)
  }

  /// Reads a field that is an element around its result.
  private mutating func readSimpleField(_ token: Int, whole: Range<Int>?) {
    let instruction = Array((part.value("instr", of: token) ?? "").utf8)
    let first = paragraph.pieces.count
    readElement(token, content: token, whole: whole)
    if !OfficeFields.isTranslated(instruction), paragraph.pieces.count > first + 1 {
      paragraph.keep(first)
    }
  }

  private mutating func readRange(
    _ token: Int, range: Range<Int>, edge: ([UInt8]) -> OfficePiece.Edge
  ) {
    let name = part.name(of: token)
    let kind = name.hasSuffix("Start") ? name.dropLast(5) : name.dropLast(3)
    let key = Array("\(kind) \(part.value("id", of: token) ?? "")".utf8)
    paragraph.add(
      OfficePiece(content: .outside(part.element(token)), range: range, edge: edge(key)))
  }

  /// Reads what stands between runs: a formula, a drawing, or what nothing is known of.
  private mutating func readOther(_ token: Int, range: Range<Int>) {
    let bytes = part.element(token)
    let formula = part.vocabulary(of: token) == .mathematics ? formulaText(of: token) : []
    guard formula.isEmpty else {
      paragraph.add(OfficePiece(content: .verbatim(bytes, text: formula), range: range))
      return
    }
    var piece = OfficePiece(content: .outside(bytes), range: range)
    piece.start = part.xml.range(ofElement: token).lowerBound
    piece.inner = word.units(in: (token + 1)..<part.end(of: token), depth: depth + 1)
    paragraph.add(piece)
  }

  /// What a formula's letters are, as far as they are short.
  private func formulaText(of token: Int) -> [UInt8] {
    let text = part.xml.content(of: token)
    let words = text.split { $0 <= 0x20 }
    let joined = Array(words.joined(separator: [0x20]))
    return joined.count <= 60 ? joined : []
  }
}
