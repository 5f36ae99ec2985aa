import SteleBase
import SteleFile

/// What people write into the text areas of a request form: owners, repositories or renames, one a line.
///
/// An owner is `NAME`, `@NAME` or `https://github.com/NAME`; a repository is `OWNER/NAME`, or its address,
/// with or without `.git`. Blank lines, a list's dash, spaces and backquotes around are passed over, and
/// lines may end in CRLF. Names are taken literally, but `all` and other words of forms are none (see
/// `FormWords`) unless they stand in an address. A rename is `OLD -> NEW`, or two names with a space
/// between.
package enum OptOutForm: String, Sendable, CaseIterable {
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
  package func read(
    _ path: String, since date: CalendarDate, into list: inout OptOutList
  ) throws(CorpusError) {
    var added = list
    let text = try Self.text(of: path)
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      var entry: Entry?
      do throws(Refusal) { entry = try self.entry(of: line) } catch {
        throw .invalidOptOuts(
          path: path, line: number + 1, reason: error.reason, remedy: error.remedy)
      }
      switch entry {
      case .name(let name): try added.add(name, since: date)
      case .rename(let rename): try added.add(rename)
      case nil: continue
      }
    }
    list = added
  }

  /// All bytes of the file at `path`.
  private static func text(of path: String) throws(CorpusError) -> [UInt8] {
    var text: [UInt8] = []
    var input = try InputBuffer(path: path)
    while try input.fill() {
      text += input.bytes[input.start..<input.end]
      input.skip(input.count)
      guard text.count <= longestText else {
        throw .file(.tooLarge(path: path, byteCount: text.count, limit: longestText))
      }
    }
    return text
  }

  /// What a line asks for.
  private enum Entry {
    case name(OptOutName)
    case rename(OptOutList.Rename)
  }

  /// Why a line asks for nothing that can be done.
  private struct Refusal: Error {
    var reason: String
    var remedy: String
  }

  /// What `line` asks for; nil where there is nothing in it.
  private func entry(of line: ArraySlice<UInt8>) throws(Refusal) -> Entry? {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw Refusal(reason: "is not UTF-8", remedy: "save the file as UTF-8")
    }
    let content = Self.content(of: text[...])
    if content.isEmpty { return nil }
    let shown = String(reflecting: String(content))
    if self == .renames {
      guard let rename = try Self.rename(content) else {
        throw Refusal(
          reason: "\(shown) is no rename", remedy: "give OLD -> NEW, two owners or two repositories"
        )
      }
      return .rename(rename)
    }
    guard let name = try Self.name(content, mayBeOwner: self == .owners) else {
      throw Refusal(
        reason: "\(shown) names no owner and no repository",
        remedy: "give OWNER or OWNER/REPOSITORY, or its address, alone on the line")
    }
    if self == .repositories, name.isOwner {
      throw Refusal(
        reason: "\(shown) names an owner, not a repository",
        remedy: "give OWNER/REPOSITORY, or move the line to the owners")
    }
    return .name(name)
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\r" || character == "\r\n"
      || character == "\u{FEFF}"
  }

  /// The line without what surrounds its name: spaces, a list's dash, backquotes.
  private static func content(of line: Substring) -> Substring {
    var rest = line.trimming(while: isBlank)
    // No owner's name begins with a dash; a star is one of a list only where a space follows.
    let isStar = rest.first == "*" && (rest.dropFirst().first.map(isBlank) ?? true)
    if rest.first == "-" || isStar { rest = rest.dropFirst().trimming(while: isBlank) }
    return rest.trimming { isBlank($0) || $0 == "`" }
  }

  private static let addresses = [
    "https://github.com/", "http://github.com/", "https://www.github.com/", "github.com/",
  ]

  /// What no name has in it, but other addresses, lists of several names and patterns for all do.
  private static let foreign: Set<Character> = [":", ",", ";", "?", "#", "*", "@"]

  /// The owner or repository that `text` names; an owner that may not be one is not looked at.
  private static func name(
    _ text: Substring, mayBeOwner: Bool = true
  ) throws(Refusal) -> OptOutName? {
    var rest = text
    let folded = text.lowercased()
    let address = addresses.first { folded.hasPrefix($0) }
    if let address {
      rest = rest.dropFirst(address.count)
      if rest.hasSuffix("/") { rest.removeLast() }
    } else if rest.hasPrefix("@") {
      rest.removeFirst()
    }
    guard !rest.contains(where: foreign.contains), let name = OptOutName(rest) else { return nil }
    if address == nil, mayBeOwner || !name.isOwner, let complaint = FormWords.complaint(about: name)
    {
      throw Refusal(
        reason: "\(String(reflecting: String(text))) \(complaint), so nothing is imported",
        remedy: "ask the requester for the names that are meant; an account that is really called "
          + "so is given as https://github.com/\(name.text)")
    }
    if name.isOwner || !name.text.hasSuffix(".git") { return name }
    return OptOutName(name.text.dropLast(4))
  }

  private static func rename(_ text: Substring) throws(Refusal) -> OptOutList.Rename? {
    let words = text.split(whereSeparator: isBlank).filter { $0 != "->" && $0 != "→" }
    guard words.count == 2,
      let old = try name(words[0].trimming { $0 == "`" }),
      let new = try name(words[1].trimming { $0 == "`" })
    else { return nil }
    return OptOutList.Rename(from: old, to: new)
  }
}
