import SteleBase
import SteleXML

/// A part of a package as XML, which no document type may change.
struct OfficeXML {
  let xml: XMLDocument
  /// The vocabularies of the namespaces that were met.

  init(_ bytes: [UInt8], as format: DocumentFormat) throws(DocumentError) {
    xml = try XMLDocument(bytes, as: format)
    if let type = xml.tokens.first(where: { $0.kind == .documentType }) {
      throw .malformed(
        format, at: type.range.lowerBound, of: bytes, "it has a document type, which may not be")
    }
  }

  var bytes: [UInt8] { xml.bytes }

  /// Whether a token begins the element `name` of `vocabulary`.
  func isStart(_ token: Int, _ name: StaticString, _ vocabulary: OfficeVocabulary) -> Bool {
    xml.tokens[token].isElementStart && xml.localName(of: token).isEqual(to: name)
      && OfficeVocabulary(namespace: xml.namespace(of: token)) == vocabulary
  }

  /// The vocabulary of the element that a token begins; nil for any other.
  func vocabulary(of token: Int) -> OfficeVocabulary? {
    OfficeVocabulary(namespace: xml.namespace(of: token))
  }

  /// The local name of the element that a token begins.
  func name(of token: Int) -> String { String(decoding: xml.localName(of: token), as: UTF8.self) }

  /// The value of an attribute by its local name, whatever its prefix.
  func value(_ name: StaticString, of token: Int) -> String? {
    xml.attributes(of: token).first { $0.localName.isEqual(to: name) }?.text
  }

  /// The bytes of the element that begins with a token.
  func element(_ token: Int) -> [UInt8] { Array(bytes[xml.range(ofElement: token)]) }

  /// The token behind the element that begins with `token`.
  func end(of token: Int) -> Int { xml.tokens[token].partner + 1 }

  /// Whether what a property element switches is on: it is unless its value says otherwise.
  func isOn(_ token: Int) -> Bool {
    guard let value = value("val", of: token) else { return true }
    return !["0", "false", "off", "none"].contains(value)
  }
}
