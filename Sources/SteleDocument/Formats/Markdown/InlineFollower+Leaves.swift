/// Follows nodes without children: text, breaks, code and tags.
extension InlineFollower {
  mutating func followText(_ literal: [UInt8]) -> Bool {
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

  mutating func followSoftBreak() -> Bool {
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

  mutating func followHardBreak() -> Bool {
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

  mutating func followCode(_ literal: [UInt8]) -> Bool {
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
      role.first == UInt8(ascii: "{"), role.last == UInt8(ascii: "}"), !role.has("{{", at: 0),
      !role.contains(UInt8(ascii: "`"))
    {
      // The text of a role.
      tokens[tokens.count - 1].token = .verbatim(markup: role + source, text: text + source)
    } else {
      tokens.append(PlacedToken(token: .verbatim(markup: source, text: content), start: start))
    }
    markupEnd = end
  }

  mutating func followHTML(_ literal: [UInt8]) -> Bool {
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
}
