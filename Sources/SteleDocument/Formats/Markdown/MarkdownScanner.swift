import SteleBase

/// Reads a Markdown document line by line for what its dialects have besides CommonMark.
///
/// Known are: front matter; footnotes and abbreviations; definition lists; containers and
/// admonitions of Docusaurus, VitePress, Pandoc, MyST, MkDocs and GitHub; attributes; mathematics;
/// JSX; tags of template languages; marks for tables of contents.
struct MarkdownScanner {
  let bytes: [UInt8]
  var source: MarkdownSource
  var templates: MarkdownTemplates
  let isMDX: Bool
  /// The containers that are open, whose lines are indented.
  var containers: [Container] = []
  /// Whether a definition ends before the line.
  var isBehindDefinition = false
  /// What is read as it is until it ends.
  var verbatim: Verbatim?
  /// Fences of code that hold text, as MyST's directives do, outermost first.
  var directives: [MarkdownFence] = []
  /// The lines around the last line of text; nil behind a heading, code and the like.
  var paragraph: Paragraph?
  /// Whether an HTML block goes on.
  var isInHTML = false
  /// Whether the last line was blank.
  var isAfterBlank = true
  /// Up to where within lines everything is looked at.
  var inlineEnd = 0
  /// Runs of grave accents, by length: up to where there is no other.
  var missingCode: [Int: Int] = [:]
  /// Template tags that hold code and whose ends are missing.
  var missingTags: Set<String> = []
  /// How deep JSX elements are, by the indentation of what is in them; nil before that is known.
  var elements: [Int?] = []

  struct Container {
    enum Kind {
      case admonition
      case footnote
      case definition
    }
    var kind: Kind
    /// The indentation of its lines.
    var indentation: Int
    /// The columns of its lines that CommonMark is not to see, with those of the containers around
    /// it.
    var columns: Int
  }

  /// The columns of the next line that CommonMark is not to see.
  var containerColumns: Int { containers.last?.columns ?? 0 }

  enum Verbatim {
    case fence(MarkdownFence)
    /// HTML that goes on to one of these.
    case html([String])
  }

  struct Paragraph {
    /// Its last line.
    var line: MarkdownLine
    /// Whether a blank line is behind it.
    var isClosed = false
  }

  /// What CommonMark is to read of `bytes`.
  static func source(of bytes: [UInt8]) -> MarkdownSource {
    var scanner = MarkdownScanner(bytes)
    var position = MarkdownFrontMatter.end(of: bytes)
    while position < bytes.count {
      position = scanner.scan(MarkdownLine(at: position, of: bytes))
    }
    return scanner.source
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    source = MarkdownSource(bytes)
    isMDX = Self.isMDX(bytes)
    templates = MarkdownTemplates(of: bytes, isMDX: isMDX)
  }

  // MARK: - Lines

  /// Reads `line` and what belongs to it; returns where the next line begins.
  private mutating func scan(_ line: MarkdownLine) -> Int {
    if !line.isBlank {
      isBehindDefinition = false
      leaveContainers(before: line)
    }
    if let verbatim {
      if goesOn(verbatim, in: line) || endsVerbatim(line) { return line.next }
    }
    guard !line.isBlank else {
      read(line)
      isAfterBlank = true
      isInHTML = false
      paragraph?.isClosed = true
      return line.next
    }
    defer { isAfterBlank = false }
    if line.contentStart >= inlineEnd, let next = scanBlock(line) { return next }
    read(line)
    addText(line)
    return line.next
  }

  /// Reads `line` as it is but for what surrounds it.
  mutating func read(_ line: MarkdownLine) {
    if isMDX, !line.isBlank, let last = elements.indices.last, elements[last] == nil {
      elements[last] = line.indentation
    }
    var columns = containerColumns
    if isMDX, let indentation = elements.last { columns = max(columns, indentation ?? 0) }
    source.read(line.start(without: columns, of: bytes)..<line.next)
  }

  /// Reads `line` as a blank one.
  mutating func blank(_ line: MarkdownLine) {
    source.blank(line.contentStart..<line.end)
    read(line)
    paragraph = nil
    isAfterBlank = true
  }

  /// Reads the lines from `line` to the one that holds `end` as blank ones; returns where the next
  /// begins.
  mutating func blank(from line: MarkdownLine, through end: Int) -> Int {
    var line = line
    while true {
      blank(line)
      if line.next >= end || line.next >= bytes.count { return line.next }
      line = MarkdownLine(at: line.next, of: bytes)
    }
  }

  /// Ends all blocks before `line`.
  mutating func separate(before line: MarkdownLine) {
    source.separate(atIndentation: min(60, max(0, line.indentation - containerColumns)))
    paragraph = nil
  }

