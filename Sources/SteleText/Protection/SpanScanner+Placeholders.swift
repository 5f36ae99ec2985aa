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

  /// ICU's `{name, plural, one {…} other {…}}` and its relatives, with all that is in them.
  ///
  /// One that breaks the syntax stays whole, and so does Java's old `{0,choice,…}`.
  mutating func message(at start: Int) -> ProtectedSpan? {
    guard MessageHeader(text, at: start) != nil else { return nil }
    for quotes in [true, false] {
      guard let end = messageEnds.end(of: start, in: text, quotes: quotes) else { continue }
      let kind: ProtectedSpan.Kind? =
        MessagePattern.parsed(text, in: start..<end) != nil ? .message : quotes ? nil : .other
      if let kind { return ProtectedSpan(range: start..<end, kind: kind) }
    }
    return nil
  }
}

/// Where messages end, found for all of a text in one pass.
struct MessageEnds {
  /// By whether apostrophes quote braces.
  private var known: [Bool: [Int: Int]] = [:]

  /// Behind the brace that closes the message at `start`; nil if none does.
  ///
  /// The first call must be for the first message of the text.
  mutating func end(
    of start: Int, in text: UnsafeBufferPointer<UInt8>, quotes: Bool
  ) -> Int? {
    if let ends = known[quotes] { return ends[start] }
    let ends = Self.ends(in: text, from: start, quotes: quotes)
    known[quotes] = ends
    return ends[start]
  }

  private static func ends(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, quotes: Bool
  ) -> [Int: Int] {
    var ends: [Int: Int] = [:]
    var open: [(start: Int, depth: Int)] = []
    var depth = 0
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "{"):
        depth += 1
        if MessageHeader(text, at: index) != nil { open.append((index, depth)) }
      case UInt8(ascii: "}") where depth > 0:
        if let last = open.last, last.depth == depth {
          ends[last.start] = index + 1
          open.removeLast()
        }
        depth -= 1
      case UInt8(ascii: "'") where quotes && depth > 0 && index + 1 < text.count:
        let next = text[index + 1]
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") {
          index = MessageQuotation.end(in: text, from: index)
          continue
        }
        if next == UInt8(ascii: "'") { index += 1 }
      default: break
      }
      index += 1
    }
    return ends
  }
}
