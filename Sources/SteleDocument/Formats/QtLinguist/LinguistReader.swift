import SteleBase
import SteleXML

/// Qt Linguist's files: messages without a translation get one, in as many forms as Qt wants for the
/// language if they depend on a number.
///
/// What is translated, obsolete or vanished stays, and so do comments and places in the source.
struct LinguistReader {
  private let document: XMLDocument
  private let options: DocumentOptions
  private var parts = DocumentParts()
  private var layout = LinguistLayout()

  /// The parts of `bytes`, which are UTF-8.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    let document = try XMLDocument(bytes, as: .qtLinguist)
    let root = document.root
    guard document.name(of: root).isEqual(to: "TS") else {
      throw document.hasOtherRoot(than: "TS", of: .qtLinguist)
    }
    var reader = LinguistReader(document: document, options: options)
    if reader.addLanguage() { reader.addMessages() }
    reader.parts.layout = reader.layout
    return reader.parts
  }

  private init(document: XMLDocument, options: DocumentOptions) {
    self.document = document
    self.options = options
  }

  private mutating func addMessages() {
    var token = document.root
    while token < document.tokens.count {
      if document.isStart(token, of: "message", in: "") {
        addMessage(token)
        token = document.tokens[token].partner
      }
      token += 1
    }
  }

  // MARK: - The language

  /// Notes where the file says the language of its translations.
  ///
  /// - Returns: false if it is translated from another language, or into one.
  private mutating func addLanguage() -> Bool {
    let root = document.root
    let place = document.tokens[root].range.lowerBound
    if let code = options.sourceLanguage,
      let from = document.attribute("sourcelanguage", of: root), !from.value.isEmpty,
      !LanguageTag.isTag(from.text, of: code)
    {
      parts.leaveOut("text in \(String(forMessage: from.value))", at: place)
      return false
    }
    guard let language = document.attribute("language", of: root) else {
      let end =
        document.attributes(of: root).last.map { $0.range.upperBound + 1 }
        ?? document.name(of: root).endIndex
      parts.languageSlots.append(
        LanguageSlot(
          range: end..<end, prefix: Array(" language=\"".utf8), suffix: [UInt8(ascii: "\"")],
          tag: { Array(LocaleName.posix(of: $0).utf8) }, followsText: true))
      return true
    }
    if let code = options.targetLanguage, !language.value.isEmpty,
      !LanguageTag.isTag(language.text, of: code), hasTranslations
    {
      parts.leaveOut("translations into \(String(forMessage: language.value))", at: place)
      return false
    }
    parts.languageSlots.append(
      LanguageSlot(
        naming: language.range, of: document.bytes, saying: language.text, followsText: true,
        tag: LocaleName.posix))
    return true
  }

  private var hasTranslations: Bool {
    document.tokens.indices.contains { token in
      document.isStart(token, of: "translation", in: "") && hasText(token)
    }
  }

  /// Whether there is text in an element, or a character that no XML document may have.
  private func hasText(_ element: Int) -> Bool {
    guard document.tokens[element].kind == .startTag else { return false }
    return (element + 1..<document.tokens[element].partner).contains { token in
      document.isStart(token, of: "byte", in: "")
        || document.text(of: token).contains { !$0.isSpace }
    }
  }

  // MARK: - Messages

  /// The elements that a translation stands behind.
  private static let elementsBefore = [
    "location", "source", "oldsource", "comment", "oldcomment", "extracomment", "translatorcomment",
  ]

  private mutating func addMessage(_ message: Int) {
    let children = document.children(of: message)
    guard let source = document.child("source", in: "", of: message),
      let range = document.contentRange(ofElement: source)
    else { return }
    let old = children.first { document.isElement($0, "translation", in: "") }
    let isNumerus = document.attribute("numerus", of: message)?.value.isEqual(to: "yes") == true
    let forms = isNumerus ? old.map(numerusForms) ?? [] : []
    if let old {
      let isUnfinished = document.attribute("type", of: old)?.value.isEqual(to: "unfinished")
      let isFull = forms.isEmpty ? hasText(old) : forms.allSatisfy(hasText)
      guard isUnfinished == true, !isFull else { return }
    }
    let pieces = LinguistText(of: source, in: document).pieces
    guard !pieces.nestTooDeeply else {
      parts.leaveOut("text whose elements nest too deeply", at: range.lowerBound)
      return
    }
    guard
      let text = XMLInlineText(
        pieces, in: range, of: document, syntax: XMLReferenceSyntax(escapesQuotes: true))
    else { return }
    let last = children.last { child in
      Self.elementsBefore.contains { document.name(of: child).elementsEqual($0.utf8) }
    }
    var entry = place(of: old, behind: last ?? source, besides: source)
    entry.unit = parts.units.count
    entry.writer.text = text.writer
    if isNumerus { addForms(forms, of: old, besides: source, to: &entry) }
    layout.entries.append(entry)
    parts.units.append(
      TextUnit(text: text.text, marks: text.marks, line: range.lowerBound))
  }

  /// Where a translation goes, and its tags.
  private func place(of old: Int?, behind last: Int, besides source: Int) -> LinguistLayout.Entry {
    let type = options.marksFuzzy ? "unfinished" : nil
    guard let old else {
      let end = document.range(ofElement: last).upperBound
      let tag = type.map { "<translation type=\"\($0)\">" } ?? "<translation>"
      return LinguistLayout.Entry(
        range: end..<end,
        writer: LinguistWriter(
          opening: document.indentation(before: source) + Array(tag.utf8),
          closing: Array("</translation>".utf8)))
    }
    return LinguistLayout.Entry(
      range: document.range(ofElement: old),
      writer: LinguistWriter(
        opening: document.startTag(of: old, setting: [("type", type), ("variants", nil)]),
        closing: document.endTag(of: old)))
  }

  private func numerusForms(of translation: Int) -> [Int] {
    document.children(of: translation).filter { document.isElement($0, "numerusform", in: "") }
  }

  private func addForms(
    _ forms: [Int], of translation: Int?, besides source: Int, to entry: inout LinguistLayout.Entry
  ) {
    let outer = document.indentation(before: translation ?? source)
    let isInLines = outer.contains(0x0A)
    entry.writer.formIndentation =
      forms.first.map { document.indentation(before: $0) }
      ?? (isInLines ? outer + Array("    ".utf8) : [])
    entry.writer.closing =
      (forms.isEmpty
        ? outer
        : document.indentation(before: document.tokens[translation ?? source].partner))
      + entry.writer.closing
    entry.forms = forms.map { form in
      hasText(form) ? Array(document.bytes[document.range(ofElement: form)]) : nil
    }
    entry.isNumerus = true
  }
}
