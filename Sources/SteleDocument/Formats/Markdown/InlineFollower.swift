import CCommonMark

/// Follows the inline nodes of a block in the document's bytes, to find the bytes of each.
///
/// The tree says what comes next, so that little is left to find: delimiters, escapes, the
/// destinations of links, the markers at the beginning of lines.
struct InlineFollower {
  /// What CommonMark read, where it lies in the document.
  let bytes: [UInt8]
  /// The document.
  let document: [UInt8]
  let start: Int
  let end: Int
  let context: MarkdownContext
  private let quoteDepth: Int
  let references: CharacterReferences
  let languages: HTMLLanguages
  /// Whether characters may be spelled as references.
  let hasReferences: Bool
  /// How far the bytes are followed.
  var position: Int
  var tokens: [PlacedToken] = []
  /// Where lines end.
  var breaks: [SourceLayout.Break] = []
  /// How the characters of the text are spelled.
  var spelling = SourceSpelling()
  /// What stays, in the order of the document, from the next one on.
  var fixed: ArraySlice<MarkdownSource.Fixed>
  /// The nodes that enclose what comes next: what closes them, and where they began.
  var open: [Container] = []
  /// An element of HTML around what comes next that stays as it is.
  var fixedElement: FixedElement?
  /// Where what stays ends; nodes before it are not looked at.
  var fixedEnd: Int
  /// Where markup ended that attributes behind it belong to.
  var markupEnd: Int?
  /// Where the text of the line after the last break begins.
  var lineStart: Int?

  /// A token, and where it begins in the document.
  struct PlacedToken {
    var token: InlineToken
    var start: Int
  }

  struct Container {
    var name: [UInt8]
    var closing: Closing
    var start: Int
    var isInFixed: Bool
    var counts: Counts
    enum Closing {
      case delimiter([UInt8])
      case link
      case verbatim
    }
  }

  struct FixedElement {
    var name: [UInt8]
    var start: Int
    var depth: Int
    var counts: Counts
  }

  /// How much there is of what is gathered.
  struct Counts {
    var tokens: Int
    var breaks: Int
    var characters: Int
  }

  /// Follows what lies from `start` to `end` of `source`; of the document itself if `isMasked` is
  /// false.
  init(
    of source: MarkdownSource, from start: Int, to end: Int, context: MarkdownContext,
    quoteDepth: Int, references: CharacterReferences, languages: HTMLLanguages,
    isMasked: Bool = true
  ) {
    bytes = isMasked ? source.masked : source.bytes
    document = source.bytes
    self.start = start
    self.end = end
    self.context = context
    self.quoteDepth = quoteDepth
    self.references = references
    self.languages = languages
    hasReferences = document[start..<end].contains(UInt8(ascii: "&"))
    fixed = isMasked ? source.fixed(from: start) : []
    position = start
    fixedEnd = start
  }

  /// Follows all inline nodes of `block`; whether that succeeded.
  mutating func follow(_ block: MarkdownTree.Node, of tree: MarkdownTree) -> Bool {
    var isAligned = true
    tree.walk(below: block) { event in
      guard isAligned else { return false }
      switch event {
      case .enter(let node): if node != block { isAligned = enter(node) }
      case .exit(let node): if node != block { isAligned = exit() }
      }
      return isAligned
    }
    return isAligned && position >= fixedEnd
  }

  /// Whether only white space, or the marks that close a heading, follow in the line.
  var isAtEnd: Bool {
    var offset = bytes[..<end].endOfBlanks(from: position)
    if context == .heading {
      while byte(at: offset) == UInt8(ascii: "#") { offset += 1 }
      offset = bytes[..<end].endOfBlanks(from: offset)
    }
    return offset == end || context != .table && (bytes[offset] == 0x0A || bytes[offset] == 0x0D)
  }

  var isInFixed: Bool { position < fixedEnd }

  var counts: Counts {
    Counts(tokens: tokens.count, breaks: breaks.count, characters: spelling.count)
  }

  /// Takes back what was gathered since `counts`.
  mutating func remove(since counts: Counts) {
    tokens.removeSubrange(min(counts.tokens, tokens.count)...)
    breaks.removeSubrange(min(counts.breaks, breaks.count)...)
    spelling.removeLast(max(0, spelling.count - counts.characters))
  }

  func byte(at offset: Int) -> UInt8? { offset < end ? bytes[offset] : nil }

  mutating func add(_ token: InlineToken, at start: Int? = nil) {
    if !isInFixed { tokens.append(PlacedToken(token: token, start: start ?? position)) }
  }

  /// Adds the document's bytes from `start` on as they are.
  mutating func addVerbatim(from start: Int, to end: Int) {
    let source = Array(document[start..<end])
    tokens.append(PlacedToken(token: .verbatim(markup: source, text: source), start: start))
    markupEnd = end
  }

