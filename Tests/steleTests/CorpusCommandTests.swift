import Foundation
import SteleTestSupport
import Testing

/// Runs the corpus commands as a user would.
@Suite struct CorpusCommandTests {
  private let folder: TemporaryFolder
  private let corpus: String
  private static let first = "0000000000000000000000000000000000000001"
  private static let second = "f00000000000000000000000000000000000000a"
  private static let blob = "1111111111111111111111111111111111111111"
  private static let rows = """
    {"content_id": "\(first)", "blob_id": "\(blob)", "detected_licenses": ["MIT", "Zlib"],
     "license_type": "permissive", "language": "C", "repo_name": "a/b", "path": "/src/\\"x\\".c"}
    {"content_id": "\(second)", "blob_id": "\(second)", "detected_licenses": [],
     "license_type": "no_license", "language": null, "path": "/node_modules/y.js"}
    """.replacing(",\n", with: ",") + "\n"

  init() throws {
    folder = try TemporaryFolder()
    corpus = folder.path("corpus.stele")
    let built = try Program.run(["corpus", "build", "-o", corpus, "-"], input: Self.rows)
    #expect(built.status == 0 && built.output.isEmpty, "\(built.error)")
    #expect(built.error.hasPrefix("\(corpus): 2 rows, 2 files known, "))
    #expect(built.error.split(separator: "\n").count == 1)
  }

  @Test func `Every command has help with an example`() throws {
    for command in ["build", "lookup", "merge", "diff", "patch", "list", "export", "release"] {
      let help = try Program.run(["corpus", command, "--help"])
      #expect(help.status == 0 && help.output.contains("Example:"), "\(command)")
    }
  }

  @Test func `Lookup answers in the order asked with the documented fields`() throws {
    let ids = [
      "swh:1:cnt:\(Self.first);origin=x", Self.second, "sha1:\(Self.blob.uppercased())",
      Self.blob, "sha256:\(String(repeating: "0", count: 64))",
    ]
    let result = try Program.run(
      ["corpus", "lookup", "--corpus", corpus, "--format", "json"] + ids)
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(
      result.output == """
        {"id":"\(ids[0])","verdict":"known","swhid":"swh:1:cnt:\(Self.first)","licenses":["MIT","Zlib"],"license_type":"permissive","language":"C"}
        {"id":"\(ids[1])","verdict":"known","swhid":"swh:1:cnt:\(Self.second)","licenses":[],"license_type":"no_license","language":null}
        {"id":"\(ids[2])","verdict":"known","swhid":null,"licenses":["MIT","Zlib"],"license_type":"permissive","language":"C"}
        {"id":"\(ids[3])","verdict":"unknown","swhid":"swh:1:cnt:\(Self.blob)","licenses":[],"license_type":null,"language":null}
        {"id":"\(ids[4])","verdict":"not-assessed","swhid":null,"licenses":[],"license_type":null,"language":null}

        """)
    let piped = try Program.run(
      ["corpus", "lookup", "--corpus", corpus, "--format", "json"],
      input: ids.joined(separator: "\n"))
    #expect(piped.output == result.output)
    let text = try Program.run(["corpus", "lookup", "--corpus", corpus, Self.first])
    #expect(text.output == "\(Self.first)  known  permissive  MIT, Zlib  C\n")
  }

