/// HTML: the text of a block is a unit, and so are titles, descriptions and some attributes.
///
/// Tags that are not closed, or close nothing, within one text are points in it. What no tag or
/// text needs changed stays byte for byte, whether it is valid or not.
struct HTMLDocument {
  private let bytes: [UInt8]
  private let tokens: [HTMLTokenizer.Token]
  /// For each start tag the token that closes it, by name; -1 for those that nothing closes.
  private let closers: [Int]
  private let text: HTMLText
  private let languages: HTMLLanguages
  /// The scopes of the elements around the next token that say whether they are translated, and the
  /// tokens where they end, which descend.
  private var scopes: [(end: Int, scope: HTMLScope)] = []
  /// How many tags before each token say whether they are translated; empty until it is needed.
  private var scopeTagCounts: [Int] = []
  private var parts = DocumentParts()
  /// The tokens of the text that is being collected.
  private var run: [Piece] = []

  /// A token of a text and where it lies; `attributes` are its translated ones.
  private struct Piece {
    var token: InlineToken
    var range: Range<Int>
    var attributes: [HTMLAttributes.Attribute] = []
  }

  /// The parts of `bytes`, a page or a fragment of one, whose text is in `sourceLanguage`, an NLLB
  /// code, if that is known.
  static func parts(
    of bytes: [UInt8], sourceLanguage: String? = nil
  ) throws(DocumentError) -> DocumentParts {
    var document = HTMLDocument(bytes: bytes, sourceLanguage: sourceLanguage)
    try HTMLEncoding.check(document.tokens, of: bytes)
    document.parse()
    return document.parts
  }

  /// The parts of `bytes`, a fragment of a page, without those that say in which language it is.
  static func parts(ofFragment bytes: [UInt8], sourceLanguage: String?) -> DocumentParts {
    var document = HTMLDocument(bytes: bytes, sourceLanguage: sourceLanguage)
    document.parse()
    return document.parts
  }

