import SteleXML

/// The table of contents of an EPUB 2 book.
enum EPUBNavigation {
  private static let namespace = "http://www.daisy.org/z3986/2005/ncx/"

  /// The parts of `bytes`: its labels and the book's title.
  static func parts(of bytes: [UInt8]) throws(DocumentError) -> DocumentParts {
    let document = try XMLDocument(bytes, as: .epub)
    var parts = DocumentParts()
    // The author's name stays.
    var authorEnd = 0
    for token in document.tokens.indices where document.tokens[token].isElementStart {
      if document.isStart(token, of: "ncx", in: namespace) {
        parts.addLanguage(of: token, in: document)
      } else if document.isStart(token, of: "docAuthor", in: namespace) {
        authorEnd = document.tokens[token].partner
      } else if document.isStart(token, of: "text", in: namespace), token > authorEnd {
        parts.add(textOf: token, of: document)
      }
    }
    return parts
  }
}
