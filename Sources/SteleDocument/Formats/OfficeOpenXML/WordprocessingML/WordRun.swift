import SteleXML

/// Reads a run of a document as pieces.
enum WordRun {
  /// Reads the run that begins with `token` and is written anew with `range`.
  static func read(
    _ token: Int, range: Range<Int>, depth: Int, _ word: WordPart,
    _ paragraph: inout OfficeParagraph, _ dialect: OfficeDialect
  ) {
    let part = word.part
    let children = part.xml.children(of: token)
    let first = children.first
    let properties =
      first.map { part.isStart($0, "rPr", .word) } == true
      ? first.map { OfficeRunProperties($0, of: part, dialect) } ?? OfficeRunProperties()
      : OfficeRunProperties()
    let items = children.compactMap { item(of: $0, in: part) }
    let hasText = items.contains { $0.isText }
    let edges = items.lazy.filter { $0.edge != nil }.prefix(2).count
    if properties.isHidden || properties.isSymbols || isSymbols(items) || !hasText && edges < 2 {
      var piece = OfficePiece(content: .outside(part.element(token)), range: range)
      piece.start = part.xml.range(ofElement: token).lowerBound
      piece.edge = items.lazy.compactMap(\.edge).first
      piece.space = items.lazy.compactMap(\.space).first
      if !properties.isHidden {
        for item in items where !item.isText {
          let inner = (item.token + 1)..<max(item.token + 1, part.end(of: item.token))
          piece.inner += word.units(in: inner, depth: depth + 1)
        }
      }
      if !items.isEmpty { paragraph.add(piece) }
      return
    }
    guard part.xml.tokens[token].kind == .startTag else { return }
    let run = paragraph.number(
      of: OfficeRun(
        startTag: part.xml.tag(of: token), properties: properties,
        endTag: part.xml.tag(of: part.xml.tokens[token].partner)))
    for item in items {
      if item.isText {
        if item.isHyphen { paragraph.hasHyphenElements = true }
        OfficeTextPieces.add(item.text, run: run, range: range, to: &paragraph)
        continue
      }
      var piece = OfficePiece(
        content: .inside(part.element(item.token), run: run), range: range, edge: item.edge,
        space: item.space)
      piece.start = part.xml.range(ofElement: item.token).lowerBound
      piece.inner = word.units(
        in: (item.token + 1)..<max(item.token + 1, part.end(of: item.token)), depth: depth + 1)
      paragraph.add(piece)
    }
  }

  /// Something in a run.
  private struct Item {
    var token: Int
    var text: [UInt8] = []
    var isText = false
    var isHyphen = false
    var edge: OfficePiece.Edge?
    var space: UInt8?
  }

  /// What a child of a run is; nil for what says nothing of the text.
  private static func item(of token: Int, in part: OfficeXML) -> Item? {
    var item = Item(token: token)
    guard part.vocabulary(of: token) == .word else { return item }
    switch part.name(of: token) {
    case "rPr", "lastRenderedPageBreak", "softHyphen", "delText", "delInstrText": return nil
    case "t":
      item.text = part.xml.content(of: token)
      item.isText = true
    case "noBreakHyphen":
      item.text = OfficeDialect.noBreakHyphen
      item.isText = true
      item.isHyphen = true
    case "ruby":
      // What is written small says how the text is read, which a translation is not.
      item.text = base(ofRuby: token, in: part)
      item.isText = !item.text.isEmpty
    case "tab", "ptab": item.space = 0x09
    case "br", "cr": item.space = 0x20
    case "instrText": item.edge = .fieldInstruction(part.xml.content(of: token))
    case "fldChar":
      switch part.value("fldCharType", of: token) {
      case "begin": item.edge = .fieldBegin
      case "separate": item.edge = .fieldSeparator
      case "end": item.edge = .fieldEnd
      default: break
      }
    default: break
    }
    return item
  }

  private static func base(ofRuby token: Int, in part: OfficeXML) -> [UInt8] {
    var text: [UInt8] = []
    for base in part.xml.children(of: token) where part.isStart(base, "rubyBase", .word) {
      for index in base..<part.xml.tokens[base].partner where part.isStart(index, "t", .word) {
        text += part.xml.content(of: index)
      }
    }
    return text
  }

  /// Whether the text is of characters for private use alone, which are pictures.
  private static func isSymbols(_ items: [Item]) -> Bool {
    let text = items.filter(\.isText).flatMap(\.text)
    guard !text.isEmpty, text.allSatisfy({ $0 >= 0x80 }) else { return false }
    return String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
      0xE000...0xF8FF ~= $0.value
    }
  }
}
