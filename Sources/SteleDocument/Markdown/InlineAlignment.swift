import CCommonMark

/// Follows the inline nodes of a block in the document's bytes, to find the bytes of each.
///
/// The tree says what comes next, so that little is left to find: delimiters, escapes, the
/// destinations of links, the markers at the beginning of lines.
struct InlineAlignment {
  /// What CommonMark read, where it lies in the document.
  let bytes: [UInt8]
  /// The document.
  private let document: [UInt8]
  private let start: Int
  private let end: Int
  private let context: MarkdownContext
  private let quoteDepth: Int
  private let references: CharacterReferences
  private let languages: HTMLLanguages
  /// Whether characters may be spelled as references.
  private let hasReferences: Bool
  /// How far the bytes are followed.
  private(set) var position: Int
  private(set) var tokens: [PlacedToken] = []
  /// Where lines end.
  private(set) var breaks: [SourceLayout.Break] = []
  /// How the characters of the text are spelled.
  private(set) var spelling = SourceSpelling()
  /// What stays, in the order of the document, from the next one on.
  private var fixed: ArraySlice<MarkdownSource.Fixed>
  /// The nodes that enclose what comes next: what closes them, and where they began.
  private var open: [Container] = []
  /// An element of HTML around what comes next that stays as it is.
  private var fixedElement: FixedElement?
  /// Where what stays ends; nodes before it are not looked at.
  private var fixedEnd: Int
  /// Where markup ended that attributes behind it belong to.
  private var markupEnd: Int?
  /// Where the text of the line after the last break begins.
  private var lineStart: Int?

  /// A token, and where it begins in the document.
  struct PlacedToken {
    var token: InlineToken
    var start: Int
  }

  private struct Container {
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

  private struct FixedElement {
    var name: [UInt8]
    var start: Int
    var depth: Int
    var counts: Counts
  }

  /// How much there is of what is gathered.
  private struct Counts {
    var tokens: Int
    var breaks: Int
    var characters: Int
  }

  /// Follows what lies from `start` to `end` of `source`; of the document itself if `isMasked` is false.
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

  private var isInFixed: Bool { position < fixedEnd }

  private var counts: Counts {
    Counts(tokens: tokens.count, breaks: breaks.count, characters: spelling.count)
  }

  /// Takes back what was gathered since `counts`.
  private mutating func remove(since counts: Counts) {
    tokens.removeSubrange(min(counts.tokens, tokens.count)...)
    breaks.removeSubrange(min(counts.breaks, breaks.count)...)
    spelling.removeLast(max(0, spelling.count - counts.characters))
  }

  private func byte(at offset: Int) -> UInt8? { offset < end ? bytes[offset] : nil }

  private mutating func add(_ token: InlineToken, at start: Int? = nil) {
    if !isInFixed { tokens.append(PlacedToken(token: token, start: start ?? position)) }
  }

