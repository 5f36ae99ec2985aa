/// HTML: the text of a block is a unit, and so are titles, descriptions and some attributes.
///
/// Tags that are not closed, or close nothing, within one text are points in it. What no tag or
/// text needs changed stays byte for byte, whether it is valid or not.
struct HTMLDocument {
  let bytes: [UInt8]
  let syntax: HTMLSyntax
  private let tokens: [HTMLTokenizer.Token]
  /// For each start tag the token that closes it, by name; -1 for those that nothing closes.
  private let closers: [Int]
  let text: HTMLText
  private let languages: HTMLLanguages
  /// The scopes of the elements around the next token that say whether they are translated, and the
  /// tokens where they end, which descend.
  private var scopes: [(end: Int, scope: HTMLScope)] = []
  /// How many tags before each token say whether they are translated; empty until it is needed.
  private var scopeTagCounts: [Int] = []
  var parts = DocumentParts()
  /// The tokens of the text that is being collected.
  var run: [Piece] = []

  /// A token of a text and where it lies; `attributes` are its translated ones.
  struct Piece {
    var token: InlineToken
    var range: Range<Int>
    var attributes: [HTMLAttributes.Attribute] = []
    /// Whether it is text that stands in the document as it is written there.
    var isPlain = true
  }

  /// The parts of `bytes`, a page or a fragment of one, whose text is in `sourceLanguage`, an NLLB
  /// code, if that is known.
  static func parts(
    of bytes: [UInt8], sourceLanguage: String? = nil
  ) throws(DocumentError) -> DocumentParts {
    try parts(
      of: bytes, sourceLanguage: sourceLanguage, isXHTML: XHTMLTokens.isDeclared(in: bytes))
  }

  /// The parts of `bytes`, a page that is XHTML.
  ///
  /// Where it is not well-formed, as browsers read it.
  static func parts(
    ofXHTML bytes: [UInt8], sourceLanguage: String?
  ) throws(DocumentError) -> DocumentParts {
    try parts(of: bytes, sourceLanguage: sourceLanguage, isXHTML: true)
  }

  private static func parts(
    of bytes: [UInt8], sourceLanguage: String?, isXHTML: Bool
  ) throws(DocumentError) -> DocumentParts {
    let tokens = isXHTML ? try XHTMLTokens.tokens(of: bytes) : nil
    var document = HTMLDocument(
      bytes: bytes, tokens: tokens ?? HTMLTokenizer.tokens(of: bytes),
      syntax: tokens == nil ? .html : .xml, sourceLanguage: sourceLanguage)
    try HTMLEncoding.check(document.tokens, of: bytes)
    document.parse()
    return document.parts
  }

  /// The parts of `bytes`, a fragment of a page, without those that say in which language it is.
  static func parts(ofFragment bytes: [UInt8], sourceLanguage: String?) -> DocumentParts {
    var document = HTMLDocument(
      bytes: bytes, tokens: HTMLTokenizer.tokens(of: bytes), syntax: .html,
      sourceLanguage: sourceLanguage)
    document.parse()
    return document.parts
  }

  private init(
    bytes: [UInt8], tokens: [HTMLTokenizer.Token], syntax: HTMLSyntax, sourceLanguage: String?
  ) {
    self.bytes = bytes
    self.tokens = tokens
    self.syntax = syntax
    closers = Self.closers(of: tokens)
    text = HTMLText(bytes, in: syntax)
    languages = HTMLLanguages(of: tokens, in: bytes, source: sourceLanguage)
  }

