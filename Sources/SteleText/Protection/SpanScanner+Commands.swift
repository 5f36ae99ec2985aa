import SteleBase

extension SpanScanner {
  /// What begins with a backslash: a command of LaTeX with its arguments, an escape such as `\n`,
  /// Swift's `\(name)`, or the path of a Windows share.
  mutating func command(at start: Int) -> Range<Int>? {
    let name = start + 1
    let first = text.byte(at: name)
    if first == UInt8(ascii: "(") { return parenthesisEnd(from: name).map { start..<$0 } }
    if first == UInt8(ascii: "\\") { return sharePath(at: start) }
    guard first.isASCIILetter else { return nil }
    let nameEnd = identifierEnd(from: name)
    let isEscape = "nrt".utf8.contains(first)
    let isText = Self.textCommands.contains {
      $0.utf8CodeUnitCount == nameEnd - name && text.matches($0, at: name)
    }
    let arguments = text.byte(at: nameEnd) == UInt8(ascii: "*") ? nameEnd + 1 : nameEnd
    let opensArgument =
      nameEnd > name + 1
      && (text.byte(at: arguments) == UInt8(ascii: "{")
        || text.byte(at: arguments) == UInt8(ascii: "["))
    // "\nHello{name}" begins with an escape.
    if opensArgument, !(isEscape && text.byte(at: name + 1) &- 0x41 < 26) {
      return start..<argumentsEnd(from: arguments, areText: isText)
    }
    if isEscape { return start..<start + 2 }
    return nameEnd - name >= 3 ? start..<nameEnd : nil
  }

  /// Behind the arguments from `start` on: `[…]` and `{…}`.
  ///
  /// An argument with spaces, or of a command that sets text, is to be translated: only its braces
  /// are kept.
  private mutating func argumentsEnd(from start: Int, areText: Bool) -> Int {
    let limit = min(text.count, start + Self.longestArguments)
    var end = start
    while end < limit {
      let open = text[end]
      guard open == UInt8(ascii: "{") || open == UInt8(ascii: "[") else { break }
      let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
      var depth = 0
      var index = end
      var hasSpace = areText
      while index < limit, !text[index].isLineEnd {
        if text[index] == open { depth += 1 }
        if text[index] == close { depth -= 1 }
        if depth == 0 { break }
        hasSpace = hasSpace || text[index] == 0x20
        index += 1
      }
      guard depth == 0, index < limit else { break }
      if open == UInt8(ascii: "{"), hasSpace {
        closingBraces.append(index)
        return end + 1
      }
      end = index + 1
    }
    return end
  }

  /// The brace at `index`, if it closes an argument whose inside is text.
  mutating func closingBrace(at index: Int) -> Range<Int>? {
    while let last = closingBraces.last, last < index { closingBraces.removeLast() }
    guard closingBraces.last == index else { return nil }
    closingBraces.removeLast()
    return index..<index + 1
  }

  /// `C:\folder\file.txt` around the colon.
  func drivePath(colon: Int) -> Range<Int>? {
    let start = colon - 1
    guard start >= lastEnd, text[start].isASCIILetter,
      WordBoundary.isBoundary(in: text, at: start),
      text.byte(at: colon + 1) == UInt8(ascii: "\\")
        || text.byte(at: colon + 1) == UInt8(ascii: "/")
          && text.byte(at: colon + 2) != UInt8(ascii: "/")
    else { return nil }
    let end = pathEnd(from: colon + 1)
    return end > colon + 2 ? start..<end : nil
  }

  /// `\\server\share\file.txt`.
  private func sharePath(at start: Int) -> Range<Int>? {
    guard start == lastEnd || !text.byte(at: start - 1).isASCIIAlphanumeric,
      text.byte(at: start + 2).isASCIIAlphanumeric
    else { return nil }
    let host = text.end(from: start + 2) { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    guard text.byte(at: host) == UInt8(ascii: "\\"), text.byte(at: host + 1).isASCIIAlphanumeric
    else {
      return nil
    }
    return start..<pathEnd(from: host)
  }

  /// Behind the path whose first separator is at `start`, without punctuation of the sentence.
  private func pathEnd(from start: Int) -> Int {
    var end = text.end(from: start) { byte in
      byte.isASCIIAlphanumeric || byte >= 0x80 || "\\/._-+~$%@#&{}()".utf8.contains(byte)
    }
    while end > start, ".-&)(".utf8.contains(text[end - 1]) { end -= 1 }
    return end
  }

  private static let longestArguments = 256
  private static let textCommands: [StaticString] = [
    "emph", "textbf", "textit", "textsc", "textsf", "text", "mbox", "underline", "section",
    "subsection", "subsubsection", "chapter", "paragraph", "title", "caption", "footnote",
  ]
}
