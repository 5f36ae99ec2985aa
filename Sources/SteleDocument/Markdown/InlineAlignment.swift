import CCommonMark

/// Follows the inline nodes of a block in the document's bytes, to find the bytes of each.
///
/// The tree says what comes next, so that little is left to find: delimiters, escapes, the
/// destinations of links, the markers at the beginning of lines.
struct InlineAlignment {
  let bytes: [UInt8]
  private let end: Int
  private let context: MarkdownContext
  private let quoteDepth: Int
  private let references: CharacterReferences
  /// How far the bytes are followed.
  private(set) var position: Int
  private(set) var tokens: [InlineToken] = []
  /// The bytes between the lines of the text, in one list for each part between hard breaks.
  private(set) var gaps: [[[UInt8]]] = [[]]
  /// The nodes that enclose what comes next: what closes them, and where they began.
  private var open: [Container] = []
  /// Where mathematics ends; nodes before it are not looked at.
  private var mathematicsEnd: Int
  /// Where the text of the line after the last break begins.
  private var lineStart: Int?

  private struct Container {
    var name: [UInt8]
    var closing: Closing
    var start: Int
    var isInMathematics: Bool
    var tokenCount: Int
    enum Closing {
      case delimiter([UInt8])
      case link
      case verbatim
    }
  }

  init(
    of bytes: [UInt8], from start: Int, to end: Int, context: MarkdownContext, quoteDepth: Int,
    references: CharacterReferences
  ) {
    self.bytes = bytes
    self.end = end
    self.context = context
    self.quoteDepth = quoteDepth
    self.references = references
    position = start
    mathematicsEnd = start
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
    return isAligned && position >= mathematicsEnd
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

  private var isInMathematics: Bool { position < mathematicsEnd }

  private func byte(at offset: Int) -> UInt8? { offset < end ? bytes[offset] : nil }

  private mutating func add(_ token: InlineToken) {
    if !isInMathematics { tokens.append(token) }
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
        isInMathematics: start < mathematicsEnd, tokenCount: tokens.count))
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
    // Emphasis that begins within mathematics and ends behind it, or the other way round.
    guard container.isInMathematics == isInMathematics else { return false }
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
      guard !isInMathematics else { return true }
      tokens.removeSubrange(container.tokenCount...)
      let source = Array(bytes[container.start..<position])
      tokens.append(.verbatim(markup: source, text: source))
    case .link:
      guard byte(at: position) == UInt8(ascii: "]") else { return false }
      let label = container.start..<(position + 1)
      guard let tail = LinkTail(of: bytes, at: position + 1, before: end) else { return false }
      if bytes.has("[^", at: container.start), !isInMathematics {
        // A footnote, which CommonMark does not know.
        position = tail.end
        tokens.removeSubrange(container.tokenCount...)
        let source = Array(bytes[container.start..<position])
        tokens.append(.verbatim(markup: source, text: source))
        return true
      }
      var closing = Array(bytes[position..<tail.end])
      if tail.isLabelText {
        // The text is the label too, which a translation changes: it gets a label of its own.
        let source = bytes[label].drop { $0 != UInt8(ascii: "[") }
        closing = [UInt8(ascii: "]")] + source.map { $0 < 0x20 ? 0x20 : $0 }
      }
      let name = container.name
      let isInside = isInMathematics
      position = tail.end
      if !isInside { tokens.append(.close(name: name, markup: closing)) }
    }
    return true
  }

  // MARK: - Nodes without children

  private mutating func followText(_ literal: [UInt8]) -> Bool {
    // Behind a backslash and a line's end, cmark keeps the next line's white space.
    var index = position == lineStart ? literal[...].endOfBlanks(from: 0) : 0
    var text: [UInt8] = []

    func flush(_ tokens: inout [InlineToken]) {
      if !text.isEmpty { tokens.append(.text(text)) }
      text.removeAll(keepingCapacity: true)
    }

    while index < literal.count {
      guard let byte = byte(at: position) else { return false }
      if !isInMathematics, let end = endOfVerbatim(at: position) {
        flush(&tokens)
        let source = Array(bytes[position..<end])
        tokens.append(.verbatim(markup: source, text: source))
        mathematicsEnd = end
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
      }
      guard literal[index...].starts(with: plain) else { return false }
      if !isInMathematics { text += plain }
      index += plain.count
      position += length
    }
    flush(&tokens)
    return true
  }

  /// Where mathematics in dollars, or a footnote's mark, ends that begins at `start`.
  private func endOfVerbatim(at start: Int) -> Int? {
    if bytes.has("[^", at: start) {
      let limit = min(end, start + 200)
      guard let close = bytes[start..<limit].firstIndex(of: UInt8(ascii: "]")),
        !bytes[start..<close].contains(where: \.isSpace), close > start + 2
      else { return nil }
      return close + 1
    }
    return Mathematics.end(of: bytes, from: start, before: end)
  }

  private mutating func followSoftBreak() -> Bool {
    guard let next = endOfGap(from: position) else { return false }
    let gap = Array(bytes[position..<next])
    if !isInMathematics {
      gaps[gaps.count - 1].append(gap)
      let joins = LineWrapping.joinsWithSpace(
        bytes[max(0, position - 4)..<position], Array(bytes[next..<min(end, next + 4)]))
      if joins { tokens.append(.text([0x20])) }
    }
    position = next
    return true
  }

  private mutating func followHardBreak() -> Bool {
    var lineEnd = position
    if byte(at: lineEnd) == UInt8(ascii: "\\") { lineEnd += 1 }
    guard let next = endOfGap(from: lineEnd) else { return false }
    if !isInMathematics {
      let source = Array(bytes[position..<next])
      tokens.append(
        .point(markup: [MarkdownWriter.breakMarker] + source + [MarkdownWriter.breakMarker]))
      tokens.append(.text([0x20]))
      gaps.append([])
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
    add(.verbatim(markup: Array(bytes[start..<offset]), text: literal))
    position = offset
    return true
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
    for token in HTMLTag.tokens(of: Array(bytes[start..<offset])) { add(token) }
    position = offset
    return true
  }

  // MARK: - Lines

  /// Where the next line's text begins, if the line ends at `start` but for white space.
  func endOfGap(from start: Int) -> Int? {
    var offset = start
    if bytes[start] == UInt8(ascii: "["), context == .paragraph, tokens.isEmpty {
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
