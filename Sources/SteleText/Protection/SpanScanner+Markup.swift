import SteleBase

extension SpanScanner {
  /// Code from the run of backticks at `start` to the next of the same length.
  ///
  /// White space is inside at both ends or at neither: `like this' is no code, nor is `this'.
  mutating func code(at start: Int) -> Range<Int>? {
    let open = text.end(ofRunAt: start)
    var fences = codeFences ?? CodeFences(text, from: start)
    codeFences = nil
    let close = fences.next(length: open - start, after: start)
    let lineEnd = fences.lineEnd(text, from: open)
    codeFences = fences
    guard let close, open - start > 2 || close < lineEnd else { return nil }
    guard text[open].isASCIIWhiteSpace == text[close - 1].isASCIIWhiteSpace else { return nil }
    return start..<referenceEnd(from: close + open - start)
  }

  /// Behind the underscores that make code a reference of reStructuredText: `` `text <label>`_ ``.
  private func referenceEnd(from start: Int) -> Int {
    let end = text.end(from: start) { $0 == UInt8(ascii: "_") }
    return end - start <= 2 && !text.byte(at: end).isASCIIAlphanumeric ? end : start
  }

  /// `<!--…-->`, `<%…%>`, `<?name …?>` or `<!NAME …>`.
  mutating func declaration(at start: Int) -> Range<Int>? {
    if text.matches("<!--", at: start) {
      return commentEnds.next(text, from: start + 4).map { start..<$0 }
    }
    let mark = text.byte(at: start + 1)
    if mark == UInt8(ascii: "%") {
      return serverTagEnds.next(text, from: start + 2).map { start..<$0 }
    }
    let next = text.byte(at: start + 2)
    if mark == UInt8(ascii: "?"), next.isASCIILetter || next == UInt8(ascii: "="),
      let end = instructionEnds.next(text, from: start + 2)
    {
      return start..<end
    }
    guard mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?"), next.isASCIILetter else {
      return nil
    }
    let end = text.end(from: start + 1) { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    return text.byte(at: end) == UInt8(ascii: ">") ? start..<end + 1 : nil
  }

  /// `<name attribute="value">`, `</name>` or `<name/>`; a name may also be a number of up to three
  /// digits, as translators' tools number components: `<1>`.
  func tag(at start: Int) -> ProtectedSpan? {
    let isClosing = text.byte(at: start + 1) == UInt8(ascii: "/")
    let nameStart = isClosing ? start + 2 : start + 1
    var nameEnd = text.end(from: nameStart, while: \.isASCIIDigit)
    let isNumbered = nameEnd > nameStart
    if isNumbered {
      guard nameEnd - nameStart <= 3 else { return nil }
    } else {
      guard text.byte(at: nameStart).isASCIILetter else { return nil }
      // "<me@example.com>" is an address.
      nameEnd = text.end(from: nameStart) { Self.isInName($0) && $0 != UInt8(ascii: "@") }
    }
    func span(_ form: ProtectedSpan.TagForm, to end: Int) -> ProtectedSpan {
      ProtectedSpan(range: start..<end, kind: .tag(form, name: nameStart..<nameEnd))
    }
    var index = nameEnd
    while true {
      let next = text.end(from: index, while: \.isASCIIWhiteSpace)
      switch text.byte(at: next) {
      case UInt8(ascii: ">"):
        // "<3 >" is no tag.
        guard !isNumbered || next == index else { return nil }
        return span(isClosing ? .closing : .opening, to: next + 1)
      case UInt8(ascii: "/") where text.byte(at: next + 1) == UInt8(ascii: ">") && !isClosing:
        return span(.empty, to: next + 2)
      default: break
      }
      guard !isNumbered, next > index, let end = attributeEnd(from: next) else { return nil }
      index = end
    }
  }

  /// Behind the attribute at `start`, which has a value or is one that HTML lets stand alone: else
  /// "x <y and z> w" would be a tag.
  private func attributeEnd(from start: Int) -> Int? {
    let nameEnd = text.end(from: start, while: Self.isInName)
    guard nameEnd > start else { return nil }
    let equals = text.end(from: nameEnd, while: \.isASCIIWhiteSpace)
    guard text.byte(at: equals) == UInt8(ascii: "=") else {
      let isKnown = Self.loneAttributes.contains {
        $0.utf8CodeUnitCount == nameEnd - start && text.matches($0, at: start)
      }
      return isKnown ? nameEnd : nil
    }
    let value = text.end(from: equals + 1, while: \.isASCIIWhiteSpace)
    let quote = text.byte(at: value)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let valueEnd = text.end(from: value) {
        !$0.isASCIIWhiteSpace && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
      }
      return valueEnd > value ? valueEnd : nil
    }
    // No value has a bare "<", so that what one look passes over none of the next ones does.
    let close = text.end(from: value + 1) { $0 != quote && $0 != UInt8(ascii: "<") }
    return text.byte(at: close) == quote ? close + 1 : nil
  }

  /// `&name;`, `&#10;` or `&#xA;`.
  ///
  /// A name has two letters or more: "AT&T; and" has none.
  func characterReference(at start: Int) -> Range<Int>? {
    var index = start + 1
    var shortest = 2
    let limit = min(text.count, start + Self.longestReference)
    var belongs: (UInt8) -> Bool = \.isASCIIAlphanumeric
    if text.byte(at: index) == UInt8(ascii: "#") {
      index += 1
      shortest = 1
      belongs = \.isASCIIDigit
      if text.byte(at: index) | 0x20 == UInt8(ascii: "x") {
        index += 1
        belongs = { $0.isASCIIDigit || ($0 | 0x20) &- 0x61 < 6 }
      }
    } else if !text.byte(at: index).isASCIILetter {
      return nil
    }
    var end = index
    while end < limit, belongs(text[end]) { end += 1 }
    guard end - index >= shortest, text.byte(at: end) == UInt8(ascii: ";") else { return nil }
    return start..<end + 1
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "-_:.@".utf8.contains(byte)
  }

  /// HTML's longest name of a character has 31 letters.
  private static let longestReference = 34
  private static let loneAttributes: [StaticString] = [
    "allowfullscreen", "async", "autofocus", "autoplay", "checked", "controls", "default", "defer",
    "disabled", "download", "formnovalidate", "hidden", "inert", "ismap", "itemscope", "loop",
    "multiple", "muted", "nomodule", "novalidate", "open", "playsinline", "readonly", "required",
    "reversed", "selected",
  ]
}

/// Where the runs of backticks of each length start, for looks that only go forward.
struct CodeFences {
  /// By length, the last start first.
  private var starts: [Int: [Int]] = [:]
  private var knownLineEnd = 0

  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    while index < text.count {
      guard text[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let run = index
      while index < text.count, text[index] == UInt8(ascii: "`") { index += 1 }
      starts[index - run, default: []].append(run)
    }
    for length in starts.keys { starts[length]?.reverse() }
  }

  mutating func next(length: Int, after start: Int) -> Int? {
    while let last = starts[length]?.last, last <= start { starts[length]?.removeLast() }
    return starts[length]?.last
  }

  /// The end of the line that `start` is in.
  mutating func lineEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    knownLineEnd = max(knownLineEnd, start)
    while knownLineEnd < text.count, !text[knownLineEnd].isLineEnd { knownLineEnd += 1 }
    return knownLineEnd
  }
}
