import SteleBase
import SteleXML

/// What tells the text styles of a document apart, so that what a word processor cut for no reason is
/// found.
struct OpenDocumentStyles {
  /// The look that a style gives to text, by its name; nil for one that gives none.
  private var looks: [[UInt8]: Int?] = [:]
  private var numbers: [[UInt8]: Int] = [:]

  /// What word processors note of how a text was written, which is nothing to see: when it was edited,
  /// and its language.
  private static let unseen: Set<String> = [
    "rsid", "paragraph-rsid", "language", "country", "script", "rfc-language-tag",
    "language-asian", "country-asian", "script-asian", "rfc-language-tag-asian",
    "language-complex", "country-complex", "script-complex", "rfc-language-tag-complex",
  ]

  /// Reads the automatic text styles of `document`.
  init(of document: XMLDocument) {
    let style = OpenDocumentName.namespace("style")
    let office = OpenDocumentName.namespace("office")
    for (index, token) in document.tokens.enumerated() where token.kind == .startTag {
      guard document.isStart(index, of: "automatic-styles", in: office) else { continue }
      for child in document.children(of: index)
      where document.isStart(child, of: "style", in: style) {
        read(child, of: document)
      }
    }
  }

  private mutating func read(_ token: Int, of document: XMLDocument) {
    var name: [UInt8]?
    var isText = false
    var look: [UInt8] = []
    for attribute in document.attributes(of: token) {
      let local = String(decoding: attribute.localName, as: UTF8.self)
      switch local {
      case "name": name = attribute.value
      case "family": isText = attribute.value.isEqual(to: "text")
      case "display-name": continue
      default: look += Self.line(attribute)
      }
    }
    guard let name, isText else { return }
    for child in document.children(of: token) {
      let attributes = document.attributes(of: child).filter {
        !Self.unseen.contains(String(decoding: $0.localName, as: UTF8.self))
      }
      let hasMore = !document.children(of: child).isEmpty
      guard !attributes.isEmpty || hasMore else { continue }
      look += document.name(of: child)
      for attribute in attributes { look += Self.line(attribute) }
      if let content = document.contentRange(ofElement: child) { look += document.bytes[content] }
    }
    looks[name] = look.isEmpty ? .some(nil) : number(of: look)
  }

  private static func line(_ attribute: XMLAttribute) -> [UInt8] {
    Array("\n\(String(decoding: attribute.name, as: UTF8.self))=".utf8) + attribute.value
  }

  /// The number of a look: the same for what looks the same.
  private mutating func number(of look: [UInt8]) -> Int {
    if let number = numbers[look] { return number }
    numbers[look] = numbers.count
    return numbers.count - 1
  }

  /// What the element that begins with `token` has in common with its like; nil for a span that does
  /// not change how its text looks.
  mutating func kind(of token: Int, in document: XMLDocument) -> Int? {
    let text = OpenDocumentName.namespace("text")
    guard document.isElement(token, "span", in: text) else {
      return number(of: Array(document.bytes[document.tokens[token].range]))
    }
    let attributes = document.attributes(of: token)
    guard let first = attributes.first else { return nil }
    guard attributes.count == 1, first.localName.isEqual(to: "style-name") else {
      return number(of: Array(document.bytes[document.tokens[token].range]))
    }
    if let look = looks[first.value] { return look }
    return number(of: Array("style ".utf8) + first.value)
  }
}