  @Test func `Side tables add repository and path`() throws {
    let built = try Program.run(
      ["corpus", "build", "-o", corpus, "--side-tables", "repository,path,keys", "-"],
      input: Self.rows)
    #expect(built.status == 0)
    let result = try Program.run(
      ["corpus", "lookup", "--corpus", corpus, "--format", "json", "sha1:\(Self.blob)"])
    #expect(
      result.output == """
        {"id":"sha1:\(Self.blob)","verdict":"known","swhid":"swh:1:cnt:\(Self.first)","licenses":["MIT","Zlib"],"license_type":"permissive","language":"C","repository":"a/b","path":"/src/\\"x\\".c"}

        """)
  }

  @Test func `What is no identifier is wrong usage`() throws {
    let result = try Program.run([
      "corpus", "lookup", "--corpus", corpus, "swh:1:dir:\(Self.first)",
    ])
    #expect(result.status == 64 && result.error.contains("is no identifier of contents"))
    #expect(result.error.contains("Usage: stele corpus lookup"), "\(result.error)")
    let line = try Program.run(
      ["corpus", "lookup", "--corpus", corpus], input: "\(Self.first)\nx\n")
    #expect(line.status == 1 && line.error.contains("line 2: \"x\" is no identifier"))
    let long = try Program.run(
      ["corpus", "lookup", "--corpus", corpus], input: String(repeating: "x", count: 100_000))
    #expect(long.status == 1 && long.error.utf8.count < 400, "only the start is shown")
  }

  @Test func `Errors say where and what to do`() throws {
    let bad = try Program.run(
      ["corpus", "build", "-o", folder.path("x"), "-"],
      input: Self.rows + #"{"content_id": "\#(Self.first)"}"#)
    #expect(bad.status == 1)
    #expect(bad.error.contains("-: line 3: column blob_id: is missing, unlike before"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("x")))
    let none = try Program.run(["corpus", "build", "-o", folder.path("x"), "-"], input: "")
    #expect(none.status == 1 && none.error.contains("there are no rows"))
    let missing = try Program.run(["corpus", "lookup", "--corpus", folder.path("x"), Self.first])
    #expect(missing.status == 1 && missing.error.contains("No such file"))
    let tables = try Program.run(
      ["corpus", "build", "-o", folder.path("x"), "--side-tables", "path,nonsense", "-"])
    #expect(tables.status == 64 && tables.error.contains("repository"))
    let memory = try Program.run(
      ["corpus", "build", "-o", folder.path("x"), "--memory", "1KiB", "-"])
    #expect(memory.status == 64 && memory.error.contains("at least 1MiB"))
  }

  @Test func `Inspect and verify understand corpus files`() throws {
    let inspected = try Program.run(["inspect", corpus])
    #expect(inspected.status == 0)
    for part in [
      "Stele corpus file", "files        2", "sha1_git: 2 of 40.0 bits", "data digest", "MIT",
    ] {
      #expect(inspected.output.contains(part), "\(part)")
    }
    let json = try Program.run(["inspect", corpus, "--format", "json"])
    #expect(json.output.contains(#""license_types":{"no_license":1,"permissive":1}"#))
    #expect(try Program.run(["verify", corpus]).status == 0)
    var bytes = try Data(contentsOf: URL(filePath: corpus))
    let page = try #require(bytes.firstRange(of: [2, 0, 1, 0] as [UInt8]))
    bytes[page.lowerBound + 40] ^= 1
    try bytes.write(to: URL(filePath: corpus))
    let damaged = try Program.run(["verify", corpus])
    #expect(damaged.status == 1 && damaged.error.contains("page 0"), "\(damaged.error)")
  }

  @Test func `Files are merged, compared, patched, listed and exported`() throws {
    let other = folder.path("other.stele")
    let third = "c" + Self.first.dropFirst()
    let added = #"{"content_id": "\#(third)", "blob_id": "\#(third)", "language": "Zig"}"#
    for (path, rows) in [(corpus, Self.rows), (other, added)] {
      let built = try Program.run(
        ["corpus", "build", "-o", path, "--side-tables", "keys,path", "-"], input: rows)
      #expect(built.status == 0)
    }
    let whole = folder.path("whole.stele")
    #expect(try Program.run(["corpus", "merge", "-o", whole, corpus, other]).status == 0)

    let diff = try Program.run(["corpus", "diff", corpus, whole, "--changes"])
    #expect(
      diff.output == "added\tswh:1:cnt:\(third)\t\t\tZig\n"
        + "1 added, 0 removed, 0 relicensed, 0 opted out, 0 changed otherwise, 2 unchanged\n")
    let patch = folder.path("patch.stele")
    let counts = try Program.run(
      ["corpus", "diff", corpus, whole, "-o", patch, "--format", "json"])
    #expect(
      counts.output
        == #"{"added":1,"changed":0,"opted_out":0,"relicensed":0,"removed":0,"schema_version":1,"#
        + #""unchanged":2}"# + "\n")
    #expect(try Program.run(["verify", patch]).status == 0)
    #expect(try Program.run(["inspect", patch]).status == 0)
    let mistaken = try Program.run(["corpus", "list", patch])
    #expect(
      mistaken.status == 1 && mistaken.error.contains("this is a patch, no corpus"),
      "\(mistaken.error)")
    let patched = folder.path("patched.stele")
    #expect(try Program.run(["corpus", "patch", corpus, patch, "-o", patched]).status == 0)
    #expect(
      try Data(contentsOf: URL(filePath: patched)) == Data(contentsOf: URL(filePath: whole)))

    let list = try Program.run(["corpus", "list", whole, "--language", "Zig"])
    #expect(list.output == "swh:1:cnt:\(third)\t\t\tZig\n")
    #expect(
      try Program.run(["corpus", "list", whole, "--limit", "2"]).output.count { $0 == "\n" } == 2)
    let rows = try Program.run(["corpus", "export", whole])
    let again = folder.path("again.stele")
    let rebuilt = try Program.run(
      ["corpus", "build", "-o", again, "--side-tables", "keys,path", "-"], input: rows.output)
    #expect(rebuilt.status == 0)
    #expect(
      try Program.run(["corpus", "diff", whole, again]).output
        == "0 added, 0 removed, 0 relicensed, 0 opted out, 0 changed otherwise, 3 unchanged\n")
  }

  @Test func `A killed build leaves the old file and nothing after the next run`() throws {
    let old = try Data(contentsOf: URL(filePath: corpus))
    var random = SplitMix64(seed: 5)
    for _ in 0..<5 {
      let program = try Program(["corpus", "build", "-o", corpus, "--memory", "1MiB", "-"])
      // Enough to be sorted on disk; the rows never end.
      for _ in 0..<20 {
        let rows = (0..<1000).map { _ in
          let digits = (0..<3).map { _ in String(random.next() | 1 << 63, radix: 16) }.joined()
          return #"{"content_id": "\#(digits.prefix(40))"}"#
        }
        try program.write(rows.joined(separator: "\n") + "\n")
      }
      program.kill()
    }
    #expect(try Data(contentsOf: URL(filePath: corpus)) == old)
    let built = try Program.run(["corpus", "build", "-o", corpus, "-"], input: Self.rows)
    #expect(built.status == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(files == ["corpus.stele"])
  }
}