  private static func closers(of tokens: [HTMLTokenizer.Token]) -> [Int] {
    var closers = [Int](repeating: -1, count: tokens.count)
    var open: [[UInt8]: [Int]] = [:]
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .startTag:
        if !token.isEmpty { open[token.name, default: []].append(index) }
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
      case .text, .cdata: add(textOf: token)
      case .entity: add(entity: token)
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
    let decoded = text.decoded(token)
    if !scope.isFixed || HTMLText.isBlank(decoded) {
      // A lone bracket ends a token, but no text.
      if token.kind == .text, let last = run.indices.last, run[last].isPlain,
        case .text(var text) = run[last].token,
        run[last].range.upperBound == token.range.lowerBound
      {
        // Taken out, so that it grows without being copied.
        run[last].token = .text([])
        text += decoded
        run[last].token = .text(text)
        run[last].range = run[last].range.lowerBound..<token.range.upperBound
        return
      }
      run.append(
        Piece(token: .text(decoded), range: token.range, isPlain: token.kind == .text))
    } else if scope.isInline {
      run.append(
        Piece(
          token: .verbatim(markup: Array(bytes[token.range]), text: decoded), range: token.range))
    } else {
      endRun()
    }
  }

  private mutating func add(entity token: HTMLTokenizer.Token) {
    run.append(
      Piece(
        token: .verbatim(markup: Array(bytes[token.range]), text: text.decoded(token)),
        range: token.range))
  }

  private mutating func add(markupOf token: HTMLTokenizer.Token) {
    run.append(Piece(token: HTMLTag.token(of: Array(bytes[token.range])), range: token.range))
  }

  /// Handles the start tag `index`; returns the token to go on with.
  private mutating func startTag(_ index: Int) -> Int {
    let token = tokens[index]
    let attributes = HTMLTagAttributes(of: token, in: bytes)
    let isInline = HTMLElements.isInline(token.name)
    if saysLanguage(token, attributes, isInline: isInline) {
      parts.languageSlots += attributes.languages.map { LanguageSlot(naming: $0, of: bytes) }
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
    let isWhole =
      isStaying || HTMLElements.isVerbatim(token.name) || HTMLElements.isReading(token.name)
    if isWhole, closers[index] > index {
      add(elementAt: index)
      return closers[index] + 1
    }
    if closers[index] > index { enter(inner, at: index) }
    let start = run.count
    // `<br></br>` is one thing in XML.
    let isVoid = syntax == .xml && closers[index] == index + 1 && token.name.isVoidName
    if isVoid {
      let range = token.range.lowerBound..<tokens[index + 1].range.upperBound
      run.append(Piece(token: .point(markup: Array(bytes[range])), range: range))
    } else {
      add(markupOf: token)
    }
    if !inner.isFixed { run[start].attributes = attributes.translated }
    return index + (isVoid ? 2 : 1)
  }

  /// Whether the languages that a tag names become those of the translation.
  private func saysLanguage(
    _ token: HTMLTokenizer.Token, _ attributes: HTMLTagAttributes, isInline: Bool
  ) -> Bool {
    if token.name.elementsEqual("html".utf8) || token.name.elementsEqual("meta".utf8) {
      return true
    }
    // In XHTML, all that is translated says so, but for what lies within a text.
    guard syntax == .xml, !isInline, !scope.isFixed, let tag = attributes.languageTag else {
      return false
    }
    return languages.isTranslated(tag)
  }

  /// Adds the element that begins with `index` as it is.
  private mutating func add(elementAt index: Int) {
    let range = tokens[index].range.lowerBound..<tokens[closers[index]].range.upperBound
    let source = Array(bytes[range])
    let name = tokens[index].name
    let isPoint = name.elementsEqual("svg".utf8) || HTMLElements.isReading(name)
    run.append(
      Piece(
        token: isPoint
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
    guard isClosed || !tokens[index].isEmpty else { return }
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
    if tokens[index].isEmpty { return index + 1 }
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
    for token in tokens[(index + 1)..<closers[index]] {
      guard [.text, .cdata, .entity].contains(token.kind) else { continue }
      for byte in self.text.decoded(token) where !byte.isSpace || text.last?.isSpace == false {
        text.append(byte.isSpace ? 0x20 : byte)
      }
    }
    return Array(text[...].trimmed)
  }
}
