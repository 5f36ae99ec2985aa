import SteleBase

/// Splits HTML into tags, comments and text, as browsers do, whatever the bytes.
///
/// Tokens keep where they lie, so that a document can be changed without being written anew, which
/// no parser that makes a tree allows. They come in one pass and nest in nothing, so that neither
/// depth nor damage can make trouble.
struct HTMLTokenizer {
  struct Token {
    enum Kind {
      case text
      case startTag
      case endTag
      /// A comment, a declaration, or what browsers take for one.
      case comment
      /// The text of a script, style and the like.
      case rawText
      /// `<![CDATA[…]]>` with text, of XHTML only.
      case cdata
      /// A reference to an entity that HTML does not know, of XHTML only.
      case entity
    }
    var kind: Kind
    /// In bytes from the start of the document.
    var range: Range<Int>
    /// The name of a tag, in lower case.
    var name: [UInt8] = []
    /// Whether nothing lies in the element that a start tag begins, and no end tag follows.
    var isEmpty = false
  }

  /// Elements whose text has no tags.
  static let rawNames: Set<[UInt8]> = Set(
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]
      .map { Array($0.utf8) })

  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []

  /// The tokens of `bytes`, which cover them all.
  static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokenizer = HTMLTokenizer(bytes: bytes)
    while tokenizer.position < bytes.count { tokenizer.next() }
    return tokenizer.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func isLetter(at offset: Int) -> Bool { byte(at: offset)?.isASCIILetter == true }

  private mutating func add(
    _ kind: Token.Kind, to end: Int, name: [UInt8] = [], isEmpty: Bool = false
  ) {
    guard position < end else { return }
    tokens.append(Token(kind: kind, range: position..<end, name: name, isEmpty: isEmpty))
    position = end
  }

  private func end(of text: StaticString, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, !bytes.has(text, at: offset) { offset += 1 }
    return min(bytes.count, offset + text.utf8CodeUnitCount)
  }

  private mutating func next() {
    guard bytes[position] == UInt8(ascii: "<") else { return text(from: position) }
    switch byte(at: position + 1) {
    case UInt8(ascii: "!"):
      guard bytes.has("<!--", at: position) else {
        return add(.comment, to: end(of: ">", from: position + 2))
      }
      // `<!-->` and `<!--->` are comments that end at once.
      add(.comment, to: endOfComment())
    case UInt8(ascii: "?"): add(.comment, to: end(of: ">", from: position + 2))
    case UInt8(ascii: "/"):
      if isLetter(at: position + 2) {
        tag(.endTag, nameStart: position + 2)
      } else if byte(at: position + 2) == nil {
        text(from: position + 2)
      } else {
        add(.comment, to: end(of: ">", from: position + 2))
      }
    case let byte? where byte.isASCIILetter: tag(.startTag, nameStart: position + 1)
    default: text(from: position + 1)
    }
  }

  private func endOfComment() -> Int {
    if bytes.has("<!-->", at: position) { return position + 5 }
    var offset = position + 4
    while offset < bytes.count {
      if bytes.has("-->", at: offset - (offset == position + 4 ? 1 : 0)) {
        return offset - (offset == position + 4 ? 1 : 0) + 3
      }
      if bytes.has("--!>", at: offset) { return offset + 4 }
      offset += 1
    }
    return bytes.count
  }

  private mutating func text(from start: Int) {
    add(.text, to: bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count)
  }

  private mutating func tag(_ kind: Token.Kind, nameStart: Int) {
    var nameEnd = nameStart
    while let byte = byte(at: nameEnd), !byte.isSpace, byte != 0x0C, byte != UInt8(ascii: "/"),
      byte != UInt8(ascii: ">")
    {
      nameEnd += 1
    }
    var attributes = HTMLAttributes(of: bytes, from: nameEnd)
    while attributes.next() != nil {}
    guard let end = attributes.end else {
      // A tag without an end is dropped by browsers, with all that follows; it stays as it is.
      return add(.comment, to: bytes.count)
    }
    let name = bytes[nameStart..<nameEnd].map(\.asciiLowercased)
    add(kind, to: end, name: name, isEmpty: kind == .startTag && HTMLTag.voidNames.contains(name))
    if kind == .startTag, Self.rawNames.contains(name) { rawText(name: name) }
  }

  private mutating func rawText(name: [UInt8]) {
    var offset = position
    while offset < bytes.count {
      if bytes.has("</", at: offset), offset + 2 + name.count <= bytes.count {
        let found = bytes[(offset + 2)..<(offset + 2 + name.count)]
        let isEnd =
          found.elementsEqual(name) { $0.asciiLowercased == $1 }
          && byte(at: offset + 2 + name.count).map {
            $0.isSpace || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">")
          } ?? false
        if isEnd { break }
      }
      offset += 1
    }
    add(.rawText, to: offset, name: name)
  }
}
