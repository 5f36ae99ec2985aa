import SteleBase

/// One pass over a text that collects what to protect.
///
/// Each kind of span has a byte that it cannot be without, and only there it is looked for. What a
/// failed look passes over holds no such byte of its kind or is of bounded length, so that all
/// looks together are linear.
struct SpanScanner {
  let text: UnsafeBufferPointer<UInt8>
  /// Where the last span ended: a look back does not go further.
  private(set) var lastEnd = 0
  /// The end of the run of letters and signs that was looked at as a whole.
  private var codeWordEnd = 0
  var codeFences: CodeFences?
  var messageEnds = MessageEnds()
  /// The end of the last message that broke the syntax, apostrophes being quotes.
  var brokenMessageEnd = 0
  var commentEnds = LiteralEnds("-->")
  var serverTagEnds = LiteralEnds("%>")
  var instructionEnds = LiteralEnds("?>")
  var templateCommentEnds = LiteralEnds("#}")
  /// Braces to come that close commands, the next one last.
  var closingBraces: [Int] = []
  /// Whether there was a placeholder such as `%1`.
  var hasPosition = false

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func spans() -> [ProtectedSpan] {
    if let whole = WholeText.code(in: text) { return [ProtectedSpan(range: whole, kind: .other)] }
    var spans: [ProtectedSpan] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard
        Self.triggers[Int(byte)] || index >= codeWordEnd && CodeWord.isMember[Int(byte)]
      else {
        index += 1
        continue
      }
      if let span = span(at: index) {
        spans.append(span)
        lastEnd = span.range.upperBound
        index = lastEnd
      } else {
        index = afterFailure(at: index)
      }
    }
    return spans
  }

  private mutating func span(at index: Int) -> ProtectedSpan? {
    switch text[index] {
    case UInt8(ascii: "<"):
      if let tag = tag(at: index) { return tag }
    case UInt8(ascii: "{"):
      if let message = message(at: index) { return message }
    default: break
    }
    let range = plainSpan(at: index) ?? codeWord(at: index)
    return range.map { ProtectedSpan(range: $0, kind: .other) }
  }

  private mutating func plainSpan(at index: Int) -> Range<Int>? {
    switch text[index] {
    case UInt8(ascii: ":"):
      addressAfterScheme(colon: index) ?? drivePath(colon: index) ?? colonName(at: index)
    case UInt8(ascii: "w"), UInt8(ascii: "W"): webAddress(at: index)
    case UInt8(ascii: "@"): mailAddress(at: index) ?? mention(at: index)
    case UInt8(ascii: "{"): placeholder(at: index)
    case UInt8(ascii: "}"): closingBrace(at: index)
    case UInt8(ascii: "$"): prefixedPlaceholder(at: index) ?? dollarName(at: index)
    case UInt8(ascii: "#"): prefixedPlaceholder(at: index) ?? topic(at: index)
    case UInt8(ascii: "%"): prefixedPlaceholder(at: index) ?? formatSpecifier(at: index)
    case UInt8(ascii: "!"): exclamationName(at: index)
    case UInt8(ascii: "|"): substitution(at: index)
    case UInt8(ascii: "["): token(at: index)
    case UInt8(ascii: "\\"): command(at: index)
    case UInt8(ascii: "`"): code(at: index)
    case UInt8(ascii: "<"): declaration(at: index)
    case UInt8(ascii: "&"): characterReference(at: index)
    default: nil
    }
  }

  /// Looks at the run of letters and signs that starts at `index`, once.
  private mutating func codeWord(at index: Int) -> Range<Int>? {
    guard index >= codeWordEnd, CodeWord.isMember[Int(text[index])] else { return nil }
    codeWordEnd = CodeWord.end(in: text, from: index)
    let next = text.byte(at: codeWordEnd)
    // What goes on as a mail address or behind a scheme is found there.
    let isPart =
      next == UInt8(ascii: "@")
      || next == UInt8(ascii: ":") && text.byte(at: codeWordEnd + 1) == UInt8(ascii: "/")
    guard !isPart, let code = CodeWord(text, index..<codeWordEnd).code(),
      isBoundary(at: code.lowerBound), isBoundary(at: code.upperBound)
    else { return nil }
    return code
  }

  private func isBoundary(at index: Int) -> Bool {
    index == lastEnd || WordBoundary.isBoundary(in: text, at: index)
  }

  /// Past the whole of a run of backticks, no part of which opens code.
  private func afterFailure(at index: Int) -> Int {
    let byte = text[index]
    guard byte == UInt8(ascii: "`") else { return index + 1 }
    return text.end(ofRunAt: index)
  }

  private static let triggers: [Bool] = {
    var triggers = [Bool](repeating: false, count: 256)
    for byte in ":wW@{}$#%!|[\\`<&".utf8 { triggers[Int(byte)] = true }
    return triggers
  }()
}

extension UInt8 {
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