  private mutating func enter(_ node: MarkdownTree.Node) -> Bool {
    let start = position
    switch MarkdownTree.type(of: node) {
    case "text": return followText(MarkdownTree.literal(of: node))
    case "softbreak": return followSoftBreak()
    case "linebreak": return followHardBreak()
    case "code": return followCode(MarkdownTree.literal(of: node))
    case "html_inline": return followHTML(MarkdownTree.literal(of: node))
    case "emph": return openDelimiter(count: 1, of: "*_")
    case "strong": return openDelimiter(count: 2, of: "*_")
    case "strikethrough":
      return openDelimiter(count: byte(at: start + 1) == UInt8(ascii: "~") ? 2 : 1, of: "~")
    case "link" where byte(at: start) != UInt8(ascii: "["):
      // An address as it stands, or in angle brackets.
      open(.verbatim, from: start)
      if byte(at: start) == UInt8(ascii: "<") { position += 1 }
      return true
    case "link":
      position += 1
      open(.link, from: start)
      // A marker that keeps `!` before it from making an image of the link.
      add(
        .open(name: open.last?.name ?? [], markup: [MarkdownWriter.linkMarker, UInt8(ascii: "[")]))
      return true
    case "image":
      guard byte(at: start) == UInt8(ascii: "!"), byte(at: start + 1) == UInt8(ascii: "[") else {
        return false
      }
      position += 2
      open(.link, from: start)
      add(.open(name: open.last?.name ?? [], markup: Array("![".utf8)))
      return true
    default: return false
    }
  }

  private mutating func open(_ closing: Container.Closing, from start: Int) {
    open.append(
      Container(
        name: Array("\(start)".utf8), closing: closing, start: start,
        isInFixed: start < fixedEnd, counts: counts))
  }

  private mutating func openDelimiter(count: Int, of allowed: StaticString) -> Bool {
    let start = position
    guard let first = byte(at: start), start + count <= end,
      bytes[start..<(start + count)].allSatisfy({ $0 == first }),
      allowed.withUTF8Buffer({ $0.contains(first) })
    else { return false }
    let delimiter = [UInt8](repeating: first, count: count)
    open(.delimiter(delimiter), from: start)
    add(.open(name: open.last?.name ?? [], markup: delimiter))
    position += count
    return true
  }

  private mutating func exit() -> Bool {
    guard let container = open.popLast() else { return false }
    // Emphasis that begins within what stays and ends behind it, or the other way round.
    guard container.isInFixed == isInFixed else { return false }
    switch container.closing {
    case .delimiter(let delimiter):
      guard position + delimiter.count <= end,
        bytes[position..<(position + delimiter.count)].elementsEqual(delimiter)
      else { return false }
      add(.close(name: container.name, markup: delimiter))
      position += delimiter.count
    case .verbatim:
      if bytes[container.start] == UInt8(ascii: "<") {
        guard byte(at: position) == UInt8(ascii: ">") else { return false }
        position += 1
      }
      guard !isInFixed else { return true }
      remove(since: container.counts)
      addVerbatim(from: container.start, to: position)
    case .link:
      guard byte(at: position) == UInt8(ascii: "]") else { return false }
      let label = container.start..<(position + 1)
      guard let tail = LinkTail(of: bytes, at: position + 1, before: end) else { return false }
      var closing = Array(document[position..<tail.end])
      if tail.isLabelText {
        // The text is the label too: if a translation changes it, it gets a label of its own.
        let source = document[label].drop { $0 != UInt8(ascii: "[") }
        closing = MarkdownWriter.labelled(closing, label: source.map { $0 < 0x20 ? 0x20 : $0 })
      }
      let isInside = isInFixed
      position = tail.end
      if !isInside {
        tokens.append(
          PlacedToken(token: .close(name: container.name, markup: closing), start: position))
      }
    }
    markupEnd = position
    return true
  }

  // MARK: - Lines

  /// Where the next line's text begins, if the line ends at `start` but for white space.
  func endOfGap(from start: Int) -> Int? {
    var offset = start
    if byte(at: start) == UInt8(ascii: "["), context == .paragraph, tokens.isEmpty,
      fixedEnd == self.start
    {
      // The caller skips a line that holds the definition of a link.
      while let byte = byte(at: offset), byte != 0x0A, byte != 0x0D { offset += 1 }
    }
    offset = bytes[..<end].endOfBlanks(from: offset)
    guard let byte = byte(at: offset), byte == 0x0A || byte == 0x0D else { return nil }
    offset += byte == 0x0D && self.byte(at: offset + 1) == 0x0A ? 2 : 1
    return Self.endOfPrefix(of: bytes, from: offset, to: end, quoteDepth: quoteDepth)
  }

  /// Where the white space and the marks of quotes end at the beginning of a line.
  static func endOfPrefix(
    of bytes: [UInt8], from start: Int, to end: Int, quoteDepth: Int
  ) -> Int {
    var offset = bytes[..<end].endOfBlanks(from: start)
    var quotes = 0
    while quotes < quoteDepth, offset < end, bytes[offset] == UInt8(ascii: ">") {
      offset = bytes[..<end].endOfBlanks(from: offset + 1)
      quotes += 1
    }
    return offset
  }
}