  private init(bytes: [UInt8], sourceLanguage: String?) {
    self.bytes = bytes
    tokens = HTMLTokenizer.tokens(of: bytes)
    closers = Self.closers(of: tokens)
    text = HTMLText(bytes)
    languages = HTMLLanguages(of: tokens, in: bytes, source: sourceLanguage)
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

  private var scope: HTMLScope { scopes.last?.scope ?? HTMLScope() }

  private mutating func parse() {
    var index = 0
    while index < tokens.count {
      leaveScopes(before: index)
      let token = tokens[index]
      switch token.kind {
      case .text: add(textOf: token)
      case .comment: add(markupOf: token)
      case .rawText:
        endRun()
        if token.name.elementsEqual("title".utf8), !scope.isFixed {
          add(textOf: token)
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

  /// Leaves the scopes that end at `index`.
  ///
  /// Where text stays again, no text may go there from an element that is translated.
  private mutating func leaveScopes(before index: Int) {
    while let last = scopes.last, last.end <= index {
      if !last.scope.isFixed, !last.scope.isInline { endRun() }
      scopes.removeLast()
    }
  }

  private mutating func add(textOf token: HTMLTokenizer.Token) {
    let decoded = text.decoded(token.range)
    if !scope.isFixed || HTMLText.isBlank(decoded) {
      // A lone bracket ends a token, but no text.
      if let last = run.indices.last, case .text(var text) = run[last].token,
        run[last].range.upperBound == token.range.lowerBound
      {
        // Taken out, so that it grows without being copied.
        run[last].token = .text([])
        text += decoded
        run[last].token = .text(text)
        run[last].range = run[last].range.lowerBound..<token.range.upperBound
        return
      }
      run.append(Piece(token: .text(decoded), range: token.range))
    } else if scope.isInline {
      run.append(
        Piece(
          token: .verbatim(markup: Array(bytes[token.range]), text: decoded), range: token.range))
    } else {
      endRun()
    }
  }

  private mutating func add(markupOf token: HTMLTokenizer.Token) {
    run.append(Piece(token: HTMLTag.token(of: Array(bytes[token.range])), range: token.range))
  }

  /// Handles the start tag `index`; returns the token to go on with.
  private mutating func startTag(_ index: Int) -> Int {
    let token = tokens[index]
    let attributes = HTMLTagAttributes(of: token, in: bytes)
    let isInline = HTMLElements.isInline(token.name)
    if let language = attributes.language {
      parts.languageSlots.append(LanguageSlot(range: language))
    }
    if HTMLElements.isUntouched(token.name) {
      endRun()
      return endOfUntouched(index)
    }
    let outer = scope
    let inner = outer.entering(attributes, isInline: isInline, of: languages)
    // What is translated within a block that stays is a text of its own.
    let isReopening = outer.isFixed && !outer.isInline && !inner.isFixed
    guard isInline, !isReopening else {
      endRun()
      enter(inner, at: index)
      if !inner.isFixed { for attribute in attributes.translated { add(attribute) } }
      return index + 1
    }
    let isStaying = inner.isFixed && !outer.isFixed && !hasScopes(in: index)
    if HTMLElements.isVerbatim(token.name) || isStaying, closers[index] > index {
      add(elementAt: index)
      return closers[index] + 1
    }
    if closers[index] > index { enter(inner, at: index) }
    let start = run.count
    add(markupOf: token)
    if !inner.isFixed { run[start].attributes = attributes.translated }
    return index + 1
  }

  /// Adds the element that begins with `index` as it is.
  private mutating func add(elementAt index: Int) {
    let range = tokens[index].range.lowerBound..<tokens[closers[index]].range.upperBound
    let source = Array(bytes[range])
    let isPicture = tokens[index].name.elementsEqual("svg".utf8)
    run.append(
      Piece(
        token: isPicture
          ? .point(markup: source) : .verbatim(markup: source, text: text(of: index)),
        range: range))
  }

  /// Notes `scope` for what lies in the element that begins with `index`.
  private mutating func enter(_ scope: HTMLScope, at index: Int) {
    let outer = self.scope
    guard
      scope.isTranslatable != outer.isTranslatable || scope.isForeign != outer.isForeign
        || scope.isInline != outer.isInline
    else { return }
    let isClosed = closers[index] > index
    guard isClosed || !HTMLTag.voidNames.contains(tokens[index].name) else { return }
    let end = isClosed ? closers[index] : endOfUntouched(index)
    scopes.append((min(end, scopes.last?.end ?? end), scope))
  }

  /// Whether a tag in the element that begins with `index` says whether it is translated.
  private mutating func hasScopes(in index: Int) -> Bool {
    guard closers[index] > index else { return false }
    if scopeTagCounts.isEmpty {
      var count = 0
      scopeTagCounts = tokens.map { token in
        defer {
          if token.kind == .startTag {
            let attributes = HTMLTagAttributes(of: token, in: bytes)
            let isSaying = attributes.isTranslatable == true || attributes.languageTag != nil
            count += isSaying ? 1 : 0
          }
        }
        return count
      }
    }
    return scopeTagCounts[closers[index]] > scopeTagCounts[index + 1]
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
      for byte in self.text.decoded(token.range) where !byte.isSpace || text.last?.isSpace == false
      {
        text.append(byte.isSpace ? 0x20 : byte)
      }
    }
    return Array(text[...].trimmed)
  }

  /// Adds the value of `attribute` as a unit, in the markup of a mark if it lies in one.
  private mutating func add(_ attribute: HTMLAttributes.Attribute, host: Slot.Host? = nil) {
    let value = text.decoded(attribute.value)
    let trimmed = value[...].trimmed
    guard !HTMLText.isBlank(trimmed), MarkedUnit([.text(Array(trimmed))]).hasText else { return }
    var spelling = SourceSpelling()
    text.add(
      attribute.value, hasReferences: bytes[attribute.value].contains(UInt8(ascii: "&")),
      to: &spelling)
    parts.add(
      Array(trimmed), in: attribute.value,
      writer: HTMLAttributeWriter(
        before: Array(value[..<trimmed.startIndex]), after: Array(value[trimmed.endIndex...]),
        quote: attribute.quote, spelling: spelling), host: host)
  }

  /// Adds the collected text as a unit.
  private mutating func endRun() {
    defer { run.removeAll(keepingCapacity: true) }
    putSpacesAtLineBreaks()
    let partners = MarkedUnit.partners(of: run.map(\.token))
    // Markup at the ends that encloses nothing of the text is no part of it.
    let isContent = run.indices.map { index in
      switch run[index].token {
      case .text(let text): !HTMLText.isBlank(text)
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
    var pieces = run[first...last]
    trim(&pieces[first], atStart: true)
    trim(&pieces[last], atStart: false)
    let unit = MarkedUnit(pieces.map(\.token))
    for attribute in run[..<first].flatMap(\.attributes) { add(attribute) }
    if unit.hasText {
      add(unit, of: pieces)
    } else {
      for attribute in pieces.flatMap(\.attributes) { add(attribute) }
    }
    for attribute in run[(last + 1)...].flatMap(\.attributes) { add(attribute) }
  }

  /// Lets a space of no bytes stand for each line break between words.
  private mutating func putSpacesAtLineBreaks() {
    var tokens = run.map(\.token)
    let bare = HTMLTag.bareLineBreaks(in: &tokens)
    for index in run.indices { run[index].token = tokens[index] }
    guard !bare.isEmpty else { return }
    var spaced: [Piece] = []
    var next = bare[...]
    for (index, piece) in run.enumerated() {
      spaced.append(piece)
      guard next.first == index else { continue }
      next.removeFirst()
      let end = piece.range.upperBound
      spaced.append(Piece(token: .text([0x20]), range: end..<end))
    }
    run = spaced
  }

  /// Takes white space, no-break spaces among it, from the start or the end of a text.
  private func trim(_ piece: inout Piece, atStart: Bool) {
    guard case .text = piece.token else { return }
    let range = text.trimmed(piece.range)
    piece.range =
      atStart
      ? range.lowerBound..<piece.range.upperBound : piece.range.lowerBound..<range.upperBound
    piece.token = .text(text.decoded(piece.range))
  }

  private func spelling(of pieces: ArraySlice<Piece>) -> SourceSpelling {
    let texts = pieces.filter { piece in
      if case .text = piece.token { return true }
      return false
    }
    let hasReferences = texts.contains { bytes[$0.range].contains(UInt8(ascii: "&")) }
    var spelling = SourceSpelling()
    for piece in texts { text.add(piece.range, hasReferences: hasReferences, to: &spelling) }
    return spelling
  }

  private mutating func add(_ unit: MarkedUnit, of pieces: ArraySlice<Piece>) {
    guard let first = pieces.first, let last = pieces.last else { return }
    let slot = parts.slots.count
    parts.add(
      unit.text, marks: unit.marks, in: first.range.lowerBound..<last.range.upperBound,
      writer: HTMLTextWriter(markup: unit.markup, spelling: spelling(of: pieces)))
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
        // The value alone: where it has no quotes, the writer gives it some.
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
