import SteleBase
import SteleXML

/// XLIFF 1.0 to 1.2 and 2.0 to 2.2: units without a translation get one.
///
/// Translations that are there stay, unless their state says that they are none. Segments stay as
/// they are; notes, other translations and all that other tools need stay as well.
struct XLIFFReader {
  let document: XMLDocument
  let options: DocumentOptions
  /// The namespace of XLIFF's elements, which differs by version; empty for none.
  let namespace: String
  /// The version that the document says it has.
  let version: String
  var parts = DocumentParts()
  /// Annotations of the unit that exclude text and go on in its next segment.
  var openProtections: Set<[UInt8]> = []
  /// Whether the language of translations is that of the text, as in a template, whose targets may be
  /// copies of their sources.
  private var isTemplate = false

  /// What holds for the units in an element.
  struct Scope {
    /// The last token of the element.
    var end: Int
    var translates = true
    var preservesSpace = false
  }

  /// What the names of XLIFF's namespaces begin with.
  private static let namespacePrefix = "urn:oasis:names:tc:xliff:document:"

  /// The parts of `bytes`, which are UTF-8.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    let document = try XMLDocument(bytes, as: .xliff)
    let root = document.root
    let namespace = document.namespace(of: root)
    guard document.localName(of: root).isEqual(to: "xliff"),
      namespace.isEmpty || namespace.hasPrefix(namespacePrefix)
    else {
      throw document.hasOtherRoot(than: "xliff", of: .xliff)
    }
    var reader = XLIFFReader(
      document: document, options: options, namespace: namespace,
      version: document.attribute("version", of: root)?.text ?? "")
    reader.read()
    return reader.parts
  }

  /// Whether it is of the second major version, whose units have segments.
  private var hasSegments: Bool {
    version.hasPrefix("2") || namespace.hasPrefix(Self.namespacePrefix + "2")
  }

  private mutating func read() {
    let root = document.root
    if hasSegments {
      guard addLanguage(of: root, source: "srcLang", target: "trgLang") else { return }
    }
    let tokens = document.tokens
    var scopes = [Scope(end: tokens.count)]
    var token = root
    while token < tokens.count {
      while scopes.count > 1, let last = scopes.last, last.end < token { scopes.removeLast() }
      guard tokens[token].isElementStart, let outer = scopes.last else {
        token += 1
        continue
      }
      let scope = scope(of: token, in: outer)
      if isElement(token, "file"), !hasSegments,
        !addLanguage(of: token, source: "source-language", target: "target-language")
      {
        token = tokens[token].partner + 1
      } else if isElement(token, hasSegments ? "unit" : "trans-unit") {
        if scope.translates {
          if hasSegments { addUnit(token, in: scope) } else { addTransUnit(token, in: scope) }
        }
        token = tokens[token].partner + 1
      } else {
        if tokens[token].kind == .startTag { scopes.append(scope) }
        token += 1
      }
    }
  }

  /// Whether a tag is of XLIFF's element `name`.
  func isElement(_ token: Int, _ name: StaticString) -> Bool {
    document.isElement(token, name, in: namespace)
  }

  /// What holds for an element within what holds for the one around it.
  func scope(of token: Int, in outer: Scope) -> Scope {
    var scope = outer
    scope.end = document.tokens[token].partner
    for attribute in document.attributes(of: token) {
      if attribute.name.isEqual(to: "translate") {
        scope.translates = !attribute.value.isEqual(to: "no")
      } else if attribute.name.isEqual(to: "xml:space") {
        scope.preservesSpace = attribute.value.isEqual(to: "preserve")
      }
    }
    return scope
  }
}

// MARK: - Languages

extension XLIFFReader {
  /// Notes where an element says the language of translations.
  ///
  /// - Returns: false if what is in it is translated from another language, or into one.
  private mutating func addLanguage(
    of token: Int, source: StaticString, target: StaticString
  ) -> Bool {
    let place = document.tokens[token].range.lowerBound
    let from = document.attribute(source, of: token)
    if let code = options.sourceLanguage, let from, !LanguageTag.isTag(from.text, of: code) {
      parts.leaveOut("text in \(String(forMessage: from.value))", at: place)
      return false
    }
    isTemplate = false
    guard let into = document.attribute(target, of: token) else {
      let end = from.map { $0.range.upperBound + 1 } ?? document.name(of: token).endIndex
      parts.languageSlots.append(
        LanguageSlot(
          range: end..<end, prefix: Array(" \(target)=\"".utf8), suffix: [UInt8(ascii: "\"")],
          tag: { Array(LanguageTag.bcp47(of: $0).utf8) }, followsText: true))
      return true
    }
    isTemplate =
      from.map { LanguageTag.primary(of: $0.text) == LanguageTag.primary(of: into.text) } ?? false
    if let code = options.targetLanguage, !LanguageTag.isTag(into.text, of: code),
      hasTranslations(token)
    {
      parts.leaveOut("translations into \(String(forMessage: into.value))", at: place)
      return false
    }
    parts.languageSlots.append(
      LanguageSlot(
        naming: into.range, of: document.bytes, saying: into.text, followsText: true))
    return true
  }

