import Foundation
import SteleTestSupport
import Testing

/// Runs the corpus commands where a slip or the system could cost the user a file.
@Suite struct CorpusHazardTests {
  private let folder: TemporaryFolder
  private static let rows = """
    {"content_id": "0000000000000000000000000000000000000001", "detected_licenses": ["MIT"]}

    """

  init() throws {
    folder = try TemporaryFolder()
    try Data(Self.rows.utf8).write(to: URL(filePath: folder.path("rows.jsonl")))
    for name in ["a.stele", "b.stele"] {
      let built = try run(["corpus", "build", "-o", name, "rows.jsonl"])
      #expect(built.status == 0, "\(built.error)")
    }
  }

  private func run(_ arguments: [String]) throws -> Program.Result {
    try Program.run(arguments, in: folder.url)
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: folder.path(name)))
  }

  @Test(arguments: [
    ("rows.jsonl", ["corpus", "build", "-o", "./rows.jsonl", "rows.jsonl"]),
    ("rows.jsonl", ["corpus", "build", "-o", "link", "a.stele", "rows.jsonl"]),
    ("b.stele", ["corpus", "diff", "a.stele", "b.stele", "-o", "b.stele"]),
    ("b.stele", ["corpus", "patch", "a.stele", "b.stele", "-o", "b.stele"]),
    ("a.stele", ["check", "rows.jsonl", "--corpus", "a.stele", "-o", "a.stele"]),
    ("a.stele", ["check", "rows.jsonl", "--corpus", "a.stele", "--write-baseline", "a.stele"]),
  ])
  func `No command writes over what it reads, whatever it is called there`(
    input: String, arguments: [String]
  ) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "rows.jsonl")
    let before = try bytes(input)
    let result = try run(arguments)
    #expect(result.status == 1 && result.error.contains("would replace what is read"), "\(result)")
    #expect(try bytes(input) == before)
  }

  @Test func `Standard input that is a file is not written over either`() throws {
    let result = try Program.run(
      script: #""$0" corpus build -o rows.jsonl - < rows.jsonl"#, in: folder.url)
    #expect(result.status == 1 && result.error.contains("read as -"), "\(result)")
    #expect(try bytes("rows.jsonl") == Data(Self.rows.utf8))
  }

  @Test func `A corpus of the tree that it lies in is the same when it is made again`() throws {
    let tree = folder.url.appending(path: "tree")
    try FileManager.default.createDirectory(at: tree, withIntermediateDirectories: true)
    try Data("int x;\n".utf8).write(to: tree.appending(path: "x.c"))
    try Data().write(to: tree.appending(path: "ours.stele.partial"))
    let arguments = ["corpus", "build", "-o", "tree/ours.stele", "--from-tree", "tree"]
    #expect(try run(arguments).status == 0)
    let first = try bytes("tree/ours.stele")
    #expect(try run(arguments).status == 0)
    #expect(try bytes("tree/ours.stele") == first)
    let listed = try run(["corpus", "list", "tree/ours.stele"]).output
    #expect(listed.split(separator: "\n").count == 1, "\(listed)")
  }

  @Test func `Without standard descriptors no file is taken for one of them`() throws {
    let lookup = try Program.run(
      script: #""$0" corpus lookup --corpus a.stele <&-"#, in: folder.url)
    #expect(lookup.status == 1 && lookup.error.contains("cannot read"), "\(lookup)")
    let silent = try Program.run(
      script: #""$0" corpus build -o c.stele rows.jsonl <&- >&- 2>&-"#, in: folder.url)
    #expect(silent.status == 0)
    #expect(try bytes("c.stele") == bytes("a.stele"))
  }

  @Test func `What rows say moves no cursor and ends no line of text`() throws {
    for (name, licence) in [("c.stele", "M\\u001b[2JIT"), ("d.stele", "x\\ny\\t")] {
      let row = """
        {"content_id": "0000000000000000000000000000000000000001", "language": "C\\nD",
         "detected_licenses": ["\(licence)"]}
        """.replacing("\n", with: "")
      #expect(
        try Program.run(["corpus", "build", "-o", folder.path(name), "-"], input: row).status == 0)
    }
    for (arguments, lineCount) in [
      (["corpus", "list", "c.stele"], 1),
      (["corpus", "lookup", "--corpus", "c.stele", "0000000000000000000000000000000000000001"], 1),
      (["corpus", "diff", "c.stele", "d.stele", "--changes"], 2),
    ] {
      let result = try run(arguments)
      #expect(result.status == 0 && result.output.contains("M\\u{1B}[2JIT"), "\(result)")
      #expect(result.output.split(separator: "\n").count == lineCount, "\(result)")
    }
    let inspected = try run(["inspect", "c.stele"]).output
    #expect(inspected.contains("M\\u{1B}[2JIT") && inspected.contains("C\\u{A}D"), "\(inspected)")
  }

  @Test
  func `A file that would become larger than the process may write is an error, not a signal`()
    throws
  {
    let result = try Program.run(
      script: #"ulimit -f 4; "$0" corpus build -o c.stele rows.jsonl"#, in: folder.url)
    #expect(result.status == 1 && result.error.contains("File too large"), "\(result)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("c.stele")))
  }

  @Test func `Identifiers are read from lines that end in CRLF`() throws {
    let id = String(repeating: "0", count: 39) + "1"
    let result = try Program.run(
      ["corpus", "lookup", "--corpus", folder.path("a.stele")], input: "\(id)\r\n\r\n\(id)\n")
    #expect(result.status == 0 && result.output.split(separator: "\n").count == 2, "\(result)")
    #expect(!result.output.contains("\r"))
  }

  #if os(Linux)
  @Test func `More memory than the system gives is an error, not a crash`() throws {
    let result = try Program.run(
      script: #"ulimit -v 2000000; "$0" corpus build --memory 4GiB -o c.stele rows.jsonl"#,
      in: folder.url)
    #expect(result.status == 1 && result.error.contains("give a smaller --memory"), "\(result)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("c.stele")))
  }
  #endif

  @Test func `Memory without end is taken for as much as can be sorted at once`() throws {
    let built = try run(
      ["corpus", "build", "--memory", "1000000GiB", "-o", "c.stele", "rows.jsonl"])
    #expect(built.status == 0, "\(built.error)")
    #expect(try bytes("c.stele") == bytes("a.stele"))
  }
}
