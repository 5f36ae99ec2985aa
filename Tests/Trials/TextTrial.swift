import SteleBase
import SteleCheck
import SteleCorpus
import SteleHashing

/// Reads bytes as each of the texts that are given beside a corpus file: opt-out lists and
/// requests, policies, baselines, identifiers, dates and versions.
public struct TextTrial: Sendable {
  private let folder: TrialFolder

  /// Trials that leave their files in `folder`.
  public init(folder: String) { self.folder = TrialFolder(path: folder) }

  /// Tries `input`, lists once more with their digest made right.
  public func run(_ input: [UInt8]) {
    if input.isEmpty { return }
    let path = folder.write(input, to: "text")
    readList(input)
    readList(Self.withDigest(input))
    for form in OptOutForm.allCases {
      expectingErrors {
        guard let date = CalendarDate("2026-07-31") else { return }
        var list = OptOutList()
        try form.read(path, since: date, into: &list)
        readList(list.text, mustBeRead: true)
      }
    }
    expectingErrors { _ = try Baseline(reading: path) }
    expectingErrors {
      var policy = CheckPolicy()
      try policy.addRules(ofFile: path)
    }
    let text = String(decoding: input, as: UTF8.self)
    _ = CorpusQuery(text)
    if let date = CalendarDate(text) { precondition(date.description == text, "another date") }
    if let version = SemanticVersion(text) {
      precondition(version.description == text, "another version")
    }
  }

  private func readList(_ text: [UInt8], mustBeRead: Bool = false) {
    do {
      let list = try OptOutList(parsing: text, path: "list")
      precondition(list.text == text, "one list has two texts")
      let index = OptOutIndex(list)
      for name in list.dates.keys {
        precondition(index.match(name) != nil, "\(name) is on the list")
      }
    } catch {
      precondition(!mustBeRead && !error.description.isEmpty, "\(error)")
    }
  }

  /// The lines of `text` with their digest as the last one.
  static func withDigest(_ text: [UInt8]) -> [UInt8] {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let entries = lines.prefix { !$0.starts(with: "sha256 ".utf8) }.filter { !$0.isEmpty }
    let body = entries.flatMap { $0 + [UInt8(ascii: "\n")] }
    return body + Array("sha256 \(Hexadecimal.text(of: SHA256.digest(of: body)))\n".utf8)
  }
}
