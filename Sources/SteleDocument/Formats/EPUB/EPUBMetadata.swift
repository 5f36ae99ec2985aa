import SteleXML

/// What a book says of itself in its package document.
enum EPUBMetadata {
  private static let dublinCore = "http://purl.org/dc/elements/1.1/"

  /// The parts of `bytes`: titles, descriptions, subjects, the language and the direction of pages.
  static func parts(of bytes: [UInt8]) throws(DocumentError) -> DocumentParts {
    let document = try XMLDocument(bytes, as: .epub)
    var parts = DocumentParts()
    var hasLanguage = false
    for token in document.tokens.indices where document.tokens[token].isElementStart {
      if document.namespace(of: token) == dublinCore {
        switch String(decoding: document.localName(of: token), as: UTF8.self) {
        case "title", "subject", "description":
          parts.addLanguage(of: token, in: document)
          parts.add(textOf: token, of: document)
        case "language" where !hasLanguage:
          // The first one is the book's own.
          if let range = document.contentRange(ofElement: token), !range.isEmpty {
            parts.languageSlots.append(LanguageSlot(range: range))
            hasLanguage = true
          }
        default: continue
        }
      } else if document.isStart(token, of: "package", in: EPUBPackageDocument.namespace) {
        parts.addLanguage(of: token, in: document)
      } else if document.isStart(token, of: "spine", in: EPUBPackageDocument.namespace) {
        parts.languageSlots.append(direction(of: token, in: document))
      } else if document.isStart(token, of: "reference", in: EPUBPackageDocument.namespace),
        let title = document.attribute("title", of: token)
      {
        parts.add(title, of: document)
      }
    }
    return parts
  }

  /// Where the book says from which side its pages go on: they do from the left for languages that are
  /// written to the left.
  ///
  /// For others it stays, since that is how pages were laid out, as those of Japanese are.
  private static func direction(of token: Int, in document: XMLDocument) -> LanguageSlot {
    if let attribute = document.attribute("page-progression-direction", of: token) {
      let old = Array(document.bytes[attribute.range])
      return LanguageSlot(range: attribute.range) { isLeftward($0) ? Array("rtl".utf8) : old }
    }
    let end = document.tokens[token].range.lowerBound + 1 + document.name(of: token).count
    return LanguageSlot(range: end..<end) {
      isLeftward($0) ? Array(" page-progression-direction=\"rtl\"".utf8) : []
    }
  }

  private static func isLeftward(_ code: String) -> Bool {
    code.hasSuffix("_Arab") || code.hasSuffix("_Hebr")
  }
}
