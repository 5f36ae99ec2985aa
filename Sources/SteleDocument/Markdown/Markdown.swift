import CCommonMark

/// Markdown: paragraphs, headings and cells of tables are units.
///
/// The tree says which blocks there are and what lies in them; the texts are then followed in the
/// document's own bytes, see ``InlineAlignment``. A block that cannot be followed stays as it is,
/// as do code, HTML blocks, definitions of links, mathematics and YAML at the top.
struct Markdown {
  private let bytes: [UInt8]
  /// Where the lines begin, and behind them the end.
  ///
  /// A line ends at LF, CRLF or CR.
  private var lineStarts: [Int] = []
  private var parts = DocumentParts()
  private let references = CharacterReferences()

  /// The parts of `bytes`.
  static func parts(of bytes: [UInt8]) throws(DocumentError) -> DocumentParts {
    try MarkdownLimits.check(bytes)
    var markdown = Markdown(bytes: bytes)
    markdown.parse()
    return markdown.parts
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func parse() {
    let start = Self.endOfFrontMatter(of: bytes)
    lineStarts = Self.lineStarts(of: bytes, from: start)
    guard let tree = MarkdownTree(parsing: bytes[start...]) else { return }
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
        case "table_row", "table_header":
          cells = rowCells(of: node, quoteDepth: quoteDepth)[...]
        case "table_cell":
          guard let cell = cells.popFirst() else { return false }
          add(
            node, of: tree, from: cell.lowerBound, to: cell.upperBound, context: .table,
            quoteDepth: quoteDepth)
          return false
        default: break
        }
        return true
      }
    }
  }

  /// The bytes of the line that cmark numbers `line`, without its end.
  private func line(_ line: Int) -> Range<Int>? {
    guard line >= 1, line < lineStarts.count else { return nil }
    var end = lineStarts[line]
    while end > lineStarts[line - 1], bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return lineStarts[line - 1]..<end
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
    guard let first = line(Int(cmark_node_get_start_line(placed))),
      let last = line(max(lastLine, Int(cmark_node_get_start_line(placed))))
    else { return }
    var start = first.lowerBound + Int(cmark_node_get_start_column(placed)) - 1
    guard start <= first.upperBound else { return }
    let isHeading = MarkdownTree.type(of: node) == "heading"
    var context = MarkdownContext.paragraph
    if isHeading, bytes[start...].first == UInt8(ascii: "#") {
      while start < first.upperBound, bytes[start] == UInt8(ascii: "#") { start += 1 }
      context = .heading
    }
    start = bytes[..<first.upperBound].endOfBlanks(from: start)
    add(node, of: tree, from: start, to: last.upperBound, context: context, quoteDepth: quoteDepth)
  }

  private mutating func add(
    _ node: MarkdownTree.Node, of tree: MarkdownTree, from start: Int, to end: Int,
    context: MarkdownContext, quoteDepth: Int
  ) {
    var start = start
    // Definitions of links at a paragraph's start are not in the tree: the text is behind them.
    for _ in 0..<Self.maximumDefinitionLines where start < end {
      var alignment = InlineAlignment(
        of: bytes, from: start, to: end, context: context, quoteDepth: quoteDepth,
        references: references)
      let isAligned = alignment.follow(node, of: tree) && alignment.isAtEnd
      if isAligned {
        let unit = MarkedUnit(alignment.tokens)
        guard unit.hasText else { return }
        parts.add(
          unit.text, marks: unit.marks, in: start..<alignment.position,
          writer: MarkdownWriter(
            markup: unit.markup, gaps: alignment.gaps, context: context))
        return
      }
      guard bytes[start] == UInt8(ascii: "["), context == .paragraph,
        let next = alignment.endOfGap(from: start)
      else { return }
      start = next
    }
  }

  private static let maximumDefinitionLines = 64

  /// The texts of the cells of `row`, without the white space around them.
  private func rowCells(of row: MarkdownTree.Node, quoteDepth: Int) -> [Range<Int>] {
    let isHeader = MarkdownTree.type(of: row) == "table_header"
    guard let line = line(isHeader ? Self.headerLine(row) : Int(cmark_node_get_start_line(row)))
    else { return [] }
    var position = InlineAlignment.endOfPrefix(
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

  private static func lineStarts(of bytes: [UInt8], from start: Int) -> [Int] {
    var starts = [start]
    for index in start..<bytes.count {
      let isEnd =
        bytes[index] == 0x0A
        || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      if isEnd, index + 1 < bytes.count { starts.append(index + 1) }
    }
    return starts + [bytes.count]
  }

  /// Where YAML between lines of three dashes at the document's top ends; 0 if there is none.
  private static func endOfFrontMatter(of bytes: [UInt8]) -> Int {
    var position = 0
    var line = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      let isDashes = bytes[position..<end].trimmed.elementsEqual("---".utf8)
      if line == 0, !isDashes || bytes[0] != UInt8(ascii: "-") { return 0 }
      position = min(end + 1, bytes.count)
      if line > 0, isDashes { return position }
      line += 1
    }
    return 0
  }
}

/// Where a Markdown text stands, which decides what must be escaped.
enum MarkdownContext: Sendable {
  case paragraph
  /// A heading that begins with `#`, which has one line.
  case heading
  /// A cell of a table.
  case table
}
