/// HTML: the text of a block is a unit, and so are titles, descriptions and some attributes.
///
/// Tags that are not closed, or close nothing, within one text are points in it. What no tag or
/// text needs changed stays byte for byte, whether it is valid or not.
struct HTMLDocument {
  private let bytes: [UInt8]
  private let tokens: [HTMLTokenizer.Token]
  /// For each start tag the token that closes it, by name; -1 for those that nothing closes.
  private let closers: [Int]
  private let references = CharacterReferences()
  private var parts = DocumentParts()
  /// The tokens of the text that is being collected.
  private var run: [Piece] = []

  /// A token of a text and where it lies; `attributes` are its translated ones.
  private struct Piece {
    var token: InlineToken
    var range: Range<Int>
    var attributes: [HTMLAttributes.Attribute] = []
  }

  /// The parts of `bytes`, a page or a fragment of one.
  static func parts(of bytes: [UInt8]) throws(DocumentError) -> DocumentParts {
    var document = HTMLDocument(bytes: bytes)
    try HTMLEncoding.check(document.tokens, of: bytes)
    document.parse()
    return document.parts
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    tokens = HTMLTokenizer.tokens(of: bytes)
    closers = Self.closers(of: tokens)
  }

  private static func closers(of tokens: [HTMLTokenizer.Token]) -> [Int] {
    var closers = [Int](repeating: -1, count: tokens.count)
    var open: [[UInt8]: [Int]] = [:]
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .startTag:
        if !HTMLTag.voidNames.contains(token.name) { open[token.name, default: []].append(index) }
      case .endTag: if let start = open[token.name]?.popLast() { closers[start] = index }
      default: break
      }
    }
    return closers
  }

  private mutating func parse() {
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      switch token.kind {
      case .text:
        run.append(Piece(token: .text(decoded(token.range)), range: token.range))
      case .comment: add(markupOf: token)
      case .rawText:
        endRun()
        if token.name.elementsEqual("title".utf8) {
          run.append(Piece(token: .text(decoded(token.range)), range: token.range))
          endRun()
        }
      case .endTag:
        if HTMLElements.isInline(token.name) { add(markupOf: token) } else { endRun() }
      case .startTag:
        index = startTag(index)
        continue
      }
      index += 1
    }
    endRun()
  }

  private mutating func add(markupOf token: HTMLTokenizer.Token) {
    let tokens = HTMLTag.tokens(of: Array(bytes[token.range]))
    for inline in tokens { run.append(Piece(token: inline, range: token.range)) }
  }

  /// Handles the start tag `index`; returns the token to go on with.
  private mutating func startTag(_ index: Int) -> Int {
    let token = tokens[index]
    let attributes = HTMLTagAttributes(of: token, in: bytes)
    let isInline = HTMLElements.isInline(token.name)
    if let language = attributes.language {
      parts.languageSlots.append(LanguageSlot(range: language))
    }
    if HTMLElements.isUntouched(token.name) || attributes.isFixed && !isInline {
      endRun()
      return endOfUntouched(index)
    }
    guard isInline else {
      endRun()
      for attribute in attributes.translated { add(attribute) }
      return index + 1
    }
    if HTMLElements.isVerbatim(token.name) || attributes.isFixed, closers[index] > index {
      let range = token.range.lowerBound..<tokens[closers[index]].range.upperBound
      let source = Array(bytes[range])
      let isPicture = token.name.elementsEqual("svg".utf8)
      run.append(
        Piece(
          token: isPicture
            ? .point(markup: source) : .verbatim(markup: source, text: text(of: index)),
          range: range))
      return closers[index] + 1
    }
    let start = run.count
    add(markupOf: token)
    run[start].attributes = attributes.translated
    return index + 1
  }

  /// The token behind the element that begins with `index` and stays as it is.
  private func endOfUntouched(_ index: Int) -> Int {
    if closers[index] > index { return closers[index] + 1 }
    if HTMLElements.isUntouched(tokens[index].name) { return tokens.count }
    // An element that nothing closes, such as a paragraph, ends at the next one.
    var next = index + 1
    while next < tokens.count {
      let token = tokens[next]
      let isTag = token.kind == .startTag || token.kind == .endTag
      if isTag, !HTMLElements.isInline(token.name) { return next }
      next += 1
    }
    return next
  }

  /// The text in the element that begins with `index`, white space made single spaces.
  private func text(of index: Int) -> [UInt8] {
    var text: [UInt8] = []
    for token in tokens[(index + 1)..<closers[index]] where token.kind == .text {
      for byte in decoded(token.range) where !byte.isSpace || text.last?.isSpace == false {
        text.append(byte.isSpace ? 0x20 : byte)
      }
    }
    return Array(text[...].trimmed)
  }

  private func decoded(_ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: "&"),
        let reference = references.reference(
          at: position, of: bytes, before: range.upperBound, allowsMissingSemicolon: true)
      {
        text += reference.text
        position += reference.length
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return text
  }

  /// Adds the value of `attribute` as a unit, in the markup of a mark if it lies in one.
  private mutating func add(_ attribute: HTMLAttributes.Attribute, host: Slot.Host? = nil) {
    let value = decoded(attribute.value)
    let text = value[...].trimmed
    guard !text.isEmpty, MarkedUnit([.text(Array(text))]).hasText else { return }
    parts.add(
      Array(text), in: attribute.value,
      writer: HTMLAttributeWriter(
        before: Array(value[..<text.startIndex]), after: Array(value[text.endIndex...]),
        quote: attribute.quote), host: host)
  }

  /// Adds the collected text as a unit.
  private mutating func endRun() {
    defer { run.removeAll(keepingCapacity: true) }
    let partners = MarkedUnit.partners(of: run.map(\.token))
    // Markup at the ends that encloses nothing of the text is no part of it.
    let isContent = run.indices.map { index in
      switch run[index].token {
      case .text(let text): !text.allSatisfy(\.isSpace)
      case .verbatim: true
      case .open, .close: partners[index] != nil
      case .point, .divider: false
      }
    }
    guard let first = isContent.firstIndex(of: true), let last = isContent.lastIndex(of: true)
    else {
      for attribute in run.flatMap(\.attributes) { add(attribute) }
      return
    }
    let pieces = run[first...last]
    let unit = MarkedUnit(pieces.map(\.token))
    for attribute in run[..<first].flatMap(\.attributes) { add(attribute) }
    if unit.hasText {
      add(unit, of: pieces)
    } else {
      for attribute in pieces.flatMap(\.attributes) { add(attribute) }
    }
    for attribute in run[(last + 1)...].flatMap(\.attributes) { add(attribute) }
  }

  private mutating func add(_ unit: MarkedUnit, of pieces: ArraySlice<Piece>) {
    guard let first = pieces.first, let last = pieces.last else { return }
    var start = first.range.lowerBound
    var end = last.range.upperBound
    if case .text = first.token { start = bytes[first.range].trimmed.startIndex }
    if case .text = last.token { end = bytes[last.range].trimmed.endIndex }
    let slot = parts.slots.count
    parts.add(
      unit.text, marks: unit.marks, in: start..<end, writer: HTMLTextWriter(markup: unit.markup))
    // Marks are numbered in the order of the tokens that begin one.
    var mark = 0
    let partners = MarkedUnit.partners(of: pieces.map(\.token))
    for (index, piece) in pieces.enumerated() {
      switch piece.token {
      case .text: continue
      case .close where partners[index] != nil: continue
      default: break
      }
      for attribute in piece.attributes {
        // Without quotes, a value is replaced together with the quotes it gets.
        let range = attribute.value
        let offset = piece.range.lowerBound
        add(
          attribute,
          host: Slot.Host(
            slot: slot, mark: mark,
            range: (range.lowerBound - offset)..<(range.upperBound - offset)))
      }
      mark += 1
    }
  }
}