  /// Whether an element has a target that holds a translation.
  private func hasTranslations(_ element: Int) -> Bool {
    var source: Int?
    for token in element..<document.tokens[element].partner {
      if document.isStart(token, of: "source", in: namespace) {
        source = token
      } else if document.isStart(token, of: "target", in: namespace), !document.isBlank(token),
        !isCopy(token, of: source)
      {
        return true
      }
    }
    return false
  }

  /// Whether a target is a template's copy of its source, which is no translation.
  func isCopy(_ target: Int, of source: Int?) -> Bool {
    guard isTemplate, let source, let range = document.contentRange(ofElement: source),
      let copy = document.contentRange(ofElement: target)
    else { return false }
    return document.bytes[range] == document.bytes[copy]
  }
}

// MARK: - Targets

extension XLIFFReader {
  /// Where a target goes, and its tags.
  struct Target {
    var range: Range<Int>
    var opening: [UInt8]
    var closing: [UInt8]
  }

  /// The place for the target of `source`, which takes the place of `old`, or comes behind `last`;
  /// `changes` are attributes of its start tag that are set or removed.
  func target(
    of source: Int, old: Int?, behind last: Int, changes: [(name: String, value: String?)]
  ) -> Target {
    if let old {
      return Target(
        range: document.range(ofElement: old),
        opening: document.startTag(of: old, setting: changes), closing: document.endTag(of: old))
    }
    let end = document.range(ofElement: last).upperBound
    let name = document.name("target", besides: source)
    var opening = document.indentation(before: last) + [UInt8(ascii: "<")] + name
    if let space = document.attribute("xml:space", of: source) {
      opening += Array(" xml:space=\"".utf8) + document.bytes[space.range] + [UInt8(ascii: "\"")]
    }
    for case (let name, let value?) in changes { opening += Array(" \(name)=\"\(value)\"".utf8) }
    return Target(
      range: end..<end, opening: opening + [UInt8(ascii: ">")],
      closing: Array("</".utf8) + name + [UInt8(ascii: ">")])
  }

  /// Adds the translations of `segments`, elements in `source` or that itself, and the target that
  /// holds them; what else is in `source` is copied.
  mutating func add(_ target: Target, of source: Int, segments: [Int], in scope: Scope) {
    guard let content = document.contentRange(ofElement: source) else { return }
    var texts: [XMLInlineText] = []
    var position = content.lowerBound
    for segment in segments {
      guard let range = document.contentRange(ofElement: segment),
        var text = inlineText(of: segment, in: scope)
      else { continue }
      text.writer.prefix =
        (texts.isEmpty ? target.opening : []) + document.bytes[position..<range.lowerBound]
      texts.append(text)
      position = range.upperBound
    }
    guard !texts.isEmpty else { return }
    texts[texts.count - 1].writer.suffix =
      document.bytes[position..<content.upperBound] + target.closing
    var range = target.range
    for text in texts {
      add(text, in: range, isWrittenEmpty: texts.count > 1)
      range = range.upperBound..<range.upperBound
    }
  }

  /// Adds a text whose translation goes to `range`.
  mutating func add(_ text: XMLInlineText, in range: Range<Int>, isWrittenEmpty: Bool) {
    parts.add(text.text, marks: text.marks, in: range, writer: text.writer)
    parts.slots[parts.slots.count - 1].isWrittenAlways = true
    parts.slots[parts.slots.count - 1].isWrittenEmpty = isWrittenEmpty
  }

  /// Adds a tag that is written with the translation of the unit that is added next.
  mutating func add(tag: [UInt8], in range: Range<Int>, isWrittenEmpty: Bool) {
    var slot = Slot(range: range, unit: parts.units.count, writer: FixedWriter(bytes: tag))
    slot.isWrittenAlways = true
    slot.isWrittenEmpty = isWrittenEmpty
    parts.slots.append(slot)
  }
}
