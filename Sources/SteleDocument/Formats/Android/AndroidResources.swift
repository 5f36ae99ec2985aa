import SteleBase
import SteleXML

/// The strings of an Android application: `string`, the items of `string-array`, and `plurals`, which
/// get the quantities that the language of the translation has.
///
/// What is marked as not translatable stays, and so do references to other resources.
struct AndroidResources {
  private let document: XMLDocument
  private let options: DocumentOptions
  private var parts = DocumentParts()
  private var layout = AndroidLayout()

  private static let toolsNamespace = "http://schemas.android.com/tools"
  /// The namespace of `g`, which encloses what is not to be translated.
  private static let xliffNamespace = "urn:oasis:names:tc:xliff:document:1.2"

  /// The parts of `bytes`, which are UTF-8.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    let document = try XMLDocument(bytes, as: .android)
    let root = document.root
    guard document.name(of: root).isEqual(to: "resources") else {
      throw document.hasOtherRoot(than: "resources", of: .android)
    }
    var resources = AndroidResources(document: document, options: options)
    resources.read()
    resources.layout.slots = resources.parts.slots
    resources.parts.layout = resources.layout
    return resources.parts
  }

  private init(document: XMLDocument, options: DocumentOptions) {
    self.document = document
    self.options = options
  }

  private mutating func read() {
    let root = document.root
    guard isTranslatable(root), addLanguage(of: root) else { return }
    for resource in document.children(of: root) where isTranslatable(resource) {
      switch String(decoding: document.name(of: resource), as: UTF8.self) {
      case "string": addText(of: resource)
      case "item" where document.attribute("type", of: resource)?.text == "string":
        addText(of: resource)
      case "string-array":
        for item in items(of: resource) where isTranslatable(item) { addText(of: item) }
      case "plurals": addPlurals(resource)
      default: continue
      }
    }
  }

  private func isTranslatable(_ token: Int) -> Bool {
    document.attribute("translatable", of: token)?.value.isEqual(to: "false") != true
  }

  private func items(of resource: Int) -> [Int] {
    document.children(of: resource).filter { document.name(of: $0).isEqual(to: "item") }
  }

  /// Notes where the file says its language, if it does.
  ///
  /// - Returns: false if that is not the one to translate.
  private mutating func addLanguage(of root: Int) -> Bool {
    guard let locale = document.attribute("locale", in: Self.toolsNamespace, of: root) else {
      return true
    }
    if let code = options.sourceLanguage, !LanguageTag.isTag(locale.text, of: code) {
      parts.leaveOut(
        "text in \(String(forMessage: locale.value))",
        at: document.tokens[root].range.lowerBound)
      return false
    }
    parts.languageSlots.append(
      LanguageSlot(
        naming: locale.range, of: document.bytes, saying: locale.text, followsText: true))
    return true
  }

  // MARK: - Texts

  /// Adds the text of an element and gives its number as a unit; nil if it has none.
  @discardableResult
  private mutating func addText(of element: Int) -> Int? {
    guard let range = document.contentRange(ofElement: element), !isReference(element) else {
      return nil
    }
    let found = pieces(of: element)
    let quotes = quotes(around: found)
    let (pieces, markup) = quotes == nil ? AndroidQuotes.divided(found, of: document) : (found, [])
    guard !pieces.nestTooDeeply else {
      parts.leaveOut("text whose elements nest too deeply", at: range.lowerBound)
      return nil
    }
    let syntax = AndroidSyntax(
      quotes: quotes, markup: markup,
      hasEscapes: document.bytes[range].contains(UInt8(ascii: "\\")))
    guard let text = XMLInlineText(pieces, in: range, of: document, syntax: syntax),
      TextUnit(text: text.text, marks: text.marks).hasLetters
    else { return nil }
    parts.add(text.text, marks: text.marks, in: range, writer: text.writer)
    return parts.units.count - 1
  }

  /// Whether the value is a reference to another resource or to an attribute of a theme.
  private func isReference(_ element: Int) -> Bool {
    let value = document.content(of: element)[...].trimmed
    guard let first = value.first else { return false }
    let isName = value.dropFirst().allSatisfy {
      $0.isASCIIAlphanumeric || "_.:/+*$-".utf8.contains($0)
    }
    switch first {
    case UInt8(ascii: "@"):
      return isName
        && (value.contains(UInt8(ascii: "/")) || value.elementsEqual("@null".utf8)
          || value.elementsEqual("@empty".utf8))
    case UInt8(ascii: "?"): return isName && value.count > 1
    default: return false
    }
  }

  private func pieces(of element: Int) -> [XMLTextPiece] {
    var pieces: [XMLTextPiece] = []
    var token = element + 1
    while token < document.tokens[element].partner {
      let range = document.tokens[token].range
      switch document.tokens[token].kind {
      case .text, .cdata: document.addText(token, to: &pieces)
      case .comment, .instruction, .documentType, .emptyTag:
        pieces.append(.point(range, isOrdered: false))
      case .startTag where document.isElement(token, "g", in: Self.xliffNamespace):
        pieces.append(
          .verbatim(document.range(ofElement: token), text: document.content(of: token)))
        token = document.tokens[token].partner
      case .startTag: pieces.append(.elementStart(range))
      case .endTag: pieces.append(.elementEnd(range))
      }
      token += 1
    }
    return pieces
  }

  /// The quotation marks around a text without markup, and all between them; nil if there are none,
  /// or others between them.
  private func quotes(around pieces: [XMLTextPiece]) -> Range<Int>? {
    let range: Range<Int>
    let isCDATA: Bool
    switch pieces.first {
    case .text(let text) where pieces.count == 1: (range, isCDATA) = (text, false)
    case .cdata(let text) where pieces.count == 1: (range, isCDATA) = (text, true)
    default: return nil
    }
    var quotes: Range<Int>?
    for character in AndroidCharacters(range, isCDATA: isCDATA, in: document.bytes) {
      if character.kind == .quote {
        guard let first = quotes else {
          quotes = character.range
          continue
        }
        guard first.count == 1 else { return nil }
        quotes = first.lowerBound..<character.range.upperBound
      } else if character.kind != .space, quotes.map({ $0.count > 1 }) ?? true {
        return nil
      }
    }
    return quotes.flatMap { $0.count > 1 ? $0 : nil }
  }

  // MARK: - Plural forms

  private mutating func addPlurals(_ resource: Int) {
    var plural = AndroidLayout.Plural()
    for item in items(of: resource) {
      guard let quantity = document.attribute("quantity", of: item)?.text else { continue }
      plural.quantities.insert(quantity)
      guard let unit = addText(of: item) else { continue }
      let form = AndroidLayout.Form(unit: unit, slot: parts.slots.count - 1)
      if quantity == "one" { plural.one = form }
      guard quantity == "other" else { continue }
      plural.other = form
      let start = document.tokens[item].range.lowerBound
      plural.offset = start
      plural.closing = document.endTag(of: item) + document.indentation(before: item)
      for name in ["zero", "one", "two", "few", "many"] {
        plural.openings[name] = document.startTag(of: item, setting: [("quantity", name)])
      }
    }
    guard let other = plural.other else { return }
    if let one = plural.one {
      plural.haveSameFormats = MessageFormats.areSame(
        parts.units[one.unit].text, parts.units[other.unit].text)
    }
    layout.plurals.append(plural)
  }
}
