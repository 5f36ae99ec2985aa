import SteleXML

/// What a book says of itself in its package document.
struct EPUBMetadata {
  private static let dublinCore = "http://purl.org/dc/elements/1.1/"
  /// Languages that are written from right to left.
  private static let leftward: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi",
  ]

  private let document: XMLDocument
  private var parts = DocumentParts()
  /// The tag of the book's language, which is the first that it names.
  private var language: String?
  /// The types of the parts that the book lists, by their names in it.
  private var mediaTypes: [[UInt8]: String] = [:]

  /// The parts of `bytes`: titles, descriptions, subjects, the language and the direction of pages.
  static func parts(of bytes: [UInt8]) throws(DocumentError) -> DocumentParts {
    var metadata = EPUBMetadata(document: try XMLDocument(bytes, as: .epub))
    for token in metadata.document.tokens.indices
    where metadata.document.tokens[token].isElementStart {
      metadata.read(token)
    }
    return metadata.parts
  }

  private init(document: XMLDocument) { self.document = document }

  private mutating func read(_ token: Int) {
    let name = String(decoding: document.localName(of: token), as: UTF8.self)
    guard document.namespace(of: token) != Self.dublinCore else {
      return read(token, named: name)
    }
    switch name {
    case "package": parts.addLanguage(of: token, in: document)
    case "item":
      if let id = document.attribute("id", of: token) {
        mediaTypes[id.value] = document.attribute("media-type", of: token)?.text
      }
    case "spine": parts.languageSlots.append(direction(of: token))
    case "itemref":
      guard let id = document.attribute("idref", of: token), let type = mediaTypes[id.value],
        EPUBPackageDocument.kind(of: type) == nil
      else { return }
      parts.leaveOut("a page that is no XHTML", at: document.tokens[token].range.lowerBound)
    case "reference":
      if let title = document.attribute("title", of: token) { parts.add(title, of: document) }
    default: return
    }
  }

  /// Reads an element of Dublin Core.
  private mutating func read(_ token: Int, named name: String) {
    switch name {
    case "title", "subject":
      parts.addLanguage(of: token, in: document)
      parts.add(textOf: token, of: document)
    case "description":
      parts.addLanguage(of: token, in: document)
      EPUBDescription.add(token, of: document, to: &parts)
    case "language" where language == nil:
      guard let range = document.contentRange(ofElement: token), !range.isEmpty else { return }
      let tag = String(decoding: document.content(of: token)[...].trimmed, as: UTF8.self)
      parts.languageSlots.append(
        LanguageSlot(naming: range, of: document.bytes, saying: tag))
      language = tag
    default: return
    }
  }

  /// Where the book says from which side its pages go on: from the left for languages that are written
  /// to the left.
  ///
  /// A book in Japanese goes so, too, and keeps doing so: its pages were laid out for it.
  private func direction(of token: Int) -> LanguageSlot {
    let tag = language ?? ""
    let wasLeftward = Self.leftward.contains(LanguageTag.primary(of: tag))
    if let attribute = document.attribute("page-progression-direction", of: token) {
      let old = Array(document.bytes[attribute.range])
      return LanguageSlot(range: attribute.range) { code in
        // A book that is in the language goes as its publisher has it.
        if LanguageTag.isTag(tag, of: code) { return old }
        return Self.isLeftward(code) ? Array("rtl".utf8) : wasLeftward ? Array("ltr".utf8) : old
      }
    }
    let end = document.tokens[token].range.lowerBound + 1 + document.name(of: token).count
    return LanguageSlot(range: end..<end) { code in
      Self.isLeftward(code) && !LanguageTag.isTag(tag, of: code)
        ? Array(" page-progression-direction=\"rtl\"".utf8) : []
    }
  }

  private static func isLeftward(_ code: String) -> Bool {
    code.hasSuffix("_Arab") || code.hasSuffix("_Hebr")
  }
}
