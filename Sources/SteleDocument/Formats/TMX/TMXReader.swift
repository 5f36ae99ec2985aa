import SteleBase
import SteleXML

/// Translation memories as documents: a unit of one without a text in the target language gets one.
///
/// Texts of other languages, properties and notes stay.
struct TMXReader {
  private let document: XMLDocument
  private let options: DocumentOptions
  private var parts = DocumentParts()
  private var layout = TMXLayout()

  /// The parts of `bytes`, which are UTF-8.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    let document = try XMLDocument(bytes, as: .tmx)
    let root = document.root
    guard document.localName(of: root).isEqual(to: "tmx") else {
      throw document.hasOtherRoot(than: "tmx", of: .tmx)
    }
    var reader = TMXReader(document: document, options: options)
    reader.read()
    reader.parts.layout = reader.layout
    return reader.parts
  }

  private init(document: XMLDocument, options: DocumentOptions) {
    self.document = document
    self.options = options
  }

  private mutating func read() {
    let namespace = document.namespace(of: document.root)
    var language = ""
    var token = document.root
    while token < document.tokens.count {
      if document.isStart(token, of: "header", in: namespace) {
        language = document.attribute("srclang", of: token)?.text ?? ""
      } else if document.isStart(token, of: "tu", in: namespace) {
        addUnit(token, sourceLanguage: document.attribute("srclang", of: token)?.text ?? language)
        token = document.tokens[token].partner
      }
      token += 1
    }
  }

  private mutating func addUnit(_ unit: Int, sourceLanguage: String) {
    let namespace = document.namespace(of: unit)
    var variants: [Variant] = []
    for child in document.children(of: unit) where document.isElement(child, "tuv", in: namespace) {
      guard let language = language(of: child) else { continue }
      variants.append(
        Variant(
          token: child, language: language,
          segment: document.child("seg", in: namespace, of: child)))
    }
    guard let source = self.source(of: variants, sourceLanguage), let segment = source.segment,
      let range = document.contentRange(ofElement: segment)
    else { return }
    if let code = options.targetLanguage,
      variants.contains(where: { LanguageTag.isTag($0.language.text, of: code) && isFull($0) })
    {
      return
    }
    guard let pieces = pieces(of: segment), !pieces.nestTooDeeply else {
      parts.leaveOut("text whose elements nest too deeply", at: range.lowerBound)
      return
    }
    let syntax = XMLReferenceSyntax(
      joinsLines: !preservesSpace([unit, source.token, segment]))
    guard let text = XMLInlineText(pieces, in: range, of: document, syntax: syntax) else { return }
    layout.entries.append(
      TMXLayout.Entry(
        unit: parts.units.count, writer: text.writer,
        existing: variants.map { existing($0) }, added: added(besides: source, segment)))
    parts.units.append(
      TextUnit(text: text.text, marks: text.marks, line: range.lowerBound))
  }

  /// The attribute that tells a text's language; the second is that of old versions.
  private func language(of variant: Int) -> XMLAttribute? {
    document.attribute("xml:lang", of: variant) ?? document.attribute("lang", of: variant)
  }

  /// A unit's text in a language.
  private struct Variant {
    var token: Int
    var language: XMLAttribute
    var segment: Int?
  }

  /// The text that is translated: that in the language which is asked for, or in the unit's own.
  private func source(of variants: [Variant], _ sourceLanguage: String) -> Variant? {
    if let code = options.sourceLanguage {
      let tag = LanguageTag.bcp47(of: code).lowercased()
      return variants.first { $0.language.text.lowercased() == tag }
        ?? variants.first { LanguageTag.isTag($0.language.text, of: code) }
    }
    return variants.first { $0.language.text.lowercased() == sourceLanguage.lowercased() }
      ?? variants.first {
        LanguageTag.primary(of: $0.language.text) == LanguageTag.primary(of: sourceLanguage)
      }
  }

  private func isFull(_ variant: Variant) -> Bool {
    variant.segment.map { !document.isBlank($0) } ?? false
  }

  private func preservesSpace(_ elements: [Int]) -> Bool {
    elements.contains {
      document.attribute("xml:space", of: $0)?.value.isEqual(to: "preserve") == true
    }
  }
}

