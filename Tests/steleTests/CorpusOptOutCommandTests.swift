import Foundation
import SteleTestSupport
import Testing

/// Imports opt-outs and asks for them as a user would.
@Suite struct CorpusOptOutCommandTests {
  private let folder: TemporaryFolder
  private let corpus: String
  private static let first = "0000000000000000000000000000000000000001"
  private static let second = "f00000000000000000000000000000000000000a"
  private static let rows = """
    {"content_id": "\(first)", "detected_licenses": ["MIT"], "license_type": "permissive", "language": "C", "repo_name": "Ann/One"}
    {"content_id": "\(first)", "detected_licenses": [], "license_type": "no_license", "language": "C", "repo_name": "bob/two"}
    {"content_id": "\(second)", "detected_licenses": ["Zlib"], "license_type": "permissive", "language": "Zig", "repo_name": "ann/three"}

    """

  init() throws {
    folder = try TemporaryFolder()
    corpus = folder.path("corpus.stele")
    let built = try Program.run(
      ["corpus", "build", "-o", corpus, "--side-tables", "repository,origins,keys", "-"],
      input: Self.rows)
    #expect(built.status == 0, "\(built.error)")
  }

  private func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    return folder.path(name)
  }

  private func lookup(_ corpus: String) throws -> String {
    try Program.run(
      ["corpus", "lookup", "--corpus", corpus, "--format", "json", Self.first, Self.second]
    ).output
  }

  private static let told = """
    {"id":"\(first)","verdict":"known","swhid":"swh:1:cnt:\(first)","licenses":[],"license_type":"no_license","language":"C","repository":"bob/two","opted_out_elsewhere":true}
    {"id":"\(second)","verdict":"opted-out","swhid":"swh:1:cnt:\(second)","licenses":[],"license_type":null,"language":null,"repository":null}

    """

  @Test func `What is imported is honoured at once and folded in later`() throws {
    let renames = try write("annette -> ann\n", "renames")
    let owners = try write("- @Annette\r\n\n", "owners")
    let imported = try Program.run([
      "corpus", "opt-out", "import", "--corpus", corpus, "--owners", owners, "--renames", renames,
      "--since", "2026-07-31",
    ])
    #expect(imported.status == 0 && imported.error.isEmpty, "\(imported.error)")
    #expect(imported.output == "\(corpus).optouts: 1 opt-out, 1 rename; added 2, already there 0\n")
    #expect(try lookup(corpus) == Self.told)

    let check = try Program.run([
      "corpus", "opt-out", "check", "--corpus", corpus, "Ann", "ann/x", "bob/two",
    ])
    #expect(
      check.output == """
        Ann  opted out since 2026-07-31 by annette
        ann/x  opted out since 2026-07-31 by annette
        bob/two  not opted out

        """)
    #expect(check.status == 0)
    let json = try Program.run([
      "corpus", "opt-out", "check", "--corpus", corpus, "--format", "json", "ann/x", "bob",
    ])
    #expect(
      json.output == """
        {"name":"ann/x","opted_out":true,"since":"2026-07-31","entry":"annette"}
        {"name":"bob","opted_out":false}

        """)

    let folded = folder.path("folded.stele")
    #expect(try Program.run(["corpus", "merge", "-o", folded, corpus]).status == 0)
    let built = folder.path("built.stele")
    #expect(
      try Program.run(
        [
          "corpus", "build", "-o", built, "--opt-outs", "\(corpus).optouts", "--side-tables",
          "repository,origins", "-",
        ], input: Self.rows
      ).status == 0)
    for file in [folded, built] {
      #expect(try lookup(file) == Self.told)
      let list = try Program.run(["corpus", "opt-out", "list", "--corpus", file])
      #expect(list.output == "annette  since 2026-07-31\nannette -> ann\n")
      #expect(try Program.run(["verify", file]).status == 0)
    }
    let list = try Program.run([
      "corpus", "opt-out", "list", "--corpus", corpus, "--format", "json",
    ])
    #expect(
      list.output == """
        {"owner":"annette","since":"2026-07-31"}
        {"renamed":"annette","to":"ann"}

        """)
    #expect(
      try Program.run(["corpus", "export", corpus]).output == """
        {"content_id":"\(Self.first)","detected_licenses":[],"license_type":"no_license","language":"C","is_vendor":false,"is_generated":false,"repo_name":"bob/two","opted_out_elsewhere":true}
        {"content_id":"\(Self.second)","opted_out":true}

        """)
    let text = try Program.run(["corpus", "lookup", "--corpus", corpus, Self.first, Self.second])
    #expect(
      text.output
        == "\(Self.first)  known  no_license  no licence  C  bob/two  opted out elsewhere\n"
        + "\(Self.second)  opted-out\n")
  }

  @Test func `A bad line imports nothing`() throws {
    let owners = try write("ann\nsome body\n", "owners")
    let result = try Program.run([
      "corpus", "opt-out", "import", "--corpus", corpus, "--owners", owners, "--since",
      "2026-07-31",
    ])
    #expect(result.status == 1)
    #expect(result.error.contains("owners: line 2: \"some body\" names no owner"))
    #expect(!FileManager.default.fileExists(atPath: "\(corpus).optouts"))
    for arguments in [["--owners", owners, "--since", "2026-02-30"], ["--since", "2026-07-31"]] {
      let usage = try Program.run(["corpus", "opt-out", "import", "--corpus", corpus] + arguments)
      #expect(usage.status == 64)
    }
  }

  @Test func `A corpus without repositories takes no opt-outs`() throws {
    #expect(
      try Program.run(["corpus", "build", "-o", corpus, "-"], input: Self.rows).status == 0)
    let owners = try write("ann\n", "owners")
    let result = try Program.run([
      "corpus", "opt-out", "import", "--corpus", corpus, "--owners", owners, "--since",
      "2026-07-31",
    ])
    #expect(result.status == 1)
    #expect(
      result.error.contains("no answer could honour opt-outs")
        && result.error.contains("--side-tables repository"))
  }

  @Test func `Every opt-out command has help with an example`() throws {
    for command in ["import", "remove", "list", "check"] {
      let help = try Program.run(["corpus", "opt-out", command, "--help"])
      #expect(help.status == 0 && help.output.contains("Example:"), "\(command)")
    }
  }
}
