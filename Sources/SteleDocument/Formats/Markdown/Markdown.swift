import CCommonMark

/// Markdown: paragraphs, headings and cells of tables are units, and so are texts in HTML.
///
/// What CommonMark does not know is taken out first, see ``MarkdownScanner``. The tree then says
/// which blocks there are and what lies in them; the texts are followed in the document's own
/// bytes, see ``InlineFollower``. A block that cannot be followed stays as it is and is counted;
/// code, definitions of links, mathematics and front matter stay, too.
struct Markdown {
  private let source: MarkdownSource
  private let sourceLanguage: String?
  private let languages: HTMLLanguages
  private var parts = DocumentParts()
  private let references = CharacterReferences()
  private var titles: ArraySlice<Range<Int>>
  private var leftOut: ArraySlice<(offset: Int, what: String)>

  /// What CommonMark reads.
  private var bytes: [UInt8] { source.masked }

  /// The parts of `bytes`, whose text is in `sourceLanguage`, an NLLB code, if that is known.
  static func parts(
    of bytes: [UInt8], sourceLanguage: String? = nil
  ) throws(DocumentError) -> DocumentParts {
    let source = MarkdownScanner.source(of: bytes)
    try MarkdownLimits.check(source.masked)
    var markdown = Markdown(source, sourceLanguage: sourceLanguage)
    markdown.parse()
    return markdown.parts
  }

  private init(_ source: MarkdownSource, sourceLanguage: String?) {
    self.source = source
    self.sourceLanguage = sourceLanguage
    languages = HTMLLanguages(of: [], in: [], source: sourceLanguage)
    titles = source.titles[...]
    leftOut = source.leftOut[...]
  }

  private mutating func parse() {
    guard let tree = MarkdownTree(parsing: source) else { return }
    var quoteDepth = 0
    var cells: ArraySlice<Range<Int>> = []
    tree.walk { event in
      switch event {
      case .exit(let node):
        if MarkdownTree.type(of: node) == "block_quote" { quoteDepth -= 1 }
        return true
      case .enter(let node):
        switch MarkdownTree.type(of: node) {
        case "block_quote": quoteDepth += 1
        case "paragraph", "heading":
          addBlock(node, of: tree, quoteDepth: quoteDepth)
          return false
        case "html_block":
          addHTML(node, quoteDepth: quoteDepth)
          return false
        case "table_row", "table_header":
          cells = rowCells(of: node, quoteDepth: quoteDepth)[...]
        case "table_cell":
          guard let cell = cells.popFirst() else { return false }
          addOthers(before: cell.lowerBound)
          add(
            node, of: tree, from: cell.lowerBound, to: cell.upperBound, context: .table,
            quoteDepth: quoteDepth)
          return false
        default: break
        }
        return true
      }
    }
    addOthers(before: source.bytes.count)
  }

  private func line(_ line: Int) -> Range<Int>? { source.line(line) }

  /// Adds what lies before `offset` and is in no block of the tree.
  private mutating func addOthers(before offset: Int) {
    while true {
      let title = titles.first?.lowerBound ?? .max
      let place = leftOut.first?.offset ?? .max
      guard min(title, place) < offset else { return }
      if title < place {
        add(title: titles.removeFirst())
      } else {
        let (offset, what) = leftOut.removeFirst()
        parts.leaveOut(what, at: offset)
      }
    }
  }

  /// Adds a text that stands alone in `range`.
  private mutating func add(title range: Range<Int>) {
    guard let tree = MarkdownTree(parsing: source.bytes[range]) else { return }
    var isAdded = false
    tree.walk { event in
      guard case .enter(let node) = event, MarkdownTree.type(of: node) == "paragraph", !isAdded
      else { return true }
      isAdded = true
      add(
        node, of: tree, from: range.lowerBound, to: range.upperBound, context: .paragraph,
        quoteDepth: 0, isMasked: false)
      return false
    }
  }

