extension SpanScanner {
  /// `{…}`, `{{…}}`, `{{{…}}}` or `{%…%}`.
  mutating func placeholder(at start: Int) -> Range<Int>? {
    var open = start
    while open < min(text.count, start + 4), text[open] == UInt8(ascii: "{") { open += 1 }
    switch open - start {
    case 1:
      if text.count > open, text[open] == UInt8(ascii: "%") { return statement(at: start) }
      return simplePlaceholder(at: start)
    case 2, 3: return expression(at: start, depth: open - start)
    default: return nil
    }
  }

  /// `${…}`, `#{…}` or `%{…}`.
  mutating func prefixedPlaceholder(at start: Int) -> Range<Int>? {
    guard byte(at: start + 1) == UInt8(ascii: "{") else { return nil }
    if byte(at: start + 2) == UInt8(ascii: "{") {
      return placeholder(at: start + 1).map { start..<$0.upperBound }
    }
    let end = expressionEnd(from: start + 2)
    guard end > start + 2, byte(at: end) == UInt8(ascii: "}") else { return nil }
    return start..<end + 1
  }

  /// `{…}` around what is no sentence: white space is only at its ends and behind commas.
  private func simplePlaceholder(at start: Int) -> Range<Int>? {
    let first = end(from: start + 1) { $0 == 0x20 }
    var index = first
    while index < text.count, Self.isInPlaceholder(text[index]) {
      index += 1
      if text[index - 1] == UInt8(ascii: ",") { index = end(from: index) { $0 == 0x20 } }
    }
    let close = end(from: index) { $0 == 0x20 }
    guard byte(at: close) == UInt8(ascii: "}") else { return nil }
    return start..<close + 1
  }

  /// Visible ASCII and the two-byte characters: letters of scripts whose words have spaces around.
  private static func isInPlaceholder(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0xE0 && byte != 0x7F && byte != UInt8(ascii: "{")
      && byte != UInt8(ascii: "}")
  }

  /// `{{…}}` or `{{{…}}}`.
  private func expression(at start: Int, depth: Int) -> Range<Int>? {
    let end = expressionEnd(from: start + depth)
    guard end > start + depth, byte(at: end) == UInt8(ascii: "}") else { return nil }
    let close = self.end(ofRunAt: end)
    return close - end >= depth ? start..<end + depth : nil
  }

  /// `{%…%}`.
  private func statement(at start: Int) -> Range<Int>? {
    let end = expressionEnd(from: start + 2)
    guard end > start + 2, byte(at: end) == UInt8(ascii: "}"), text[end - 1] == UInt8(ascii: "%")
    else { return nil }
    return start..<end + 1
  }

  private func expressionEnd(from start: Int) -> Int {
    end(from: start) { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && !$0.isLineEnd }
  }

  /// ICU's `{name, plural, one {…} other {…}}` and its relatives, with all that is in them: only a
  /// translator who knows the target's plurals can change their inside.
  mutating func message(at start: Int) -> Range<Int>? {
    guard isMessage(at: start) else { return nil }
    let ends = messageEnds ?? messageEnds(from: start)
    messageEnds = ends
    return ends[start].map { start..<$0 }
  }

  private func isMessage(at start: Int) -> Bool {
    func skipSpaces(_ index: Int) -> Int { end(from: index, while: \.isASCIISpace) }
    let name = skipSpaces(start + 1)
    let nameEnd = end(from: name) { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
    let comma = skipSpaces(nameEnd)
    guard nameEnd > name, byte(at: comma) == UInt8(ascii: ",") else { return false }
    let kind = skipSpaces(comma + 1)
    let kindEnd = end(from: kind, while: \.isASCIILetter)
    let isKnown =
      switch kindEnd - kind {
      case 6: matches("plural", at: kind) || matches("select", at: kind)
      case 13: matches("selectordinal", at: kind)
      default: false
      }
    return isKnown && byte(at: skipSpaces(kindEnd)) == UInt8(ascii: ",")
  }

  /// Where the messages from `start` on end, by their starts; one that is not closed does not.
  private func messageEnds(from start: Int) -> [Int: Int] {
    var ends: [Int: Int] = [:]
    var open: [(start: Int, depth: Int)] = []
    var depth = 0
    for index in start..<text.count {
      if text[index] == UInt8(ascii: "{") {
        depth += 1
        if isMessage(at: index) { open.append((index, depth)) }
      } else if text[index] == UInt8(ascii: "}"), depth > 0 {
        if let last = open.last, last.depth == depth {
          ends[last.start] = index + 1
          open.removeLast()
        }
        depth -= 1
      }
    }
    return ends
  }
}