  private mutating func leaveContainers(before line: MarkdownLine) {
    while let last = containers.last, line.indentation < last.indentation {
      let isLazy =
        last.kind != .admonition && !isAfterBlank && paragraph?.isClosed == false && verbatim == nil
        && !beginsBlock(line)
      if isLazy { return }
      if verbatim != nil { verbatim = nil }
      containers.removeLast()
      isBehindDefinition = last.kind == .definition
      separate(before: line)
    }
  }

  /// Whether `line` begins something that a paragraph before it does not take in.
  private func beginsBlock(_ line: MarkdownLine) -> Bool {
    let text = bytes[line.content]
    guard let first = text.first else { return true }
    if MarkdownFence(opening: line, of: bytes) != nil { return true }
    if "#>|:<+-*=".utf8.contains(first) || text.starts(with: "[^".utf8)
      || text.starts(with: "!!!".utf8)
      || text.starts(with: "???".utf8) || text.starts(with: "$$".utf8)
    {
      return true
    }
    let digits = text.prefix(while: \.isASCIIDigit)
    return !digits.isEmpty && digits.endIndex < text.endIndex
      && ".)".utf8.contains(text[digits.endIndex])
  }

  // MARK: - Verbatim

  /// Whether `line` is in `verbatim` and does not end it; reads it if so.
  private mutating func goesOn(_ verbatim: Verbatim, in line: MarkdownLine) -> Bool {
    switch verbatim {
    case .fence(let fence):
      if fence.isLeft(by: line) || fence.isClosed(by: line, of: bytes) { return false }
    case .html(let ends):
      if contains(ends, line) { return false }
    }
    read(line)
    return true
  }

  /// Ends what is verbatim at `line`; whether the line belongs to it.
  private mutating func endsVerbatim(_ line: MarkdownLine) -> Bool {
    guard let verbatim else { return false }
    self.verbatim = nil
    paragraph = nil
    if case .fence(let fence) = verbatim, fence.isLeft(by: line) { return false }
    read(line)
    return true
  }

  func contains(_ ends: [String], _ line: MarkdownLine) -> Bool {
    let text = bytes[line.content].map(\.asciiLowercased)
    return ends.contains { end in
      text.indices.contains { text[$0...].starts(with: end.utf8) }
    }
  }

  // MARK: - Text

  /// Looks at what stands within `line`, which holds text.
  mutating func addText(_ line: MarkdownLine) {
    paragraph = Paragraph(line: line)
    fixInline(from: line.contentStart, in: line)
    let first = bytes[line.contentStart]
    if first == UInt8(ascii: "#") { paragraph = nil }
  }
}

/// A fence of code.
struct MarkdownFence {
  let mark: UInt8
  let count: Int
  let indentation: Int
  let quoteDepth: Int
  /// What is said behind the opening fence.
  let information: Range<Int>

  /// The fence that `line` opens; nil if it opens none.
  init?(opening line: MarkdownLine, of bytes: [UInt8]) {
    var start = line.contentStart
    // An item of a list may begin with a fence.
    while start < line.contentEnd,
      let end = Self.endOfListMarker(at: start, of: bytes, before: line.contentEnd)
    {
      start = end
    }
    guard start < line.contentEnd,
      bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~")
    else { return nil }
    mark = bytes[start]
    var end = start
    while end < line.contentEnd, bytes[end] == mark { end += 1 }
    count = end - start
    information = bytes[..<line.contentEnd].endOfBlanks(from: end)..<line.contentEnd
    guard count >= 3, mark == UInt8(ascii: "~") || !bytes[information].contains(mark) else {
      return nil
    }
    indentation = line.indentation + (start - line.contentStart)
    quoteDepth = line.quoteDepth
  }

  /// Where the marker of a list's item and the space behind it end.
  private static func endOfListMarker(at start: Int, of bytes: [UInt8], before limit: Int) -> Int? {
    var end = start
    if "-+*".utf8.contains(bytes[start]) {
      end += 1
    } else {
      while end < limit, end - start < 9, bytes[end].isASCIIDigit { end += 1 }
      guard end > start, end < limit, ".)".utf8.contains(bytes[end]) else { return nil }
      end += 1
    }
    let text = bytes[..<limit].endOfBlanks(from: end)
    return text > end && text < limit ? text : nil
  }

  /// Whether `line` closes it.
  func isClosed(by line: MarkdownLine, of bytes: [UInt8]) -> Bool {
    line.contentEnd - line.contentStart >= count && bytes[line.content].allSatisfy { $0 == mark }
  }

  /// Whether `line` is outside of the quote or the list in which it is.
  func isLeft(by line: MarkdownLine) -> Bool {
    line.quoteDepth < quoteDepth
      || !line.isBlank && quoteDepth == 0 && line.indentation + 3 < indentation
  }
}
