import SteleXML

/// The table of contents of an EPUB 2 book.
enum EPUBNavigation {
  /// The parts of `bytes`: its labels and the book's title.
  static func parts(of bytes: [UInt8]) throws(DocumentError) -> DocumentParts {
    let document = try XMLDocument(bytes, as: .epub)
    var parts = DocumentParts()
    // The author's name stays.
    var authorEnd = 0
    for token in document.tokens.indices where document.tokens[token].isElementStart {
      if document.isStart(token, of: "ncx") {
        parts.addLanguage(of: token, in: document)
      } else if document.isStart(token, of: "docAuthor") {
        authorEnd = document.tokens[token].partner
      } else if document.isStart(token, of: "text"), token > authorEnd {
        parts.add(textOf: token, of: document)
      }
    }
    return parts
  }
}
