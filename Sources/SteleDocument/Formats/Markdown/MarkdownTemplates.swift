import SteleBase

/// Finds what Markdown's dialects and template languages have within lines and what stays as it is.
///
/// Each search for an end is answered from the last one for the like if that saw the place, so that
/// neither what never ends nor an end that is of no use makes time quadratic.
struct MarkdownTemplates {
  private let bytes: [UInt8]
  /// Whether the document has elements of JSX and expressions in braces.
  private let isMDX: Bool
  /// The last search for each end.
  private var searches: [[UInt8]: Search] = [:]
  /// Where the block ends that was looked at last.
  private var blockEnd = 0
  /// Where braces close that open in the block, and where that block ends.
  private var braces: (closers: [Int: Int], end: Int) = ([:], 0)

  init(of bytes: [UInt8], isMDX: Bool) {
    self.bytes = bytes
    self.isMDX = isMDX
  }

  /// What a search for an end found.
  private struct Search {
    /// The places where a search would find the same.
    var starts: Range<Int>
    /// Where the end ends; nil if there is none.
    var found: Int?
  }

  /// What was found.
  struct Found {
    var end: Int
    var kind: Kind
    enum Kind {
      /// A tag of a template language that does something.
      case tag
      /// Stands for a text.
      case value
      /// Belongs to what stands before it.
      case attribute
      /// A tag of JSX.
      case element
      /// Can be read by CommonMark too.
      case code
    }
  }

  /// What begins at `position`; nil for plain text.
  mutating func find(at position: Int) -> Found? {
    switch bytes[position] {
    case UInt8(ascii: "{"): brace(at: position)
    case UInt8(ascii: "<"): angle(at: position)
    case UInt8(ascii: "["): bracket(at: position)
    case UInt8(ascii: "$"): dollar(at: position)
    case UInt8(ascii: "\\"): backslash(at: position)
    case UInt8(ascii: ":"): emoji(at: position)
    default: nil
    }
  }

  /// Where the block of lines around `position` ends: before a blank line.
  mutating func endOfBlock(at position: Int) -> Int {
    if position < blockEnd { return blockEnd }
    var start = position
    while start < bytes.count {
      let end = MarkdownSource.endOfLine(in: bytes, from: start)
      start = MarkdownSource.startOfLine(in: bytes, behind: end)
      if start < bytes.count, MarkdownLine(at: start, of: bytes).isBlank { break }
    }
    blockEnd = start
    return start
  }

  /// Where `closer` ends that comes first from `start` on in the same block; nil if there is none.
  mutating func end(of closer: String, from start: Int) -> Int? {
    let closer = Array(closer.utf8)
    if let last = searches[closer], last.starts.contains(start) { return last.found }
    let limit = endOfBlock(at: max(0, start - 1))
    var position = start
    while position + closer.count <= limit {
      if bytes[position] == closer[0],
        bytes[position..<(position + closer.count)].elementsEqual(closer)
      {
        let end = position + closer.count
        searches[closer] = Search(starts: start..<(position + 1), found: end)
        return end
      }
      position += 1
    }
    searches[closer] = Search(starts: start..<max(start, limit), found: nil)
    return nil
  }

  private func found(_ end: Int?, _ kind: Found.Kind) -> Found? {
    end.map { Found(end: $0, kind: kind) }
  }

  // MARK: - Braces

  private mutating func brace(at start: Int) -> Found? {
    if bytes.has("{{{", at: start) { return found(end(of: "}}}", from: start + 3), .value) }
    if bytes.has("{{<", at: start) { return found(end(of: ">}}", from: start + 3), .tag) }
    if bytes.has("{{%", at: start) { return found(end(of: "%}}", from: start + 3), .tag) }
    if bytes.has("{{", at: start) {
      let isTag =
        bytes.has("{{#", at: start) || bytes.has("{{/", at: start) || bytes.has("{{!", at: start)
      return found(end(of: "}}", from: start + 2), isTag ? .tag : .value)
    }
    if bytes.has("{%", at: start) { return found(end(of: "%}", from: start + 2), .tag) }
    if bytes.has("{!", at: start) { return found(end(of: "!}", from: start + 2), .tag) }
    if bytes.has("{/*", at: start) { return found(end(of: "*/}", from: start + 3), .tag) }
    if bytes.has("{# ", at: start), let end = end(of: "#}", from: start + 3) {
      return Found(end: end, kind: .tag)
    }
    if let end = endOfAttributes(from: start) { return Found(end: end, kind: .attribute) }
    guard isMDX else { return role(at: start) }
    let limit = endOfBlock(at: start)
    if start >= braces.end || limit != braces.end { matchBraces(from: start, to: limit) }
    return found(braces.closers[start].map { $0 + 1 }, .value)
  }

