extension MarkdownScanner {
  /// Reads what begins with `line` if it is a block that CommonMark does not know, or must not look
  /// into; returns where the next line begins then.
  mutating func scanBlock(_ line: MarkdownLine) -> Int? {
    guard !isInHTML else { return nil }
    switch bytes[line.contentStart] {
    case UInt8(ascii: ":"): return scanColon(line)
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "="): return scanAdmonition(line)
    case UInt8(ascii: "["): return scanAlert(line) ?? scanFootnote(line) ?? scanMark(line)
    case UInt8(ascii: "*"): return scanAbbreviation(line) ?? scanFence(line)
    case UInt8(ascii: "$"), UInt8(ascii: "\\"): return scanMathematics(line) ?? scanMark(line)
    case UInt8(ascii: "<"): return scanTag(line)
    case UInt8(ascii: "{"): return scanAttributes(line) ?? scanTemplate(line)
    case UInt8(ascii: "i"), UInt8(ascii: "e"): return scanModule(line)
    case UInt8(ascii: "+"): return scanGrid(line) ?? scanFence(line)
    case UInt8(ascii: "-"): return scanRuledTable(line) ?? scanMark(line) ?? scanFence(line)
    case UInt8(ascii: "|"): return scanLineBlock(line)
    case UInt8(ascii: "("), UInt8(ascii: "@"): return scanMark(line)
    default: return scanFence(line)
    }
  }

  // MARK: - Fences

  /// Directives of MyST whose content is text.
  private static let directives: Set<String> = [
    "admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso",
    "tip", "warning", "dropdown", "card", "tab-item", "tab-set", "grid", "grid-item",
    "grid-item-card",
    "margin", "sidebar", "topic", "epigraph", "pull-quote", "details", "versionadded",
    "versionchanged", "deprecated", "exercise", "solution", "prf:theorem", "prf:proof", "aside",
  ]

  private func scanFenceEnd(_ line: MarkdownLine) -> Bool {
    directives.last?.isClosed(by: line, of: bytes) == true
  }

  private mutating func scanFence(_ line: MarkdownLine) -> Int? {
    if scanFenceEnd(line) {
      directives.removeLast()
      blank(line)
      return line.next
    }
    guard let fence = MarkdownFence(opening: line, of: bytes) else { return nil }
    let isAtStart = bytes[line.contentStart] == fence.mark
    if isAtStart, let title = directiveTitle(in: fence.information) {
      directives.append(fence)
      source.add(title: title)
      blank(line)
      return blankOptions(behind: line)
    }
    read(line)
    verbatim = .fence(fence)
    paragraph = nil
    return line.next
  }

  /// The title behind `{name}`, which may be empty; nil if `information` names no directive whose
  /// content is text.
  private func directiveTitle(in information: Range<Int>) -> Range<Int>? {
    let text = bytes[information]
    guard text.first == UInt8(ascii: "{"), let close = text.firstIndex(of: UInt8(ascii: "}")) else {
      return nil
    }
    let name = String(decoding: text[(text.startIndex + 1)..<close], as: UTF8.self)
    guard Self.directives.contains(name) else { return nil }
    let start = bytes[..<information.upperBound].endOfBlanks(from: close + 1)
    return start..<information.upperBound
  }

  /// Reads the options at a directive's top, `:name: value`, as blank lines.
  private mutating func blankOptions(behind line: MarkdownLine) -> Int {
    var next = line.next
    while next < bytes.count {
      let line = MarkdownLine(at: next, of: bytes)
      let text = bytes[line.content]
      guard text.first == UInt8(ascii: ":"), text.dropFirst().prefix(while: \.isName).count > 0,
        text.dropFirst().drop(while: \.isName).first == UInt8(ascii: ":")
      else { return next }
      blank(line)
      next = line.next
    }
    return next
  }

  // MARK: - Containers

  /// Names behind `:::` that a title may follow.
  private static let titled: Set<String> = [
    "note", "tip", "info", "warning", "danger", "caution", "important", "success", "details",
    "seealso", "hint", "attention", "error", "question", "example", "quote", "abstract", "summary",
    "bug", "failure", "todo", "secondary",
  ]

  private mutating func scanColon(_ line: MarkdownLine) -> Int? {
    let text = bytes[line.content]
    let count = text.prefix { $0 == UInt8(ascii: ":") }.count
    if count >= 2, count > 2 || text.count > 2 && text[text.startIndex + 2].isName {
      // Two colons begin a directive of one line.
      guard count > 2 || text.contains(where: { "{[".utf8.contains($0) }) else { return nil }
      source.add(title: containerTitle(behind: line.contentStart + count, in: line))
      blank(line)
      return count > 2 && containsBrace(line) ? blankOptions(behind: line) : line.next
    }
    return scanDefinition(line)
  }

  private func containsBrace(_ line: MarkdownLine) -> Bool {
    bytes[line.content].contains(UInt8(ascii: "{"))
  }

  /// The title of the container whose marks end at `start`; empty if it has none.
  private func containerTitle(behind start: Int, in line: MarkdownLine) -> Range<Int> {
    let none = line.contentEnd..<line.contentEnd
    let nameStart = bytes[..<line.contentEnd].endOfBlanks(from: start)
    if nameStart < line.contentEnd, bytes[nameStart] == UInt8(ascii: "{") {
      return directiveTitle(in: nameStart..<line.contentEnd) ?? none
    }
    let name = bytes[nameStart..<line.contentEnd].prefix(while: \.isName)
    guard Self.titled.contains(String(decoding: name, as: UTF8.self).lowercased()) else {
      return none
    }
    var end = line.contentEnd
    if bytes[name.endIndex..<end].first == UInt8(ascii: "[") {
      guard let close = bytes[name.endIndex..<end].lastIndex(of: UInt8(ascii: "]")) else {
        return none
      }
      return (name.endIndex + 1)..<close
    }
    let titleStart = bytes[..<end].endOfBlanks(from: name.endIndex)
    guard titleStart > name.endIndex else { return none }
    // Attributes and further colons are no title.
    while end > titleStart, bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
    if let brace = bytes[titleStart..<end].firstIndex(of: UInt8(ascii: "{")) { end = brace }
    let title = bytes[titleStart..<end].trimmed
    return title.contains(UInt8(ascii: "=")) ? none : title.startIndex..<title.endIndex
  }

  /// `!!! note "Title"`, `??? note`, `=== "Tab"` and the indented lines below.
  private mutating func scanAdmonition(_ line: MarkdownLine) -> Int? {
    let text = bytes[line.content]
    let isTab = text.starts(with: "===".utf8)
    guard line.quoteDepth == 0,
      isTab || text.starts(with: "!!!".utf8) || text.starts(with: "???".utf8)
    else { return nil }
    var position = line.contentStart + 3
    if position < line.contentEnd, "+!".utf8.contains(bytes[position]) { position += 1 }
    let nameStart = bytes[..<line.contentEnd].endOfBlanks(from: position)
    guard nameStart > position, nameStart < line.contentEnd else { return nil }
    // Words without marks, then perhaps a title in quotes.
    let quote = bytes[nameStart..<line.contentEnd].firstIndex(of: UInt8(ascii: "\""))
    let names = bytes[nameStart..<(quote ?? line.contentEnd)]
    guard names.allSatisfy({ $0.isName || $0 == 0x20 }), isTab == names.allSatisfy({ $0 == 0x20 })
    else {
      return nil
    }
    if let quote {
      guard line.contentEnd > quote + 1, bytes[line.contentEnd - 1] == UInt8(ascii: "\"") else {
        return nil
      }
      source.add(title: (quote + 1)..<(line.contentEnd - 1))
    } else {
      let next = line.next < bytes.count ? MarkdownLine(at: line.next, of: bytes) : line
      guard next.isBlank || next.indentation >= line.indentation + 4 else { return nil }
    }
    separate(before: line)
    blank(line)
    containers.append(
      Container(
        kind: .admonition, indentation: line.indentation + 4, columns: containerColumns + 4))
    return line.next
  }

  /// `[!NOTE]` at the top of a quote, with a title perhaps.
  private mutating func scanAlert(_ line: MarkdownLine) -> Int? {
    guard line.quoteDepth > 0, bytes.has("[!", at: line.contentStart) else { return nil }
    let name = bytes[(line.contentStart + 2)..<line.contentEnd].prefix {
      $0.isName || $0 == UInt8(ascii: "|")
    }
    guard !name.isEmpty, bytes.has("]", at: name.endIndex) else { return nil }
    var start = name.endIndex + 1
    if start < line.contentEnd, "+-".utf8.contains(bytes[start]) { start += 1 }
    let title = bytes[..<line.contentEnd].endOfBlanks(from: start)
    source.add(title: title..<line.contentEnd)
    blank(line)
    return line.next
  }

  // MARK: - Notes

  private mutating func open(
    _ kind: Container.Kind, _ line: MarkdownLine, textStart: Int, indentation: Int
  ) -> Int {
    separate(before: line)
    containers.append(
      Container(
        kind: kind, indentation: line.indentation + indentation,
        columns: containerColumns + indentation))
    source.read(textStart..<line.next)
    if textStart < line.contentEnd {
      paragraph = Paragraph(line: line)
      fixInline(from: textStart, in: line)
    }
    return line.next
  }

  private mutating func scanFootnote(_ line: MarkdownLine) -> Int? {
    guard line.quoteDepth == 0, bytes.has("[^", at: line.contentStart) else { return nil }
    let name = bytes[(line.contentStart + 2)..<line.contentEnd].prefix(200).prefix {
      !$0.isSpace && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
    }
    guard !name.isEmpty, bytes.has("]:", at: name.endIndex) else { return nil }
    let start = bytes[..<line.end].endOfBlanks(from: name.endIndex + 2)
    return open(.footnote, line, textStart: start, indentation: 4)
  }

  private mutating func scanDefinition(_ line: MarkdownLine) -> Int? {
    let start = bytes[..<line.end].endOfBlanks(from: line.contentStart + 1)
    let isBehindTerm = paragraph != nil || isBehindDefinition
    guard line.quoteDepth == 0, start > line.contentStart + 1, start < line.contentEnd, isBehindTerm
    else { return nil }
    let columns = start - line.contentStart
    return open(.definition, line, textStart: start, indentation: min(4, columns))
  }

  /// `*[HTML]: What it stands for`.
  private mutating func scanAbbreviation(_ line: MarkdownLine) -> Int? {
    guard line.quoteDepth == 0, bytes.has("*[", at: line.contentStart) else { return nil }
    let name = bytes[(line.contentStart + 2)..<line.contentEnd].prefix { $0 != UInt8(ascii: "]") }
    guard !name.isEmpty, bytes.has("]:", at: name.endIndex) else { return nil }
    let start = bytes[..<line.end].endOfBlanks(from: name.endIndex + 2)
    // What it stands for has one line: the next one is no part of it.
    let next = open(.footnote, line, textStart: start, indentation: 4)
    containers.removeLast()
    separate(before: line)
    return next
  }
}
