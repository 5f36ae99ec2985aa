import Foundation
import SteleCorpus
import SteleLicense
import SteleTestSupport
import Testing

/// Random projects, beside what the REUSE tool says of their files.
@Suite struct ReuseTreeTests {
  private struct Project: Decodable {
    var files: [String: String]
    /// Expressions by path, `!` for what is none.
    var expected: [String: [String]]
  }

  private static let unknown = "LicenseRef-scancode-unknown-spdx"
  private static let tag = "SPDX-License-Identifier:"

  private func write(_ files: [String: String], to root: URL) throws {
    for (path, text) in files {
      let url = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  private func rows(_ path: String) throws -> (byPath: [String: CorpusRow], problems: [String]) {
    let tree = try TreeRows(path: path, threads: 1)
    var rows: [String: CorpusRow] = [:]
    while let row = tree.next() { rows[String((row.path ?? "").dropFirst())] = row }
    return (rows, tree.problems)
  }

  @Test func `Files have the licences that the REUSE tool gives them`() throws {
    let url = Repository.golden.appending(path: "reuse/trees.jsonl")
    let lines = try Data(contentsOf: url).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 150)
    for (number, line) in lines.enumerated() {
      let project = try JSONDecoder().decode(Project.self, from: line)
      let folder = try TemporaryFolder()
      try write(project.files, to: folder.url)
      let (rows, problems) = try rows(folder.url.path)
      #expect(problems.isEmpty)
      for (path, expressions) in project.expected {
        let wanted = LicenseExpression.conjunction(
          of: try expressions.map {
            try LicenseExpression(parsing: $0 == "!" ? Self.unknown : $0)
          })
        let found = try rows[path]?.licenseExpression.map { try LicenseExpression(parsing: $0) }
        #expect(found == wanted, "project \(number), \(path)")
      }
    }
  }

  @Test func `A part of a project is annotated as it is in the whole`() throws {
    let folder = try TemporaryFolder()
    try write(
      [
        ".git/HEAD": "ref: refs/heads/main\n", ".git/objects/none": "", ".git/refs/none": "",
        "REUSE.toml": "version = 1\n[[annotations]]\npath = \"src/deep/*.c\"\n"
          + "SPDX-License-Identifier = \"MIT\"\n",
        "src/REUSE.toml": "version = 1\n[[annotations]]\npath = \"deep/b.c\"\n"
          + "precedence = \"override\"\nSPDX-License-Identifier = \"ISC OR Zlib\"\n",
        "src/deep/a.c": "int a;\n", "src/deep/b.c": "// \(Self.tag) 0BSD\n",
      ], to: folder.url)
    for part in ["", "src", "src/deep", "src/deep/b.c"] {
      let rows = try rows(folder.path(part)).byPath
      // The tool keeps what is closest further up beside what overrides it.
      #expect(rows["src/deep/b.c"]?.licenseExpression == "(ISC OR Zlib) AND MIT")
      if !part.hasSuffix(".c") { #expect(rows["src/deep/a.c"]?.licenseExpression == "MIT") }
    }
  }

  @Test func `Annotations that cannot be read are a problem with its file and line`() throws {
    let folder = try TemporaryFolder()
    try write(
      ["a/REUSE.toml": "version = 1\npath = what\n", "a/b.c": "int b;\n"], to: folder.url)
    let found = try rows(folder.url.path).problems
    #expect(found.count == 1 && found[0].contains("a/REUSE.toml: line 2: "))
    let both = try TemporaryFolder()
    try write(["REUSE.toml": "version = 1\n", ".reuse/dep5": "Format: x\n"], to: both.url)
    #expect(try rows(both.url.path).problems.count == 1)
  }

  @Test func `Tags in UTF-16 count, although git takes such text for binary`() throws {
    let folder = try TemporaryFolder()
    let text = "\u{FEFF}// \(Self.tag) GPL-3.0-only\r\nint é;\r\n"
    for (name, encoding) in [
      ("little.c", String.Encoding.utf16LittleEndian), ("big.c", .utf16BigEndian),
    ] {
      try #require(text.data(using: encoding)).write(to: folder.url.appending(path: name))
      #expect(try rows(folder.url.path).byPath[name]?.licenseExpression == "GPL-3.0-only")
    }
    try Data([0xFF, 0xFE, 0]).write(to: folder.url.appending(path: "odd.c"))
    #expect(try rows(folder.url.path).byPath["odd.c"]?.licenseExpression == nil)
  }

  @Test func `A sidecar takes the place of what the file says, even where it says nothing`() throws
  {
    let folder = try TemporaryFolder()
    try write(
      [
        "a.c": "// \(Self.tag) MIT\n", "a.c.license": "\(Self.tag) Apache-2.0\n",
        "b.c": "// \(Self.tag) MIT\n", "b.c.license": "nothing\n",
        "c.sh": "# \(Self.tag) CC0-1.0\n# REUSE-IgnoreStart\n\(Self.tag) GPL-3.0-only\n"
          + "# REUSE-IgnoreEnd\n",
      ], to: folder.url)
    let rows = try rows(folder.url.path).byPath
    #expect(rows["a.c"]?.detectedLicenses == ["Apache-2.0"])
    #expect(rows["b.c"]?.detectedLicenses == [])
    #expect(rows["c.sh"]?.detectedLicenses == ["CC0-1.0"])
    #expect(rows["c.sh"]?.licenseExpression == "CC0-1.0")
  }
}
