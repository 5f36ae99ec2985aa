import SteleXML

/// The names of OpenDocument's elements, with the prefixes that its specification gives them.
///
/// Source: Open Document Format for Office Applications, version 1.3, part 3.
enum OpenDocumentName {
  private static let base = "urn:oasis:names:tc:opendocument:xmlns:"

  /// Prefixes by the namespaces that they stand for.
  private static let prefixes: [String: String] = {
    var prefixes = [
      "http://purl.org/dc/elements/1.1/": "dc",
      "http://www.w3.org/1998/Math/MathML": "math",
      "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    ]
    let names = [
      "office": "office", "text": "text", "table": "table", "drawing": "draw", "dr3d": "dr3d",
      "presentation": "presentation", "style": "style", "meta": "meta", "form": "form",
      "script": "script", "chart": "chart", "datastyle": "number", "manifest": "manifest",
      "xsl-fo-compatible": "fo", "svg-compatible": "svg", "smil-compatible": "smil",
    ]
    for (name, prefix) in names { prefixes["\(base)\(name):1.0"] = prefix }
    return prefixes
  }()

  /// The namespace that `prefix` stands for in the specification.
  static func namespace(_ name: StaticString) -> String { "\(base)\(name):1.0" }

  /// The name of a tag's element, such as `text:p`; without a prefix if OpenDocument does not know
  /// its namespace.
  static func name(of token: Int, in document: XMLDocument) -> String {
    let local = String(decoding: document.localName(of: token), as: UTF8.self)
    return prefixes[document.namespace(of: token)].map { "\($0):\(local)" } ?? local
  }
}
