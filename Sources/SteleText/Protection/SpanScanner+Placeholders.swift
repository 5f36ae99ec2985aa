import SteleBase

extension SpanScanner {
  /// `{…}`, `{{…}}`, `{{{…}}}`, `{%…%}` or `{#…#}`.
  mutating func placeholder(at start: Int) -> Range<Int>? {
    var open = start
    while open < min(text.count, start + 4), text[open] == UInt8(ascii: "{") { open += 1 }
    switch open - start {
    case 1:
      switch text.byte(at: open) {
      case UInt8(ascii: "%"): return statement(at: start)
      case UInt8(ascii: "#"):
        return simplePlaceholder(at: start) ?? block(at: start)
          ?? templateCommentEnds.next(text, from: open + 1).map { start..<$0 }
      default: return simplePlaceholder(at: start) ?? block(at: start)
      }
    case 2, 3: return expression(at: start, depth: open - start)
    default: return nil
    }
  }

  /// `${…}`, `#{…}` or `%{…}`.
  mutating func prefixedPlaceholder(at start: Int) -> Range<Int>? {
    guard text.byte(at: start + 1) == UInt8(ascii: "{") else { return nil }
    if text.byte(at: start + 2) == UInt8(ascii: "{") {
      return placeholder(at: start + 1).map { start..<$0.upperBound }
    }
    let end = expressionEnd(from: start + 2)
    guard end > start + 2, text.byte(at: end) == UInt8(ascii: "}") else { return nil }
    return start..<end + 1
  }

  /// `{…}` around what is no sentence: white space is only at its ends and behind commas.
  private func simplePlaceholder(at start: Int) -> Range<Int>? {
    let first = text.end(from: start + 1) { $0 == 0x20 }
    var index = first
    while index < text.count, let length = placeholderCharacterLength(at: index) {
      index += length
      if text[index - 1] == UInt8(ascii: ",") { index = text.end(from: index) { $0 == 0x20 } }
    }
    let close = text.end(from: index) { $0 == 0x20 }
    guard text.byte(at: close) == UInt8(ascii: "}") else { return nil }
    return start..<close + 1
  }

  /// The length of the character at `index` if a placeholder may have it: visible ASCII but braces,
  /// and letters and digits of any script.
  private func placeholderCharacterLength(at index: Int) -> Int? {
    let byte = text[index]
    if byte < 0x80 {
      let isVisible = byte > 0x20 && byte != 0x7F
      return isVisible && byte != UInt8(ascii: "{") && byte != UInt8(ascii: "}") ? 1 : nil
    }
    guard let (scalar, length) = UTF8Character.scalar(in: text, at: index),
      scalar.properties.isXIDContinue
    else { return nil }
    return length
  }

  /// What has spaces inside, but a sign of a template before them: .NET's `{0:dd MMM}`, Svelte's
  /// `{#if a}` and `{/if}`, Fluent's `{ NUMBER($n, digits: 2) }` and `{ "text" }`.
  private func block(at start: Int) -> Range<Int>? {
    let limit = min(text.count, start + Self.longestBlock)
    var close = start + 1
    while close < limit, text[close] != UInt8(ascii: "{"), text[close] != UInt8(ascii: "}"),
      !text[close].isLineEnd
    {
      close += 1
    }
    guard text.byte(at: close) == UInt8(ascii: "}") else { return nil }
    let first = text.end(from: start + 1) { $0 == 0x20 }
    var last = close - 1
    while last > first, text[last] == 0x20 { last -= 1 }
    let isBlock: Bool
    switch text.byte(at: first) {
    case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"):
      isBlock =
        first == start + 1 && text.byte(at: first + 1).isASCIILetter
        && text[last] != UInt8(ascii: "#")
    case UInt8(ascii: "\""): isBlock = last > first && text[last] == UInt8(ascii: "\"")
    case let byte where byte.isASCIIDigit:
      let number = text.end(from: first, while: \.isASCIIDigit)
      isBlock = text[number] == UInt8(ascii: ":") || text[number] == UInt8(ascii: ",")
    default:
      let name = text.end(from: first) { $0 &- 0x41 < 26 || $0 == UInt8(ascii: "_") }
      isBlock = name > first && text[name] == UInt8(ascii: "(") && text[last] == UInt8(ascii: ")")
    }
    return isBlock ? start..<close + 1 : nil
  }

  private static let longestBlock = 256

  /// `{{…}}` or `{{{…}}}`.
  private func expression(at start: Int, depth: Int) -> Range<Int>? {
    let end = expressionEnd(from: start + depth)
    guard end > start + depth, text.byte(at: end) == UInt8(ascii: "}") else { return nil }
    let close = text.end(ofRunAt: end)
    return close - end >= depth ? start..<end + depth : nil
  }

  /// `{%…%}`.
  private func statement(at start: Int) -> Range<Int>? {
    let end = expressionEnd(from: start + 2)
    guard end > start + 2, text.byte(at: end) == UInt8(ascii: "}"),
      text[end - 1] == UInt8(ascii: "%")
    else { return nil }
    return start..<end + 1
  }

  private func expressionEnd(from start: Int) -> Int {
    text.end(from: start) { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && !$0.isLineEnd }
  }

  /// ICU's `{name, plural, one {…} other {…}}` and its relatives, with all that is in them.
  ///
  /// One that breaks the syntax stays whole, and so does Java's old `{0,choice,…}`.
  mutating func message(at start: Int) -> ProtectedSpan? {
    guard MessageHeader(text, at: start) != nil else { return nil }
    let quotedEnd = messageEnds.end(of: start, in: text, quotes: true)
    // What lies in a message that broke the syntax is not read that far again: with many of them,
    // which plain apostrophes end early, the time would not be linear.
    if let quotedEnd, start >= brokenMessageEnd {
      if MessagePattern.parsed(text, in: start..<quotedEnd) != nil {
        return ProtectedSpan(range: start..<quotedEnd, kind: .message)
      }
      brokenMessageEnd = quotedEnd
    }
    if let end = messageEnds.end(of: start, in: text, quotes: false) {
      let isMessage = MessagePattern.parsed(text, in: start..<end) != nil
      return ProtectedSpan(range: start..<end, kind: isMessage ? .message : .other)
    }
    return quotedEnd.map { ProtectedSpan(range: start..<$0, kind: .other) }
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
