import SteleBase
import SteleHashing

/// The text of a list: the line `stele opt-outs 1`, one line for each entry, sorted by its bytes, and a
/// last line with the SHA-256 of all lines before it, so that damage does not let a name slip through.
///
/// ```
/// stele opt-outs 1
/// owner octocat 2026-07-31
/// rename octo octocat
/// rename octocat/hello octocat/hello-world
/// repository someone/something 2026-08-02
/// sha256 0a6b…
/// ```
///
/// Words stand one space apart, names are in lower case (see ``OptOutName``), and every line ends in a
/// line feed. One list has one text.
extension OptOutList {
  private static let firstLine = "stele opt-outs 1"
  private static let lastWord = "sha256 "

  /// The longest text that is read, in bytes.
  static let longestText = 1 << 30

  /// The list as text.
  package var text: [UInt8] {
    var lines = dates.map { name, date in
      Array("\(name.isOwner ? "owner" : "repository") \(name.text) \(date)\n".utf8)
    }
    lines += renames.map { Array("rename \($0.old.text) \($0.new.text)\n".utf8) }
    lines.sort { $0.lexicographicallyPrecedes($1) }
    let text = Array("\(Self.firstLine)\n".utf8) + lines.joined()
    return text + Array("\(Self.lastWord)\(Hexadecimal.text(of: SHA256.digest(of: text)))\n".utf8)
  }

  /// SHA-256 of the list's text, hexadecimal.
  package var digest: String { Hexadecimal.text(of: SHA256.digest(of: text)) }

  /// Reads the text of a list, which errors call `path`.
  ///
  /// - Throws: An error that names the line, where anything is not as written by ``text``.
  package init(parsing text: [UInt8], path: String) throws(CorpusError) {
    self.init()
    var line = 0
    func failure(_ reason: String) -> CorpusError {
      .invalidOptOuts(
        path: path, line: line, reason: reason,
        remedy: "copy the list again from where it was made, or import the requests again")
    }
    var last: ArraySlice<UInt8> = []
    var rest = text[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let bytes = rest[..<end]
      rest = rest[(end + 1)...]
      line += 1
      guard let words = String(validating: bytes, as: UTF8.self) else {
        throw failure("is not UTF-8")
      }
      if line == 1 {
        guard words == Self.firstLine else { throw failure("is not \"\(Self.firstLine)\"") }
      } else if words.hasPrefix(Self.lastWord) {
        let digest = Hexadecimal.text(of: SHA256.digest(of: text[..<bytes.startIndex]))
        guard words.dropFirst(Self.lastWord.count) == digest else {
          throw failure("the lines before it are not as written")
        }
        guard rest.isEmpty else { throw failure("is not the last one") }
        return
      } else {
        guard last.lexicographicallyPrecedes(bytes) else { throw failure("is out of order") }
        last = bytes
        guard try add(line: words) else { throw failure("is no entry, or not in canonical form") }
      }
    }
    line += 1
    throw failure("the list ends early")
  }

  /// Adds the entry of a line, and returns whether it is one that is not there yet.
  private mutating func add(line: String) throws(CorpusError) -> Bool {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, let name = OptOutName(words[1]), name.text == words[1] else {
      return false
    }
    if words[0] == "rename" {
      guard let new = OptOutName(words[2]), new.text == words[2],
        let rename = Rename(from: name, to: new)
      else { return false }
      try add(rename)
      return true
    }
    guard words[0] == (name.isOwner ? "owner" : "repository"), dates[name] == nil,
      let date = CalendarDate(words[2])
    else { return false }
    try add(name, since: date)
    return true
  }
}