  private mutating func matchBraces(from start: Int, to end: Int) {
    var open: [Int] = []
    braces = ([:], end)
    for position in start..<end {
      if bytes[position] == UInt8(ascii: "{") { open.append(position) }
      if bytes[position] == UInt8(ascii: "}"), let last = open.popLast() {
        braces.closers[last] = position
      }
    }
  }

  /// A role of MyST, whose text is the code behind it.
  private func role(at start: Int) -> Found? {
    let name = bytes[(start + 1)...].prefix(60).prefix { $0.isName || $0 == UInt8(ascii: ":") }
    guard !name.isEmpty, bytes.has("}`", at: name.endIndex) else { return nil }
    return Found(end: name.endIndex + 1, kind: .value)
  }

  /// Where a list of attributes ends: `{#name .class key="value"}`, `{: .class}` and their like.
  func endOfAttributes(from start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
    let limit = min(bytes.count, start + 500)
    var position = bytes[..<limit].endOfBlanks(from: start + 1)
    guard position < limit else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "#"), UInt8(ascii: "."):
      guard position + 1 < limit, bytes[position + 1].isName else { return nil }
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "^"): break
    case UInt8(ascii: "-"):
      return bytes.has("-}", at: position) ? position + 2 : nil
    case let byte where byte.isASCIILetter:
      let name = bytes[position..<limit].prefix(while: \.isName)
      guard name.endIndex < limit, bytes[name.endIndex] == UInt8(ascii: "=") else { return nil }
    default: return nil
    }
    var quote: UInt8?
    while position < limit {
      let byte = bytes[position]
      switch byte {
      case 0x0A, 0x0D: return nil
      case UInt8(ascii: "{") where quote == nil: return nil
      case UInt8(ascii: "}") where quote == nil: return position + 1
      case UInt8(ascii: "\""): quote = quote == nil ? byte : nil
      default: break
      }
      position += 1
    }
    return nil
  }

  // MARK: - Others

  private mutating func angle(at start: Int) -> Found? {
    if bytes.has("<%", at: start) { return found(end(of: "%>", from: start + 2), .tag) }
    if bytes.has("<!--", at: start) { return found(end(of: "-->", from: start + 4), .code) }
    if bytes.has("<>", at: start) { return isMDX ? Found(end: start + 2, kind: .tag) : nil }
    if bytes.has("</>", at: start) { return isMDX ? Found(end: start + 3, kind: .tag) : nil }
    return element(at: start)
  }

  /// A tag of JSX: its name is in capitals, or an attribute is an expression.
  private mutating func element(at start: Int) -> Found? {
    let isClosing = bytes.has("</", at: start)
    var position = start + (isClosing ? 2 : 1)
    guard position < bytes.count, bytes[position].isASCIILetter else { return nil }
    var isElement = bytes[position] < UInt8(ascii: "a")
    let limit = endOfBlock(at: start)
    while position < limit,
      bytes[position].isName || bytes[position] == UInt8(ascii: ".")
        || bytes[position] == UInt8(ascii: ":")
    {
      position += 1
    }
    while position < limit {
      switch bytes[position] {
      case UInt8(ascii: ">"): return isElement ? Found(end: position + 1, kind: .element) : nil
      case UInt8(ascii: "<"): return nil
      case UInt8(ascii: "{"):
        guard isMDX else { return nil }
        if position >= braces.end || limit != braces.end { matchBraces(from: position, to: limit) }
        guard let close = braces.closers[position] else { return nil }
        isElement = true
        position = close
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard
          let end = end(of: bytes[position] == UInt8(ascii: "'") ? "'" : "\"", from: position + 1)
        else { return nil }
        position = end - 1
      case let byte
      where byte.isSpace || byte.isName || byte >= 0x80 || "/=.:@".utf8.contains(byte):
        break
      default: return nil
      }
      position += 1
    }
    return nil
  }

  private func bracket(at start: Int) -> Found? {
    let limit = min(bytes.count, start + 200)
    if bytes.has("[[", at: start) {
      let name = bytes[(start + 2)..<max(start + 2, limit)].prefix {
        $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") && $0 != 0x0A && $0 != 0x0D
      }
      let end = name.endIndex + 2
      guard !name.isEmpty, bytes.has("]]", at: name.endIndex), !bytes.has("(", at: end) else {
        return nil
      }
      return Found(end: end, kind: .value)
    }
    // A footnote's mark, or a citation.
    guard bytes.has("[^", at: start) || bytes.has("[@", at: start) || bytes.has("[-@", at: start)
    else {
      return nil
    }
    let isFootnote = bytes.has("[^", at: start)
    let name = bytes[(start + 2)..<max(start + 2, limit)].prefix {
      $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") && !(isFootnote && $0.isSpace)
        && $0 != 0x0A
        && $0 != 0x0D
    }
    guard !name.isEmpty, bytes.has("]", at: name.endIndex) else { return nil }
    return Found(end: name.endIndex + 1, kind: .value)
  }

  private mutating func dollar(at start: Int) -> Found? {
    if bytes.has("$`", at: start), let end = end(of: "`$", from: start + 2) {
      return Found(end: end, kind: .value)
    }
    return found(Mathematics.end(of: bytes, from: start, before: endOfBlock(at: start)), .value)
  }

  private mutating func backslash(at start: Int) -> Found? {
    if bytes.has("\\(", at: start) {
      guard let end = end(of: "\\)", from: start + 2), end - start < 1000 else { return nil }
      return Mathematics.looksLikeFormula(bytes[(start + 2)..<(end - 2)])
        ? Found(end: end, kind: .value) : nil
    }
    if bytes.has("\\begin{", at: start) {
      let name = bytes[(start + 7)...].prefix(30).prefix { $0.isName || $0 == UInt8(ascii: "*") }
      guard !name.isEmpty, bytes.has("}", at: name.endIndex) else { return nil }
      let closer = "\\end{" + String(decoding: name, as: UTF8.self) + "}"
      // Few names are looked for, so that no time is quadratic.
      guard searches.count < 100 || searches[Array(closer.utf8)] != nil else { return nil }
      return found(end(of: closer, from: name.endIndex), .value)
    }
    // A command of LaTeX with one argument.
    let name = bytes[(start + 1)...].prefix(30).prefix(while: \.isASCIILetter)
    guard name.count > 1, bytes.has("{", at: name.endIndex) else { return nil }
    let argument = bytes[(name.endIndex + 1)...].prefix(100).prefix {
      !$0.isSpace && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}")
    }
    guard bytes.has("}", at: argument.endIndex) else { return nil }
    return Found(end: argument.endIndex + 1, kind: .value)
  }

  /// A picture's name between colons, as `:smile:`.
  private func emoji(at start: Int) -> Found? {
    if start > 0, bytes[start - 1].isName || bytes[start - 1] == UInt8(ascii: ":") { return nil }
    let name = bytes[(start + 1)...].prefix(60).prefix { $0.isName || $0 == UInt8(ascii: "+") }
    guard
      name.contains(where: { $0.isASCIILetter }) || name.elementsEqual("+1".utf8)
        || name.elementsEqual("-1".utf8),
      bytes.has(":", at: name.endIndex)
    else { return nil }
    let end = name.endIndex + 1
    if end < bytes.count, bytes[end].isName || bytes[end] == UInt8(ascii: ":") { return nil }
    return Found(end: end, kind: .code)
  }
}

extension UInt8 {
  /// Whether names in markup have it: letters and digits of ASCII, hyphen, low line.
  var isName: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }
}
