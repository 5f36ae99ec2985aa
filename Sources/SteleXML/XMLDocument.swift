import SteleBase

/// An XML document as tokens that know where they lie, so that it can be changed in places and stay as
/// it is elsewhere.
///
/// expat has checked it: tags are balanced, and names and references are right. Entities that the
/// document declares are not expanded: a reference to one stays text as it is written. Nothing
/// outside of the document is read.
package struct XMLDocument: Sendable {
  /// Elements that nest more deeply are refused.
  package static let maximumDepth = 512
  /// Documents of more tokens are refused.
  package static let maximumTokenCount = 16 << 20

  /// The document, which is UTF-8.
  package let bytes: [UInt8]
  /// Its pieces, in order.
  package let tokens: [XMLToken]
  /// The namespaces that elements are in, by number.
  private let namespaces: [String]
  private let scopes: [XMLScope]

  /// Reads the document in `bytes`, which are valid UTF-8 without a byte order mark.
  ///
  /// With `allowsUnknownEntities`, references may be to entities that nothing in the document
  /// declares, as those of HTML are.
  package init(
    parsing bytes: [UInt8], allowsUnknownEntities: Bool = false
  ) throws(XMLError) {
    let parsed = try XMLParser.parse(bytes, allowsUnknownEntities: allowsUnknownEntities)
    self.bytes = bytes
    tokens = parsed.tokens
    namespaces = parsed.namespaces
    scopes = parsed.scopes
  }

  /// The name of a tag as it is written, with a prefix if it has one.
  package func name(of token: Int) -> ArraySlice<UInt8> {
    XMLMarkup.name(of: bytes[tokens[token].range])
  }

  /// The name of a tag without its prefix.
  package func localName(of token: Int) -> ArraySlice<UInt8> { XMLName.local(name(of: token)) }

  /// The namespace of a tag's element; empty for none.
  package func namespace(of token: Int) -> String { namespaces[Int(tokens[token].namespace)] }

  /// Whether a token begins the element `name` of `namespace`.
  package func isStart(_ token: Int, of name: StaticString, in namespace: String) -> Bool {
    tokens[token].isElementStart && isElement(token, name, in: namespace)
  }

  /// Whether a token begins an element called `name`, whatever its namespace.
  package func isStart(_ token: Int, of name: StaticString) -> Bool {
    tokens[token].isElementStart && localName(of: token).isEqual(to: name)
  }

  /// Whether a tag is of the element `name` of `namespace`.
  package func isElement(_ token: Int, _ name: StaticString, in namespace: String) -> Bool {
    localName(of: token).isEqual(to: name) && self.namespace(of: token) == namespace
  }

  /// The attributes of the tag that begins an element, in order.
  package func attributes(of token: Int) -> [XMLAttribute] {
    guard tokens[token].isElementStart else { return [] }
    return XMLMarkup.attributes(of: bytes[tokens[token].range])
  }

  /// The attribute with the name `name`, its prefix included; nil if there is none.
  package func attribute(_ name: StaticString, of token: Int) -> XMLAttribute? {
    attributes(of: token).first { $0.name.isEqual(to: name) }
  }

  /// The attribute `name` of `namespace`; nil if there is none.
  package func attribute(
    _ name: StaticString, in namespace: String, of token: Int
  ) -> XMLAttribute? {
    attributes(of: token).first { attribute in
      attribute.localName.isEqual(to: name) && !attribute.prefix.isEmpty
        && self.namespace(ofPrefix: attribute.prefix, at: token) == namespace
    }
  }

  /// The namespace that `prefix` stands for in a tag; empty for none.
  package func namespace(ofPrefix prefix: ArraySlice<UInt8>, at token: Int) -> String {
    if prefix.isEqual(to: "xml") { return "http://www.w3.org/XML/1998/namespace" }
    var scope = Int(tokens[token].scope)
    while scope >= 0 {
      if scopes[scope].prefix[...] == prefix { return namespaces[Int(scopes[scope].namespace)] }
      scope = Int(scopes[scope].outer)
    }
    return ""
  }

  /// The text of a token, its references undone; empty for what is no text.
  package func text(of token: Int) -> [UInt8] {
    let range = tokens[token].range
    switch tokens[token].kind {
    case .text: return XMLMarkup.unescaped(bytes[range])
    case .cdata: return Array(bytes[range].dropFirst(9).dropLast(3))
    default: return []
    }
  }

  /// The text between the tags of the element that begins with `token`, that of all elements in it
  /// included.
  package func content(of token: Int) -> [UInt8] {
    guard tokens[token].kind == .startTag else { return [] }
    return (token + 1..<tokens[token].partner).flatMap { text(of: $0) }
  }

  /// The tags that begin the elements directly in the element that begins with `token`.
  package func children(of token: Int) -> [Int] {
    guard tokens[token].kind == .startTag else { return [] }
    var children: [Int] = []
    var next = token + 1
    while next < tokens[token].partner {
      if tokens[next].isElementStart { children.append(next) }
      next = tokens[next].partner + 1
    }
    return children
  }

  /// The tag that begins the outermost element.
  package var root: Int { tokens.firstIndex(where: \.isElementStart) ?? 0 }

  /// From the first byte of an element's start tag to behind its end tag.
  package func range(ofElement token: Int) -> Range<Int> {
    tokens[token].range.lowerBound..<tokens[tokens[token].partner].range.upperBound
  }

  /// What lies between an element's tags; nil for one of an empty tag.
  package func contentRange(ofElement token: Int) -> Range<Int>? {
    guard tokens[token].kind == .startTag else { return nil }
    return tokens[token].range.upperBound..<tokens[tokens[token].partner].range.lowerBound
  }
}