// MARK: - Places for translations

extension TMXReader {
  /// A text that is there, and where a translation goes if it is empty.
  private func existing(_ variant: Variant) -> TMXLayout.Existing {
    var existing = TMXLayout.Existing(language: variant.language.text)
    if let segment = variant.segment, document.isBlank(segment) {
      existing.place = TMXLayout.Place(
        range: document.range(ofElement: segment), opening: document.startTag(of: segment),
        closing: document.endTag(of: segment))
    }
    return existing
  }

  /// Where a text goes that is not there: behind `source`, laid out as that is.
  private func added(besides source: Variant, _ segment: Int) -> TMXLayout.Added {
    let end = document.range(ofElement: source.token).upperBound
    let indentation = document.indentation(before: segment)
    var middle = [UInt8(ascii: "\""), UInt8(ascii: ">")] + indentation
    if options.marksFuzzy {
      let property = document.name("prop", besides: source.token)
      middle += Array("<".utf8) + property + Array(" type=\"x-origin\">machine translation</".utf8)
      middle += property + [UInt8(ascii: ">")] + indentation
    }
    return TMXLayout.Added(
      offset: end,
      opening: document.indentation(before: source.token) + [UInt8(ascii: "<")]
        + document.name(of: source.token) + [0x20] + source.language.name
        + Array("=\"".utf8),
      middle: middle + Array("<".utf8) + document.name(of: segment) + [UInt8(ascii: ">")],
      closing: document.endTag(of: segment)
        + document.indentation(before: document.tokens[source.token].partner)
        + document.endTag(of: source.token))
  }
}

// MARK: - Inline elements

extension TMXReader {
  /// What is in a segment; nil if it is no start tag's.
  private mutating func pieces(of segment: Int) -> [XMLTextPiece]? {
    guard document.tokens[segment].kind == .startTag else { return nil }
    var pieces: [XMLTextPiece] = []
    var token = segment + 1
    while token < document.tokens[segment].partner {
      let range = document.tokens[token].range
      switch document.tokens[token].kind {
      case .text, .cdata: document.addText(token, to: &pieces)
      case .comment, .instruction, .documentType:
        pieces.append(.point(range, isOrdered: false))
      case .endTag: pieces.append(.elementEnd(range))
      case .startTag, .emptyTag:
        let piece = piece(of: token)
        pieces.append(piece)
        if case .elementStart = piece { break }
        token = document.tokens[token].partner
      }
      token += 1
    }
    return pieces
  }

  private mutating func piece(of token: Int) -> XMLTextPiece {
    let whole = document.range(ofElement: token)
    let name = document.localName(of: token)
    let isCode = ["bpt", "ept", "ph", "it", "ut"].contains { name.elementsEqual($0.utf8) }
    if isCode { leaveOutSubflows(of: token) }
    let id = document.attribute("i", of: token)?.value ?? []
    switch String(decoding: name, as: UTF8.self) {
    case "bpt": return .codeStart(name: id, whole)
    case "ept": return .codeEnd(name: id, whole)
    case "ph": return .point(whole, isOrdered: false)
    // What it begins or ends is in another text, or not told.
    case "it", "ut": return .point(whole, isOrdered: true)
    default:
      return document.tokens[token].kind == .emptyTag
        ? .point(whole, isOrdered: false) : .elementStart(document.tokens[token].range)
    }
  }

  /// Notes that text within code stays.
  private mutating func leaveOutSubflows(of token: Int) {
    for child in document.children(of: token)
    where document.localName(of: child).isEqual(to: "sub") && !document.isBlank(child) {
      parts.leaveOut("text within code", at: document.tokens[child].range.lowerBound)
    }
  }
}
