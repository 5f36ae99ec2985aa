import SteleBase

extension MarkdownScanner {
  // MARK: - Lines that are markup

  /// Lines that stand for a table of contents, name a place, or take another file in.
  mutating func scanMark(_ line: MarkdownLine) -> Int? {
    let text = bytes[line.content]
    let isMark: Bool
    switch text.first {
    case UInt8(ascii: "["):
      let name = text.drop { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "_") }
        .prefix(while: \.isASCIILetter).map(\.asciiLowercased)
      isMark =
        text.last == UInt8(ascii: "]") && text.count <= 12 && name.elementsEqual("toc".utf8)
        && text.allSatisfy { $0.isASCIILetter || "[]_".utf8.contains($0) }
    case UInt8(ascii: "("):
      isMark =
        text.count > 3 && text.suffix(2).elementsEqual(")=".utf8)
        && text.dropFirst().dropLast(2).allSatisfy { $0.isName || $0 == UInt8(ascii: ":") }
    case UInt8(ascii: "-"):
      isMark = text.starts(with: "--8<--".utf8) || text.starts(with: "-8<-".utf8)
    case UInt8(ascii: "@"):
      isMark =
        text.starts(with: "@[".utf8) || text.starts(with: "@import ".utf8)
        || text.starts(with: "@include".utf8)
    case UInt8(ascii: "\\"):
      isMark = text.count > 3 && text.dropFirst().allSatisfy(\.isASCIILetter)
    default: isMark = false
    }
    guard isMark else { return nil }
    blank(line)
    return line.next
  }

  /// A line of attributes for the block before it or behind it.
  mutating func scanAttributes(_ line: MarkdownLine) -> Int? {
    guard let end = templates.endOfAttributes(from: line.contentStart), end == line.contentEnd
    else {
      return nil
    }
    blank(line)
    return line.next
  }

  // MARK: - Mathematics

  mutating func scanMathematics(_ line: MarkdownLine) -> Int? {
    let text = bytes[line.content]
    let closer: String
    if text.starts(with: "$$".utf8) {
      closer = "$$"
    } else if text.elementsEqual("\\[".utf8)
      || text.starts(with: "\\[".utf8) && text.suffix(2).elementsEqual("\\]".utf8)
        && Mathematics.looksLikeFormula(text.dropFirst(2).dropLast(2))
    {
      closer = "\\]"
    } else if text.starts(with: "\\begin{".utf8) {
      guard let found = templates.find(at: line.contentStart) else { return nil }
      return blankIfAlone(line, until: found.end)
    } else {
      return nil
    }
    guard let end = templates.end(of: closer, from: line.contentStart + 2) else {
      return scanLongMathematics(line, closer: closer)
    }
    return blankIfAlone(line, until: end)
  }

  /// Mathematics with blank lines, which only the marks in lines of their own tell.
  private mutating func scanLongMathematics(_ line: MarkdownLine, closer: String) -> Int? {
    guard bytes[line.content].count == 2, !missingTags.contains(closer) else { return nil }
    var position = line.next
    while position < bytes.count {
      let next = MarkdownLine(at: position, of: bytes)
      if bytes[next.content].elementsEqual(closer.utf8) {
        return blank(from: line, through: next.contentEnd)
      }
      position = next.next
    }
    missingTags.insert(closer)
    return nil
  }

  /// Reads the lines from `line` to what ends at `end` as blank ones if nothing else is in them;
  /// a number of the formula or attributes do not count.
  private mutating func blankIfAlone(_ line: MarkdownLine, until end: Int) -> Int? {
    let lineEnd = MarkdownSource.endOfLine(in: bytes, from: end)
    let rest = bytes[end..<lineEnd].trimmed
    guard rest.isEmpty || "({".utf8.contains(rest[rest.startIndex]) else { return nil }
    return blank(from: line, through: end)
  }

  // MARK: - Templates

  /// Tags of templates between which is no text.
  private static let codeTags = [
    "raw", "highlight", "code", "comment", "verbatim", "mermaid", "math", "katex", "chart",
    "schema", "javascript", "stylesheet", "codeblock", "prism", "gist",
  ]

  /// A line that holds nothing but tags of a template language.
  mutating func scanTemplate(_ line: MarkdownLine) -> Int? {
    guard let end = endOfTags(from: line.contentStart, in: line) else { return nil }
    if let closeEnd = endOfCode(behind: end, from: line) {
      return blank(from: line, through: closeEnd)
    }
    // Beside the rows of a table it stands for a row.
    if let paragraph, !paragraph.isClosed, bytes[paragraph.line.contentStart] == UInt8(ascii: "|") {
      return nil
    }
    return blank(from: line, through: end)
  }

  /// Where the tags end that begin at `start` if nothing else is in their lines.
  private mutating func endOfTags(from start: Int, in line: MarkdownLine) -> Int? {
    var position = start
    var isTag = false
    var elements: [Range<Int>] = []
    while true {
      guard let found = templates.find(at: position), found.end > position else { return nil }
      switch found.kind {
      case .tag, .element: isTag = true
      case .value where isMDX: isTag = true
      case .value: break
      case .attribute, .code: return nil
      }
      if case .element = found.kind { elements.append(position..<found.end) }
      let lineEnd = MarkdownSource.endOfLine(in: bytes, from: found.end)
      position = bytes[..<lineEnd].endOfBlanks(from: found.end)
      guard position == lineEnd else { continue }
      for element in elements { noteElement(element) }
      return isTag ? found.end : nil
    }
  }

  /// Where the tag ends that closes the code which the tag of `line` before `start` opens.
  private mutating func endOfCode(behind start: Int, from line: MarkdownLine) -> Int? {
    let marks = bytes[line.contentStart..<start].drop { !$0.isASCIILetter }
    let name = String(decoding: marks.prefix(while: \.isName), as: UTF8.self)
    let opener = bytes[line.contentStart..<min(start, line.contentStart + 3)]
    guard Self.codeTags.contains(name), !opener.contains(UInt8(ascii: "/")) else { return nil }
    let isLiquid = opener.starts(with: "{%".utf8)
    let key = "\(isLiquid ? "%" : "<") \(name)"
    guard !missingTags.contains(key) else { return nil }
    var position = start
    while position < bytes.count {
      let next = MarkdownLine(at: position, of: bytes)
      let text = bytes[next.content]
      let marks = text.drop { "{%<-".utf8.contains($0) || $0 == 0x20 }
      let isEnd =
        text.starts(with: "{".utf8)
        && (isLiquid
          ? marks.starts(with: "end\(name)".utf8)
          : marks.first == UInt8(ascii: "/")
            && marks.dropFirst().drop { $0 == 0x20 }.starts(with: name.utf8))
      if isEnd { return next.contentEnd }
      position = next.next
    }
    missingTags.insert(key)
    return nil
  }

  // MARK: - Tags

  mutating func scanTag(_ line: MarkdownLine) -> Int? {
    let text = bytes[line.content]
    if text.starts(with: "<!--".utf8) {
      guard !contains(["-->"], line) else { return nil }
      return beginVerbatim(line, until: ["-->"])
    }
    if text.starts(with: "<%".utf8) { return scanTemplate(line) }
    if text.starts(with: "<<< ".utf8) {
      // Code from another file.
      blank(line)
      return line.next
    }
    let name = text.dropFirst().prefix { $0.isName || $0 == UInt8(ascii: "/") }.map(
      \.asciiLowercased)
    if ["pre", "script", "style", "textarea"].contains(where: { name.elementsEqual($0.utf8) }) {
      let ends = ["</pre>", "</script>", "</style>", "</textarea>"]
      return contains(ends, line) ? nil : beginVerbatim(line, until: ends)
    }
    if let end = endOfTags(from: line.contentStart, in: line) {
      return blank(from: line, through: end)
    }
    isInHTML =
      HTMLElements.isBlock(name)
      || !name.isEmpty && text.last == UInt8(ascii: ">") && paragraph?.isClosed != false
        && !text.contains(UInt8(ascii: ":"))
    return nil
  }

  private mutating func beginVerbatim(_ line: MarkdownLine, until ends: [String]) -> Int {
    read(line)
    paragraph = nil
    verbatim = .html(ends)
    return line.next
  }

  /// Notes that a JSX element begins or ends.
  private mutating func noteElement(_ tag: Range<Int>) {
    if bytes.has("</", at: tag.lowerBound) {
      if !elements.isEmpty { elements.removeLast() }
    } else if !bytes.has("/>", at: tag.upperBound - 2) {
      elements.append(nil)
    }
  }

  // MARK: - Modules

  /// Whether `bytes` have statements or elements as MDX has them, outside of code.
  static func isMDX(_ bytes: [UInt8]) -> Bool {
    var fence: MarkdownFence?
    var position = 0
    while position < bytes.count {
      let line = MarkdownLine(at: position, of: bytes)
      position = line.next
      if let open = fence {
        if open.isClosed(by: line, of: bytes) { fence = nil }
        continue
      }
      fence = MarkdownFence(opening: line, of: bytes)
      if fence == nil, beginsModule(bytes[line.start..<line.end]) || isElement(bytes[line.content])
      {
        return true
      }
    }
    return false
  }

  /// Whether `line` is a tag of JSX, or what begins one of several lines.
  private static func isElement(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count > 1, line.first == UInt8(ascii: "<"),
      (0x41...0x5A).contains(line[line.startIndex + 1])
    else { return false }
    let name = line.dropFirst().prefix { $0.isName || $0 == UInt8(ascii: ".") }
    let isWhole = line.last == UInt8(ascii: ">") || name.endIndex == line.endIndex
    // Placeholders are in capitals.
    return isWhole && !name.contains(UInt8(ascii: "_"))
  }

  /// Whether `line` begins a statement that imports or exports.
  private static func beginsModule(_ line: ArraySlice<UInt8>) -> Bool {
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }
    if line.starts(with: "import ".utf8) {
      let rest = line.dropFirst(7).trimmed
      if let first = rest.first,
        isQuote(first) || first == UInt8(ascii: "{") || first == UInt8(ascii: "*")
      {
        return true
      }
      // A name, or several with commas and braces, then the module in quotes.
      let from = Array(" from ".utf8)
      return rest.indices.contains { index in
        rest[index...].starts(with: from)
          && rest[index...].dropFirst(from.count).first.map(isQuote) == true
      }
    }
    guard line.starts(with: "export ".utf8) else { return false }
    let word = line.dropFirst(7).prefix { $0.isASCIILetter || "{*".utf8.contains($0) }
    return [
      "default", "const", "let", "var", "function", "async", "class", "type", "interface", "enum",
      "{", "*",
    ].contains { word.elementsEqual($0.utf8) }
  }

  mutating func scanModule(_ line: MarkdownLine) -> Int? {
    guard line.start == line.contentStart, paragraph?.isClosed != false,
      Self.beginsModule(bytes[line.content])
    else { return nil }
    return blank(from: line, through: endOfModule(from: line))
  }

  /// Where the statements end that begin with `line`: before a blank line outside of brackets.
  private mutating func endOfModule(from line: MarkdownLine) -> Int {
    var depth = 0
    var firstBlank: Int?
    var position = line.start
    while position < bytes.count {
      let next = MarkdownLine(at: position, of: bytes)
      if next.isBlank {
        if firstBlank == nil { firstBlank = position }
        if depth <= 0 || missingTags.contains("module") { return position }
      }
      for byte in bytes[next.content] {
        if "{([".utf8.contains(byte) { depth += 1 }
        if "})]".utf8.contains(byte) { depth -= 1 }
      }
      position = next.next
    }
    if depth > 0 { missingTags.insert("module") }
    return depth > 0 ? firstBlank ?? bytes.count : bytes.count
  }

  // MARK: - Tables that CommonMark does not know

  /// A table that is drawn with `+`, `-` and `|`.
  mutating func scanGrid(_ line: MarkdownLine) -> Int? {
    let text = bytes[line.content]
    guard text.count > 4, text.last == UInt8(ascii: "+"),
      text.allSatisfy({ "+-=:".utf8.contains($0) }),
      text.contains(UInt8(ascii: "-")) || text.contains(UInt8(ascii: "="))
    else { return scanMark(line) }
    return leaveOutBlock("a table that is drawn with lines", from: line)
  }

  /// A table whose columns are ruled with runs of hyphens, the names of the columns above them.
  mutating func scanRuledTable(_ line: MarkdownLine) -> Int? {
    let runs = bytes[line.content].split(whereSeparator: \.isSpace)
    guard runs.count > 1,
      runs.allSatisfy({ $0.count > 1 && $0.allSatisfy { $0 == UInt8(ascii: "-") } }),
      line.next < bytes.count, !MarkdownLine(at: line.next, of: bytes).isBlank
    else { return nil }
    var first = line
    if let paragraph, !paragraph.isClosed {
      first = paragraph.line
      source.blank(paragraph.line.contentStart..<paragraph.line.end)
    }
    return leaveOutBlock(
      "a table whose columns are ruled with hyphens", from: line, at: first.start)
  }

  private mutating func leaveOutBlock(
    _ what: String, from line: MarkdownLine, at offset: Int? = nil
  ) -> Int {
    source.leaveOut(what, at: offset ?? line.start)
    return blank(from: line, through: templates.endOfBlock(at: line.start))
  }

  /// A line of a poem or an address: `| text`, each with its own end.
  mutating func scanLineBlock(_ line: MarkdownLine) -> Int? {
    let start = bytes[..<line.end].endOfBlanks(from: line.contentStart + 1)
    let pipes = bytes[line.content].count { $0 == UInt8(ascii: "|") }
    guard line.quoteDepth == 0, pipes == 1, start > line.contentStart + 1, start < line.contentEnd,
      paragraph?.isClosed != false, !isRule(behind: line)
    else { return nil }
    separate(before: line)
    source.read(start..<line.next)
    fixInline(from: start, in: line)
    separate(before: line)
    return line.next
  }

  /// Whether the line behind `line` rules a table.
  private func isRule(behind line: MarkdownLine) -> Bool {
    guard line.next < bytes.count else { return false }
    let next = MarkdownLine(at: line.next, of: bytes)
    return !next.isBlank && bytes[next.content].allSatisfy { "|-: \t".utf8.contains($0) }
      && bytes[next.content].contains(UInt8(ascii: "-"))
  }
}