/// Builds corpus files from source trees as a user would.
@Suite struct TreeCorpusCommandTests {
  private let folder: TemporaryFolder
  private static let empty = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in [
      ("one/src/empty.c", ""), ("one/LICENSE", "SPDX-License-Identifier: MIT\n"), ("two/x", "x"),
    ] {
      let url = folder.url.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  private func build(_ arguments: String..., input: String? = nil) throws -> Program.Result {
    try Program.run(["corpus", "build", "-o", folder.path("out.stele")] + arguments, input: input)
  }

  private func lookup(_ id: String) throws -> String {
    try Program.run(
      ["corpus", "lookup", "--corpus", folder.path("out.stele"), "--format", "json", id]
    ).output
  }

  @Test func `A corpus of a tree answers with licences, path and the repository that was given`()
    throws
  {
    let built = try build(
      "--from-tree", folder.path("one"), "--repository", "me/mine", "--sha256", "--side-tables",
      "repository,path")
    #expect(built.status == 0 && built.output.isEmpty, "\(built.error)")
    #expect(built.error.split(separator: "\n").count == 1)
    #expect(
      try lookup(Self.empty) == """
        {"id":"\(Self.empty)","verdict":"known","swhid":"swh:1:cnt:\(Self.empty)","licenses":["MIT"],"license_type":"permissive","language":"C","repository":"me/mine","path":"/src/empty.c"}

        """)
    let sha256 = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(try lookup(sha256).contains("\"verdict\":\"known\""))
  }

  @Test func `Trees and rows go into one file, with the keys that the rows have`() throws {
    let row = #"{"content_id": "\#(String(repeating: "1", count: 40))"}"#
    let trees = ["--from-tree", folder.path("one"), "--from-tree", folder.path("two")]
    let built = try Program.run(
      ["corpus", "build", "-o", folder.path("out.stele")] + trees + ["-"], input: row + "\n")
    #expect(built.status == 0 && built.error.split(separator: "\n").count == 1, "\(built.error)")
    #expect(try lookup(String(repeating: "1", count: 40)).contains("\"verdict\":\"known\""))
    #expect(try lookup(Self.empty).contains("\"verdict\":\"known\""))
    #expect(try lookup("sha1:\(Self.empty)").contains("\"verdict\":\"not-assessed\""))
    let uneven = try build("--from-tree", folder.path("one"), "--sha256", "-", input: row + "\n")
    #expect(uneven.status == 1 && uneven.error.contains("has sha256, unlike the rows before it"))
  }

  @Test func `What cannot be read is named, the program ends with 1, and no file appears`() throws {
    try EmptyRepository.make(in: folder.url.appending(path: "one"))
    let rules = folder.path("one/.gitignore")
    try Data().write(to: URL(filePath: rules))
    truncate(rules, 1 << 25)
    let built = try build("--from-tree", folder.path("one"))
    #expect(built.status == 1 && built.output.isEmpty)
    let lines = built.error.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains("/one/.gitignore: has more than"))
    #expect(lines[1].hasPrefix("Error: ") && lines[1].contains("1 of its files or folders"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out.stele")))
  }

  @Test func `What an ignore file or git leaves out of trees is counted on standard error`() throws
  {
    try Data("/src/\nx\n".utf8).write(to: URL(filePath: folder.path("rules")))
    let built = try build(
      "--from-tree", folder.path("one"), "--from-tree", folder.path("two"), "--ignore-file",
      folder.path("rules"))
    #expect(built.status == 1 && built.error.contains("/two: has no files"))
    try Data("*.o\n".utf8).write(to: URL(filePath: folder.path("one/.gitignore")))
    for name in ["a.o", "b.o"] { try Data().write(to: URL(filePath: folder.path("one/\(name)"))) }
    let tarball = try build("--from-tree", folder.path("one"))
    #expect(tarball.status == 0 && !tarball.error.contains("ignored"), "\(tarball.error)")
    try EmptyRepository.make(in: folder.url.appending(path: "one"))
    let repository = try build("--from-tree", folder.path("one"))
    #expect(repository.status == 0)
    #expect(repository.error.contains("/one: 2 files or folders were ignored\n"))
  }

  @Test func `Nothing to build from, and a name for several trees, are wrong usage`() throws {
    #expect(try build().status == 64)
    let one = folder.path("one")
    #expect(try build("--from-tree", one, "--from-tree", one, "--repository", "a/b").status == 64)
    let missing = try build("--from-tree", folder.path("missing"))
    #expect(missing.status == 1 && missing.error.contains("/missing: cannot read: No such file"))
  }
}
