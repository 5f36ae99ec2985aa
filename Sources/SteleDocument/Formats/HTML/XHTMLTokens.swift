import SteleBase
import SteleXML

/// The tokens of HTML that is XML, by expat.
///
/// They are told apart as ``HTMLTokenizer``'s are, so that the same reader takes both; what differs
/// is what browsers do not do in HTML: elements that are empty by `/>`, names with a prefix, CDATA
/// sections, and scripts that end where XML says.
enum XHTMLTokens {
  private static let namespace = "http://www.w3.org/1999/xhtml"

  /// Whether `bytes`, which may be HTML, say in their first tag that they are XHTML.
  static func isDeclared(in bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(8 << 10)
    guard let name = start.firstRange(of: Array("<html".utf8)),
      let end = start[name.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    else { return false }
    return start[name.upperBound..<end].firstRange(of: Array(namespace.utf8)) != nil
  }

  /// The tokens of `bytes`; nil if they are not well-formed.
  ///
  /// - Throws: An error if they say that they are in another encoding than Unicode's.
  static func tokens(of bytes: [UInt8]) throws(DocumentError) -> [HTMLTokenizer.Token]? {
    do throws(XMLError) {
      // Pages use HTML's names for characters, whose declarations lie elsewhere, if anywhere.
      return tokens(of: try XMLDocument(parsing: bytes, allowsUnknownEntities: true))
    } catch {
      guard case .unsupportedEncoding(let name, let offset) = error else { return nil }
      let line = LineCounter.place(of: offset, in: bytes).line
      throw .unsupportedEncoding(String(forMessage: name.utf8), line: line)
    }
  }

  private static func tokens(of document: XMLDocument) -> [HTMLTokenizer.Token] {
    var tokens: [HTMLTokenizer.Token] = []
    tokens.reserveCapacity(document.tokens.count)
    let references = CharacterReferences()
    var index = 0
    // The title whose text comes.
    var titleEnd = -1
    while index < document.tokens.count {
      let token = document.tokens[index]
      switch token.kind {
      case .text where index < titleEnd:
        tokens.append(.init(kind: .rawText, range: token.range, name: Array("title".utf8)))
      case .text: add(textAt: token.range, of: document.bytes, by: references, to: &tokens)
      case .cdata: tokens.append(.init(kind: .cdata, range: token.range))
      case .comment, .instruction, .documentType:
        tokens.append(.init(kind: .comment, range: token.range))
      case .endTag:
        tokens.append(.init(kind: .endTag, range: token.range, name: name(of: index, of: document)))
      case .emptyTag, .startTag:
        let name = name(of: index, of: document)
        let isEmpty = token.kind == .emptyTag
        tokens.append(
          .init(kind: .startTag, range: token.range, name: name, isEmpty: isEmpty))
        if name.elementsEqual("title".utf8) {
          titleEnd = token.partner
        } else if !isEmpty, HTMLTokenizer.rawNames.contains(name), token.partner > index + 1 {
          // What a script holds is no text, however it is written.
          let content = token.range.upperBound..<document.tokens[token.partner].range.lowerBound
          tokens.append(.init(kind: .rawText, range: content, name: name))
          index = token.partner
          continue
        }
      }
      index += 1
    }
    return tokens
  }

  /// The name that HTML has for an element, in lower case: without a prefix if it is one of HTML, or a
  /// picture or formula.
  private static func name(of index: Int, of document: XMLDocument) -> [UInt8] {
    let isHTML: Bool
    switch document.namespace(of: index) {
    case "", namespace, "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML":
      isHTML = true
    default: isHTML = false
    }
    let name = isHTML ? document.localName(of: index) : document.name(of: index)
    return name.map(\.asciiLowercased)
  }

  /// Adds text, and by themselves its references to entities that HTML does not know.
  private static func add(
    textAt range: Range<Int>, of bytes: [UInt8], by references: CharacterReferences,
    to tokens: inout [HTMLTokenizer.Token]
  ) {
    var start = range.lowerBound
    var position = start
    while let found = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) {
      if let known = references.reference(at: found, of: bytes, before: range.upperBound) {
        position = found + known.length
        continue
      }
      let end = bytes[found..<range.upperBound].firstIndex(of: UInt8(ascii: ";")) ?? found
      if start < found { tokens.append(.init(kind: .text, range: start..<found)) }
      tokens.append(.init(kind: .entity, range: found..<(end + 1)))
      start = end + 1
      position = start
    }
    if start < range.upperBound {
      tokens.append(.init(kind: .text, range: start..<range.upperBound))
    }
  }
}
