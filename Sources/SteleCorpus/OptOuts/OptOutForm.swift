import SteleFile

/// What people write into the text areas of a request form: owners, repositories or renames, one a line.
///
/// An owner is `NAME`, `@NAME` or `https://github.com/NAME`; a repository is `OWNER/NAME`, or its address,
/// with or without `.git`. Blank lines, a list's dash, spaces and backquotes around are passed over, and
/// lines may end in CRLF. Names are taken literally. A rename is `OLD -> NEW`, or two names with a space
/// between.
public enum OptOutForm: String, Sendable, CaseIterable {
  /// Owners; a repository among them is taken for what it is.
  case owners
  /// Repositories; an owner among them is an error, for much more would be opted out.
  case repositories
  /// Renames of either.
  case renames

  /// The longest text that is read, in bytes.
  private static let longestText = 1 << 30

  /// Reads the file at `path` and adds what it holds to `list`, opted out since `date`.
  ///
  /// - Throws: An error that names the line which is none of the above; `list` is then as it was.
  public func read(
    _ path: String, since date: CalendarDate, into list: inout OptOutList
  ) throws(CorpusError) {
    var text: [UInt8] = []
    var input = try InputBuffer(path: path)
    while try input.fill() {
      text += input.bytes[input.start..<input.end]
      input.skip(input.count)
      guard text.count <= Self.longestText else {
        throw .file(.tooLarge(path: path, byteCount: text.count, limit: Self.longestText))
      }
    }
    var added = list
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, bytes) in lines.enumerated() {
      let failure = { (reason: String, remedy: String) in
        CorpusError.invalidOptOuts(path: path, line: number + 1, reason: reason, remedy: remedy)
      }
      guard let line = String(validating: bytes, as: UTF8.self) else {
        throw failure("is not UTF-8", "save the file as UTF-8")
      }
      let content = Self.content(of: line[...])
      if content.isEmpty { continue }
      let shown = String(reflecting: String(content))
      switch self {
      case .owners, .repositories:
        guard let name = Self.name(content) else {
          throw failure(
            "\(shown) names no owner and no repository",
            "give OWNER or OWNER/REPOSITORY, or its address, alone on the line")
        }
        if self == .repositories, name.isOwner {
          throw failure(
            "\(shown) names an owner, not a repository",
            "give OWNER/REPOSITORY, or move the line to the owners")
        }
        try added.add(name, since: date)
      case .renames:
        guard let rename = Self.rename(content) else {
          throw failure(
            "\(shown) is no rename",
            "give OLD -> NEW, two owners or two repositories")
        }
        try added.add(rename)
      }
    }
    list = added
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\r" || character == "\r\n"
      || character == "\u{FEFF}"
  }

  /// The line without what surrounds its name: spaces, a list's dash, backquotes.
  private static func content(of line: Substring) -> Substring {
    var rest = trimmed(line, isBlank)
    // No owner's name begins with a dash; a star is one of a list only where a space follows.
    let isStar = rest.first == "*" && (rest.dropFirst().first.map(isBlank) ?? true)
    if rest.first == "-" || isStar { rest = trimmed(rest.dropFirst(), isBlank) }
    return trimmed(rest) { isBlank($0) || $0 == "`" }
  }

  private static func trimmed(
    _ text: Substring, _ isOutside: (Character) -> Bool
  ) -> Substring {
    var rest = text
    while let first = rest.first, isOutside(first) { rest.removeFirst() }
    while let last = rest.last, isOutside(last) { rest.removeLast() }
    return rest
  }

  private static let addresses = [
    "https://github.com/", "http://github.com/", "https://www.github.com/", "github.com/",
  ]

  /// What no name has in it, but other addresses, lists of several names and patterns for all do.
  private static let foreign: Set<Character> = [":", ",", ";", "?", "#", "*", "@"]

  /// The owner or repository that `text` names.
  private static func name(_ text: Substring) -> OptOutName? {
    var rest = text
    let folded = text.lowercased()
    if let address = addresses.first(where: { folded.hasPrefix($0) }) {
      rest = rest.dropFirst(address.count)
      if rest.hasSuffix("/") { rest.removeLast() }
    } else if rest.hasPrefix("@") {
      rest.removeFirst()
    }
    guard !rest.contains(where: foreign.contains), let name = OptOutName(rest) else { return nil }
    if name.isOwner || !name.text.hasSuffix(".git") { return name }
    return OptOutName(name.text.dropLast(4))
  }

  private static func rename(_ text: Substring) -> OptOutList.Rename? {
    let words = text.split(whereSeparator: isBlank).filter { $0 != "->" && $0 != "→" }
    guard words.count == 2,
      let old = name(trimmed(words[0]) { $0 == "`" }),
      let new = name(trimmed(words[1]) { $0 == "`" })
    else { return nil }
    return OptOutList.Rename(from: old, to: new)
  }
}