  /// Adds the texts of a block of HTML.
  private mutating func addHTML(_ node: MarkdownTree.Node, quoteDepth: Int) {
    guard let first = line(Int(cmark_node_get_start_line(node))),
      let last = line(Int(cmark_node_get_end_line(node))), first.lowerBound <= last.upperBound
    else { return }
    addOthers(before: first.lowerBound)
    let start = min(
      first.upperBound, first.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1))
    let text = Array(source.bytes[start..<last.upperBound])
    let inner = HTMLDocument.parts(ofFragment: text, sourceLanguage: sourceLanguage)
    guard !inner.units.isEmpty else { return }
    // The marks of a quote are no text.
    let isQuoted = quoteDepth > 0 && inner.slots.contains { text[$0.range].contains(0x0A) }
    if isQuoted {
      parts.leaveOut("HTML over several lines of a quote", at: start)
    } else {
      parts.add(inner, at: start)
    }
  }

  private mutating func addBlock(_ node: MarkdownTree.Node, of tree: MarkdownTree, quoteDepth: Int)
  {
    var placed = node
    var lastLine = Int(cmark_node_get_end_line(node))
    if lastLine == 0, let table = cmark_node_next(node), MarkdownTree.type(of: table) == "table" {
      // A paragraph right before a table has no place: the table has it.
      placed = table
      lastLine = cmark_node_first_child(table).map(Self.headerLine).map { $0 - 1 } ?? 0
    }
    // cmark counts the line behind an underlined heading to it, which may be none of the document.
    let firstLine = Int(cmark_node_get_start_line(placed))
    while lastLine > firstLine, line(lastLine) == nil { lastLine -= 1 }
    guard let first = line(firstLine), let last = line(max(lastLine, firstLine)) else { return }
    var start = first.lowerBound + Int(cmark_node_get_start_column(placed)) - 1
    guard start <= first.upperBound else { return }
    let isHeading = MarkdownTree.type(of: node) == "heading"
    var context = MarkdownContext.paragraph
    if isHeading, bytes[start...].first == UInt8(ascii: "#") {
      while start < first.upperBound, bytes[start] == UInt8(ascii: "#") { start += 1 }
      context = .heading
    }
    start = bytes[..<first.upperBound].endOfBlanks(from: start)
    addOthers(before: start)
    let isRow = bytes[start..<last.upperBound].first == UInt8(ascii: "|") && context == .paragraph
    if isRow, bytes[start..<last.upperBound].contains(0x0A) {
      return parts.leaveOut("a table without a line below its header", at: start)
    }
    add(node, of: tree, from: start, to: last.upperBound, context: context, quoteDepth: quoteDepth)
  }

  private mutating func add(
    _ node: MarkdownTree.Node, of tree: MarkdownTree, from start: Int, to end: Int,
    context: MarkdownContext, quoteDepth: Int, isMasked: Bool = true
  ) {
    let first = start
    var start = start
    // Definitions of links at a paragraph's start are not in the tree: the text is behind them.
    for _ in 0..<Self.maximumDefinitionLines where start < end {
      var follower = InlineFollower(
        of: source, from: start, to: end, context: context, quoteDepth: quoteDepth,
        references: references, languages: languages, isMasked: isMasked)
      if follower.follow(node, of: tree), follower.isAtEnd {
        return add(
          follower, from: start, context: context,
          beginsLines: isMasked && context != .heading
            && !(context == .table && isBehindBar(start)))
      }
      guard bytes[start] == UInt8(ascii: "["), context == .paragraph,
        let next = follower.endOfGap(from: start)
      else { break }
      start = next
    }
    if start < end { parts.leaveOut("a text whose markup could not be followed", at: first) }
  }

  /// Whether a bar stands in the line before `start`, so that a cell there cannot begin a block.
  private func isBehindBar(_ start: Int) -> Bool {
    let mark = bytes[..<start].last { $0 == UInt8(ascii: "|") || $0 == 0x0A || $0 == 0x0D }
    return mark == UInt8(ascii: "|")
  }

  private mutating func add(
    _ follower: InlineFollower, from start: Int, context: MarkdownContext, beginsLines: Bool
  ) {
    let tokens = follower.spacedTokens()
    let unit = MarkedUnit(tokens.map(\.token))
    guard unit.hasText else { return }
    parts.add(
      unit.text, marks: unit.marks, in: start..<follower.position,
      writer: MarkdownWriter(
        markup: unit.markup,
        layout: SourceLayout(breaks: follower.breaks, marksCharacterBreaks: true),
        spelling: follower.spelling, context: context, beginsLines: beginsLines))
  }

  private static let maximumDefinitionLines = 64

  /// The texts of the cells of `row`, without the white space around them.
  private func rowCells(of row: MarkdownTree.Node, quoteDepth: Int) -> [Range<Int>] {
    let isHeader = MarkdownTree.type(of: row) == "table_header"
    guard let line = line(isHeader ? Self.headerLine(row) : Int(cmark_node_get_start_line(row)))
    else { return [] }
    var position = InlineFollower.endOfPrefix(
      of: bytes, from: line.lowerBound, to: line.upperBound, quoteDepth: quoteDepth)
    if position < line.upperBound, bytes[position] == UInt8(ascii: "|") { position += 1 }
    var cells: [Range<Int>] = []
    var start = position
    while position <= line.upperBound {
      if position == line.upperBound || bytes[position] == UInt8(ascii: "|") {
        let text = bytes[start..<position].trimmed
        cells.append(text.startIndex..<text.endIndex)
        start = position + 1
      } else if bytes.has("\\|", at: position), position + 1 < line.upperBound {
        position += 1
      }
      position += 1
    }
    return cells
  }

  /// The line of the header row `row`, whose own place may be that of a paragraph before it.
  private static func headerLine(_ row: MarkdownTree.Node) -> Int {
    if let next = cmark_node_next(row) { return Int(cmark_node_get_start_line(next)) - 2 }
    return cmark_node_parent(row).map { Int(cmark_node_get_end_line($0)) - 1 } ?? 0
  }
}
