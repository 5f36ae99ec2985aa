import SteleBase
import SteleXML

/// What says how the text of a run looks, and in which language it is.
struct OfficeRunProperties: Sendable {
  struct Child: Sendable {
    var name: String
    var bytes: [UInt8]
    /// What it is if it says a language.
    var language: OfficeLanguageElement?
  }

  /// The tag that begins it; all of an empty one, and nothing where there are none.
  var startTag: [UInt8] = []
  var children: [Child] = []
  var endTag: [UInt8] = []
  /// Where the start tag says the language, if it does.
  var languageRange: Range<Int>?
  /// What runs that look alike have in common.
  private(set) var key: [UInt8] = []
  /// Whether the text is not shown.
  private(set) var isHidden = false
  /// Whether its characters are pictures.
  private(set) var isSymbols = false

  /// No properties.
  init() {}

  /// The properties that begin with `token`.
  init(_ token: Int, of part: OfficeXML, _ dialect: OfficeDialect) {
    let xml = part.xml
    startTag = xml.tag(of: token)
    let isEmpty = xml.tokens[token].kind == .emptyTag
    if !isEmpty { endTag = xml.tag(of: xml.tokens[token].partner) }
    for child in xml.children(of: token) {
      let name = part.name(of: child)
      let language =
        dialect.kind == .word && name == "lang" ? OfficeLanguageElement(child, of: part) : nil
      children.append(Child(name: name, bytes: part.element(child), language: language))
      if dialect.kind == .word { note(child, of: part) }
    }
    switch dialect.kind {
    case .word:
      // An empty element says nothing, and has no room for a language.
      if isEmpty { startTag = [] }
    case .drawing: noteAttributes(token, of: part)
    }
  }

  private mutating func note(_ child: Int, of part: OfficeXML) {
    let name = part.name(of: child)
    switch name {
    case "vanish": isHidden = part.isOn(child)
    case "rFonts":
      let fonts = part.xml.attributes(of: child)
      isSymbols = fonts.contains {
        $0.localName.isEqual(to: "ascii") && Self.symbolFonts.contains($0.text.lowercased())
      }
      // The hint says only which font characters take that several have.
      for font in fonts where !font.localName.isEqual(to: "hint") {
        key += name.utf8 + font.localName + font.value + [0]
      }
      return
    default: break
    }
    if !Self.isIrrelevant(name, child, of: part) {
      key += part.element(child) + [0]
    }
  }

  private static let symbolFonts: Set<String> = [
    "symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "zapf dingbats",
    "zapfdingbats", "marlett",
  ]

  /// Whether a property says nothing that a reader sees, or so little that a program that cut the
  /// text must have set it: what the direction or the language of a text needs, checks of spelling,
  /// the width of letters.
  private static func isIrrelevant(_ name: String, _ child: Int, of part: OfficeXML) -> Bool {
    switch name {
    case "lang", "noProof", "rPrChange", "rtl", "cs", "bCs", "iCs", "szCs", "kern", "webHidden",
      "snapToGrid", "ins", "del", "moveFrom", "moveTo", "ligatures", "numForm", "cntxtAlts":
      return true
    case "spacing":
      // In twentieths of a point; what is spaced to be seen has more.
      guard let width = part.value("val", of: child).flatMap(Int.init) else { return false }
      return abs(width) <= 10
    case "w":
      guard let percent = part.value("val", of: child).flatMap(Int.init) else { return false }
      return (95...105).contains(percent)
    default: return false
    }
  }

  private mutating func noteAttributes(_ token: Int, of part: OfficeXML) {
    let start = part.xml.tokens[token].range.lowerBound
    for attribute in part.xml.attributes(of: token) {
      switch String(decoding: attribute.name, as: UTF8.self) {
      case "lang":
        languageRange = (attribute.range.lowerBound - start)..<(attribute.range.upperBound - start)
      case "altLang", "dirty", "err", "noProof", "smtClean", "smtId", "bmk", "kumimoji", "kern":
        continue
      case "spc" where abs(Int(attribute.text) ?? 1000) <= 50: continue
      case let name: key += name.utf8 + attribute.value + [0]
      }
    }
    for child in children {
      key += child.bytes + [0]
      let text = String(decoding: child.bytes, as: UTF8.self).lowercased()
      if child.name == "latin" || child.name == "sym" {
        isSymbols =
          isSymbols
          || child.name == "latin" && Self.symbolFonts.contains { text.contains("\"\($0)\"") }
      }
    }
  }

  /// The properties of text in the language with the NLLB code `language`.
  func rendered(in language: String?, _ dialect: OfficeDialect) -> [UInt8] {
    guard let language else {
      return startTag + children.flatMap(\.bytes) + endTag
    }
    switch dialect.kind {
    case .word: return word(in: language, dialect)
    case .drawing:
      var startTag = startTag
      if let languageRange,
        !LanguageTag.isTag(String(decoding: startTag[languageRange], as: UTF8.self), of: language)
      {
        startTag.replaceSubrange(languageRange, with: OfficeLanguage.tag(of: language).utf8)
      }
      return startTag + children.flatMap(\.bytes) + endTag
    }
  }

  private func word(in language: String, _ dialect: OfficeDialect) -> [UInt8] {
    var children = children.filter { !["lang", "rtl", "cs", "rPrChange"].contains($0.name) }
    if OfficeLanguage.isRightToLeft(language) {
      // Such text takes weight, slope and size from properties of its own.
      for (name, complex) in [("b", "bCs"), ("i", "iCs"), ("sz", "szCs")] {
        guard let index = children.firstIndex(where: { $0.name == name }),
          !children.contains(where: { $0.name == complex })
        else { continue }
        let rest = children[index].bytes.dropFirst(1 + dialect.prefix.count + name.utf8.count)
        children.insert(
          Child(
            name: complex, bytes: "<".utf8 + dialect.prefix + complex.utf8 + rest), at: index + 1)
      }
      insert(Child(name: "rtl", bytes: "<".utf8 + dialect.prefix + "rtl/>".utf8), into: &children)
    }
    if let own = self.children.lazy.compactMap(\.language).first {
      insert(Child(name: "lang", bytes: own.rendered(in: language)), into: &children)
    }
    if children.isEmpty { return [] }
    let open = startTag.isEmpty ? "<".utf8 + dialect.prefix + "rPr>".utf8 : startTag
    let close = startTag.isEmpty ? "</".utf8 + dialect.prefix + "rPr>".utf8 : endTag
    return open + children.flatMap(\.bytes) + close
  }

  /// What the schema has behind a direction and a language.
  private static let last: Set<String> = [
    "em", "eastAsianLayout", "specVanish", "oMath", "glow", "reflection", "textOutline", "textFill",
    "scene3d", "props3d", "ligatures", "numForm", "numSpacing", "stylisticSets", "cntxtAlts",
  ]

  private func insert(_ child: Child, into children: inout [Child]) {
    let index =
      children.firstIndex { other in
        Self.last.contains(other.name) && !(child.name == "lang" && other.name == "em")
      } ?? children.endIndex
    children.insert(child, at: index)
  }
}