  /// Adds the document's bytes from `start` on as they are.
  private mutating func addVerbatim(from start: Int, to end: Int) {
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

  // MARK: - Nodes without children

  private mutating func followText(_ literal: [UInt8]) -> Bool {
    // Behind a backslash and a line's end, cmark keeps the next line's white space.
    var index = position == lineStart ? literal[...].endOfBlanks(from: 0) : 0
    var text: [UInt8] = []
    var textStart = position

    func flush(_ tokens: inout [PlacedToken]) {
      if !text.isEmpty { tokens.append(PlacedToken(token: .text(text), start: textStart)) }
      text.removeAll(keepingCapacity: true)
    }

    while index < literal.count {
      guard let byte = byte(at: position) else { return false }
      if !isInFixed, let next = fixedPart(at: position) {
        flush(&tokens)
        follow(next)
      }
      var length = 1
      var plain = [byte]
      if byte == UInt8(ascii: "\\"), let next = self.byte(at: position + 1), next.isPunctuation,
        literal[index] == next
      {
        // A backslash before itself looks alike whether it escapes or not; it always does.
        (plain, length) = ([next], 2)
      } else if byte == UInt8(ascii: "&"),
        let reference = references.reference(at: position, of: bytes, before: end)
      {
        (plain, length) = (reference.text, reference.length)
      } else if byte >= 0xC0 {
        while let next = self.byte(at: position + length), next & 0xC0 == 0x80 {
          plain.append(next)
          length += 1
        }
      }
      guard literal[index...].starts(with: plain) else { return false }
      if !isInFixed {
        if text.isEmpty { textStart = position }
        if length != plain.count || plain[0].isPunctuation || hasReferences && plain[0] >= 0x80 {
          spelling.add(
            plain, at: position..<(position + length), of: document, within: start..<end)
        }
        text += plain
      }
      index += plain.count
      position += length
    }
    flush(&tokens)
    return true
  }

  /// What stays that begins at `offset`.
  private mutating func fixedPart(at offset: Int) -> MarkdownSource.Fixed? {
    while let next = fixed.first, next.range.lowerBound < offset { fixed.removeFirst() }
    guard let next = fixed.first, next.range.lowerBound == offset, next.range.upperBound <= end
    else { return nil }
    return next
  }

  /// Adds `part`, which stays, to the markup before it if it belongs there.
  private mutating func follow(_ part: MarkdownSource.Fixed) {
    fixedEnd = part.range.upperBound
    guard part.isAttribute, markupEnd == part.range.lowerBound, let last = tokens.last else {
      return addVerbatim(from: part.range.lowerBound, to: part.range.upperBound)
    }
    let source = Array(document[part.range])
    switch last.token {
    case .close(let name, let markup):
      tokens[tokens.count - 1].token = .close(name: name, markup: markup + source)
    case .verbatim(let markup, let text):
      tokens[tokens.count - 1].token = .verbatim(markup: markup + source, text: text)
    default: addVerbatim(from: part.range.lowerBound, to: part.range.upperBound)
    }
    markupEnd = part.range.upperBound
  }

  private mutating func followSoftBreak() -> Bool {
    guard let next = endOfGap(from: position) else { return false }
    if !isInFixed {
      breaks.append(SourceLayout.Break(range: (position - start)..<(next - start)))
      let joins = LineWrapping.joinsWithSpace(
        bytes[max(0, position - 4)..<position], Array(bytes[next..<min(end, next + 4)]))
      if joins { add(.text([0x20])) }
    }
    position = next
    return true
  }

  private mutating func followHardBreak() -> Bool {
    var lineEnd = position
    if byte(at: lineEnd) == UInt8(ascii: "\\") { lineEnd += 1 }
    guard let next = endOfGap(from: lineEnd) else { return false }
    if !isInFixed {
      let source = Array(document[position..<next])
      add(.point(markup: [SourceLayout.breakMarker] + source + [SourceLayout.breakMarker]))
      add(.text([0x20]))
      breaks.append(
        SourceLayout.Break(range: (position - start)..<(next - start), isHard: true))
    }
    position = next
    lineStart = next
    return true
  }

  private mutating func followCode(_ literal: [UInt8]) -> Bool {
    let start = position
    var count = 0
    while byte(at: start + count) == UInt8(ascii: "`") { count += 1 }
    guard count > 0 else { return false }
    var run = 0
    var offset = start + count
    while offset <= end {
      if byte(at: offset) == UInt8(ascii: "`") {
        run += 1
      } else {
        if run == count { break }
        run = 0
      }
      offset += 1
    }
    guard run == count, offset <= end else { return false }
    if !isInFixed { addCode(literal, from: start, to: offset) }
    position = offset
    return true
  }

  private mutating func addCode(_ literal: [UInt8], from start: Int, to end: Int) {
    let source = Array(document[start..<end])
    // White space at its ends would be that of the text around it.
    let content = literal[...].trimmed.isEmpty ? source : Array(literal[...].trimmed)
    if markupEnd == start, case .verbatim(let role, let text)? = tokens.last?.token,
      role.first == UInt8(ascii: "{"), role.last == UInt8(ascii: "}"), !role.has("{{", at: 0)
    {
      // The text of a role.
      tokens[tokens.count - 1].token = .verbatim(markup: role + source, text: text + source)
    } else {
      tokens.append(PlacedToken(token: .verbatim(markup: source, text: content), start: start))
    }
    markupEnd = end
  }

  private mutating func followHTML(_ literal: [UInt8]) -> Bool {
    let start = position
    var offset = position
    for byte in literal {
      if byte == 0x0A {
        guard let next = endOfGap(from: offset) else { return false }
        offset = next
      } else {
        guard self.byte(at: offset) == byte else { return false }
        offset += 1
      }
    }
    if !isInFixed { addTag(from: start, to: offset) }
    position = offset
    return true
  }

  private mutating func addTag(from start: Int, to end: Int) {
    let source = Array(document[start..<end])
    let token = HTMLTag.token(of: source)
    let before = counts
    tokens.append(PlacedToken(token: token, start: start))
    markupEnd = end
    switch token {
    case .open(let name, _) where fixedElement == nil && stays(source, named: name):
      fixedElement = FixedElement(name: name, start: start, depth: open.count, counts: before)
    case .close(let name, _):
      guard let element = fixedElement, element.name == name, element.depth == open.count else {
        return
      }
      let text = tokens[element.counts.tokens...].flatMap { placed -> [UInt8] in
        switch placed.token {
        case .text(let text), .verbatim(_, let text): text
        default: []
        }
      }
      remove(since: element.counts)
      tokens.append(
        PlacedToken(
          token: .verbatim(
            markup: Array(document[element.start..<end]), text: Array(text[...].trimmed)),
          start: element.start))
      fixedElement = nil
    default: break
    }
  }

  /// Whether the element that `tag` opens stays as it is.
  private func stays(_ tag: [UInt8], named name: [UInt8]) -> Bool {
    if HTMLElements.isVerbatim(name) { return true }
    guard let token = HTMLTokenizer.tokens(of: tag).first, token.kind == .startTag else {
      return false
    }
    let attributes = HTMLTagAttributes(of: token, in: tag)
    return HTMLScope().entering(attributes, isInline: true, of: languages).isFixed
  }

  /// The tokens, with a space for each line break of HTML between words.
  func spacedTokens() -> [PlacedToken] {
    var plain = tokens.map(\.token)
    let bare = Set(HTMLTag.bareLineBreaks(in: &plain))
    var spaced: [PlacedToken] = []
    for (index, token) in plain.enumerated() {
      spaced.append(PlacedToken(token: token, start: tokens[index].start))
      if bare.contains(index) {
        spaced.append(PlacedToken(token: .text([0x20]), start: tokens[index].start))
      }
    }
    return spaced
  }

  // MARK: - Lines

  /// Where the next line's text begins, if the line ends at `start` but for white space.
  func endOfGap(from start: Int) -> Int? {
    var offset = start
    if bytes[start] == UInt8(ascii: "["), context == .paragraph, tokens.isEmpty,
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
