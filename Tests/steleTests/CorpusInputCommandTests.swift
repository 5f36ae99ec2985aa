import Foundation
import SteleTestSupport
import Testing

/// Asks and builds corpus files with inputs that are not as they should be.
@Suite struct CorpusInputCommandTests {
  private let folder: TemporaryFolder
  private static let key = "587be6b4c3f93f93c489c0111bba5596147a26cb"
  private static let row =
    #"{"content_id": "\#(key)", "detected_licenses": ["MIT"], "language": "Python"}"#

  init() throws {
    folder = try TemporaryFolder()
    try Data("\(Self.row)\n".utf8).write(to: folder.url.appending(path: "rows"))
    #expect(try run(#""$0" corpus build -o c.stele --side-tables keys rows"#).status == 0)
  }

  @discardableResult
  private func run(_ script: String) throws -> Program.Result {
    try Program.run(script: script, in: folder.url)
  }

  private func lookup(_ input: String, _ options: String...) throws -> Program.Result {
    try Program.run(
      ["corpus", "lookup", "--corpus", folder.path("c.stele")] + options, input: input)
  }

  @Test func `A bad line is told and the others are answered`() throws {
    let unknown = String(repeating: "0", count: 40)
    let input = "\u{FEFF}\(Self.key)\nnonsense\n\n  gitoid:blob:sha1:\(unknown) \r\n\(Self.key)"
    let result = try lookup(input)
    #expect(
      result.output.split(separator: "\n").map { $0.prefix { $0 != " " } } == [
        Self.key[...], "gitoid:blob:sha1:\(unknown)", Self.key[...],
      ])
    #expect(result.status == 1)
    #expect(
      result.error.hasPrefix("Error: line 2: \"nonsense\" is no identifier of contents; give "))
    let skipping = try lookup(input, "--skip-invalid")
    #expect(skipping.status == 0 && skipping.output == result.output)
    #expect(skipping.error.contains("line 2: "))
  }

  @Test func `A line that is too long is an error with its number`() throws {
    let long = String(repeating: "swh:1:cnt:\(Self.key) ", count: 25_000)
    let result = try lookup("\(Self.key)\n\(long)\n\(Self.key)\n")
    #expect(result.status == 1 && result.output.split(separator: "\n").count == 2)
    #expect(result.error.hasPrefix("Error: line 2: is too long"))
  }

  @Test func `Many bad lines are counted`() throws {
    let result = try lookup(String(repeating: "x\n", count: 50))
    #expect(result.status == 1 && result.error.split(separator: "\n").count == 21)
    #expect(result.error.hasSuffix("30 more lines like that\n"))
  }

  @Test func `The corpus is an argument or an option`() throws {
    let (list, lookup) = ("corpus list", "corpus lookup")
    let listed = try run("\"$0\" \(list) c.stele").output
    #expect(listed.contains(Self.key))
    for script in ["\(list) --corpus c.stele", "corpus list --limit 9 c.stele"] {
      #expect(try run("\"$0\" \(script)").output == listed, "\(script)")
    }
    #expect(try run("STELE_CORPUS=c.stele \"$0\" \(list)").output == listed)
    let answer = try run("\"$0\" \(lookup) --corpus c.stele \(Self.key)").output
    for script in [
      "\"$0\" \(lookup) c.stele \(Self.key)", "STELE_CORPUS=c.stele \"$0\" \(lookup) \(Self.key)",
      "echo \(Self.key) | \"$0\" \(lookup) c.stele",
      "STELE_CORPUS=none \"$0\" \(lookup) c.stele \(Self.key)",
    ] {
      #expect(try run(script).output == answer, "\(script)")
    }
    for script in [
      "\(list) c.stele --corpus c.stele", list, "\(lookup) \(Self.key)", "corpus export",
    ] {
      #expect(try run("unset STELE_CORPUS; \"$0\" \(script)").status == 64, "\(script)")
    }
    let slip = try run("STELE_CORPUS=c.stele \"$0\" \(lookup) swh:1:cnt:587be6 \(Self.key)")
    #expect(slip.status == 64 && slip.error.contains("is no identifier of contents"))
    #expect(try run("\"$0\" corpus export --corpus c.stele").output.contains(Self.key))
    #expect(try run("\"$0\" corpus opt-out list c.stele").status == 0)
  }

  @Test func `An export into a file says what it wrote`() throws {
    let result = try run("\"$0\" corpus export c.stele -o out && cat out")
    #expect(try result.output == run("\"$0\" corpus export c.stele").output)
    #expect(result.error == "out: 1 row\n")
    #expect(try run("\"$0\" corpus export c.stele -o c.stele").status != 0)
  }

  @Test func `What is made is said in one line`() throws {
    let twice = try run("cat rows rows | \"$0\" corpus build -o d.stele --side-tables keys -")
    #expect(twice.output.isEmpty)
    #expect(twice.error.hasPrefix("d.stele: 2 rows (1 of the same contents), 1 file known, "))
    #expect(twice.error.contains(" bits a file, ") && twice.error.hasSuffix(" s\n"))
    let merged = try run("\"$0\" corpus merge -o m.stele c.stele d.stele")
    #expect(
      merged.output.isEmpty && merged.error.hasPrefix("m.stele: merged 2 corpus files, 1 file"))
    let patched = try run(
      "\"$0\" corpus diff c.stele m.stele -o p > counts; \"$0\" corpus patch c.stele p -o n.stele")
    #expect(patched.output.isEmpty && patched.error.hasPrefix("n.stele: patched, 1 file known, "))
  }

  @Test func `Values that cannot be are wrong usage`() throws {
    for option in ["--key-bits 0", "--key-bits 64", "--side-tables origins"] {
      #expect(try run("\"$0\" corpus build -o x.stele \(option) rows").status == 64, "\(option)")
    }
  }

  @Test func `A language that no file has is told with what is like it`() throws {
    let result = try run(
      "\"$0\" corpus list c.stele --language Pyton; \"$0\" corpus list c.stele --license Nothing")
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(
      result.error == """
        no file has the language Pyton; did you mean Python?
        no file has the licence Nothing

        """)
    let known = try run("\"$0\" corpus list c.stele --language pYTHON --license mit")
    #expect(known.error.isEmpty && known.output.contains(Self.key))
  }

  @Test func `Long paths are left out and told`() throws {
    let path = String(repeating: "p", count: 20_000)
    let row = #"{"content_id": "\#(Self.key)", "path": "\#(path)"}"#
    try Data("\(row)\n".utf8).write(to: folder.url.appending(path: "long"))
    let result = try run("\"$0\" corpus build -o l.stele --side-tables path long")
    #expect(result.status == 0)
    #expect(result.error.contains("long: left out 1 path of more than 16384 bytes"))
  }

  @Test func `Inspect says what bits are spent on`() throws {
    let result = try Program.run(["inspect", folder.path("c.stele"), "--format", "json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let corpus = try #require(object["corpus"] as? [String: Any])
    let parts = try #require(
      (corpus["bits_by_part"] ?? corpus["bitsByPart"]) as? [[String: Any]])
    let total = try #require((corpus["bits_per_file"] ?? corpus["bitsPerFile"]) as? Double)
    let sum = parts.compactMap { $0["bits"] as? Double }.reduce(0, +)
    #expect(abs(sum - total) < 1e-6 * total)
    #expect(parts.first?["name"] as? String == "sha1_git")
    #expect(parts.last?["name"] as? String == "manifest and padding")
  }

  @Test func `A release takes its version under a name of its own`() throws {
    let released = try run(
      "\"$0\" corpus release c.stele -o r --name n --release-version 3.2.1")
    #expect(released.output == "n 3.2.1\n", "\(released.error)")
    let help = try run("\"$0\" corpus release --help").output
    #expect(help.split(separator: "\n").count { $0.hasPrefix("  --version ") } <= 1)
  }

  @Test func `Policy and baseline may begin with a byte order mark`() throws {
    let result = try run(
      """
      printf 'x\\n' > x.c
      printf '\\357\\273\\277deny MIT\\n' > policy
      "$0" check x.c --corpus c.stele --policy policy > out; echo $?
      "$0" check x.c --corpus c.stele --deny MIT --write-baseline b > out; echo $?
      (printf '\\357\\273\\277'; cat b) > bom
      "$0" check x.c --corpus c.stele --deny MIT --baseline bom > out; echo $?
      """)
    #expect(result.output == "2\n0\n0\n", "\(result.error)")
  }
}
