import Foundation
import SteleTestSupport
import Testing

/// Lists what a corpus knows as a user would.
@Suite struct CorpusListCommandTests {
  private let folder: TemporaryFolder
  private let corpus: String
  private static let first = "0000000000000000000000000000000000000001"
  private static let second = "f00000000000000000000000000000000000000a"

  init() throws {
    folder = try TemporaryFolder()
    corpus = folder.path("corpus.stele")
  }

  @Test func `Lists are filtered by every origin and without regard to case`() throws {
    func row(
      _ key: String, _ repository: String, _ licence: String, _ language: String, _ date: String
    )
      -> String
    {
      #"{"content_id": "\#(key)", "detected_licenses": ["\#(licence)"], "license_type": "permissive", "#
        + #""language": "\#(language)", "repo_name": "\#(repository)", "revision_date": "\#(date)", "#
        + #""star_events_count": \#(repository.count)}"#
    }
    let rows = [
      row(Self.first, "Long/Name", "MIT", "C", "2020-01-01"),
      row(Self.first, "a/b", "Zlib", "C++", "2022-05-05T10:00:00"),
      row(Self.second, "a/b", "Apache-2.0", "Zig", "2023-01-01"),
    ].joined(separator: "\n")
    let tables = ["corpus", "build", "-o", corpus, "-"]
    let all = tables + ["--side-tables", "keys,repository,dates,origins"]
    #expect(try Program.run(all, input: rows).status == 0)
    func list(_ options: String...) throws -> String {
      let result = try Program.run(["corpus", "list", corpus] + options)
      #expect(result.status == 0, "\(result.error)")
      return result.output
    }
    let (one, other, two) = (
      "swh:1:cnt:\(Self.first)\tpermissive\tMIT\tC\n",
      "swh:1:cnt:\(Self.first)\tpermissive\tZlib\tC++\n",
      "swh:1:cnt:\(Self.second)\tpermissive\tApache-2.0\tZig\n"
    )
    #expect(try list() == one + two)
    #expect(try list("--repository", "A/B") == other + two)
    #expect(try list("--license", "mit", "--license", "apache-2.0") == one + two)
    #expect(try list("--language", "zig", "--language", "c++") == other + two)
    #expect(try list("--since", "2022-05-05") == other + two)
    #expect(try list("--since", "2022-05-06", "--license", "MIT") == "")
    #expect(try list("--repository", "long/name", "--since", "2020-01-01") == one)

    let owners = folder.path("owners")
    try Data("a\n".utf8).write(to: URL(filePath: owners))
    #expect(
      try Program.run([
        "corpus", "opt-out", "import", "--corpus", corpus, "--owners", owners, "--since",
        "2026-07-31",
      ]).status == 0)
    #expect(try list() == one + "swh:1:cnt:\(Self.second)\topted-out\n")
    #expect(try list("--repository", "a/b") == "" && list("--language", "zig") == "")
    try FileManager.default.removeItem(atPath: "\(corpus).optouts")

    #expect(try Program.run(tables, input: rows).status == 0)
    for (option, value, table) in [
      ("--repository", "a/b", "repository"), ("--since", "2020-01-01", "dates"),
    ] {
      let result = try Program.run(["corpus", "list", corpus, option, value])
      #expect(result.status == 1 && result.error.contains("--side-tables \(table)"))
    }
  }
}
