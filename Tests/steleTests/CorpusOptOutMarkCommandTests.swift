import Foundation
import SteleTestSupport
import Testing

/// Corpus files with opt-outs, linked, copied and moved as users do it.
@Suite struct CorpusOptOutMarkCommandTests {
  private let folder: TemporaryFolder
  private static let key = "587be6b4c3f93f93c489c0111bba5596147a26cb"
  private static let rows = """
    {"content_id": "\(key)", "detected_licenses": ["MIT"], "repo_name": "ann/one", "path": "/x"}
    {"content_id": "f00000000000000000000000000000000000000a", "repo_name": "bob/two"}

    """

  init() throws {
    folder = try TemporaryFolder()
    try build("c.stele")
    try Data("ann\n".utf8).write(to: folder.url.appending(path: "owners"))
    try Data("x\n".utf8).write(to: folder.url.appending(path: "x.c"))
  }

  private func build(_ name: String) throws {
    let built = try Program.run(
      ["corpus", "build", "-o", folder.path(name), "--side-tables", "keys,repository", "-"],
      input: Self.rows)
    #expect(built.status == 0, "\(built.error)")
  }

  @discardableResult
  private func run(_ script: String) throws -> Program.Result {
    try Program.run(script: script, in: folder.url)
  }

  private static let importing =
    #""$0" corpus opt-out import --corpus c.stele --owners owners --since 2026-07-31"#

  @Test func `Every command honours the list through a link`() throws {
    let result = try run(
      """
      ln -s c.stele latest.stele
      "$0" corpus opt-out import --corpus latest.stele --owners owners --since 2026-07-31 | sed 's/.*c.stele/c.stele/'
      ls
      "$0" corpus lookup --corpus latest.stele \(Self.key)
      "$0" check x.c --corpus latest.stele --deny-opted-out > report; echo "check $?"
      "$0" corpus release latest.stele -o r --name n; echo "release $?"
      "$0" corpus list latest.stele | head -1
      """)
    #expect(
      result.output == """
        c.stele.optouts: 1 opt-out, 0 renames; added 1, already there 0
        c.stele
        c.stele.optouts
        latest.stele
        owners
        x.c
        \(Self.key)  opted-out
        check 2
        release 1
        swh:1:cnt:\(Self.key)\topted-out

        """)
  }

  @Test func `A list that leads nowhere is an error`() throws {
    let result = try run(
      """
      ln -s /none/c.optouts c.stele.optouts
      "$0" corpus lookup --corpus c.stele \(Self.key); echo $?
      """)
    #expect(result.output == "1\n" && result.error.contains("that leads nowhere"))
  }

  @Test func `Every command that opens a corpus refuses a copy without its list`() throws {
    try run(Self.importing + "; cp c.stele d.stele; cp c.stele.optouts safe")
    let commands = [
      "corpus lookup --corpus d.stele \(Self.key)", "check x.c --corpus d.stele",
      "corpus list d.stele", "corpus export d.stele", "corpus merge -o m.stele d.stele",
      "corpus diff d.stele c.stele", "corpus diff c.stele d.stele", "verify d.stele",
      "corpus release d.stele -o r --name n", "corpus opt-out list --corpus d.stele",
      "corpus opt-out check --corpus d.stele ann", "corpus opt-out remove --corpus d.stele ann",
      "corpus opt-out import --corpus d.stele --owners owners --since 2026-07-31",
    ]
    for command in commands {
      let refused = try run("\"$0\" \(command)")
      #expect(refused.status == 1, "\(command)")
      #expect(
        refused.error.contains("d.stele.optouts is not there")
          && refused.error.contains("--no-opt-outs"), "\(command): \(refused.error)")
    }
    for command in commands where !command.contains("opt-out remove") {
      let waived = try run("\"$0\" \(command) --no-opt-outs; rm -f d.stele.optouts")
      #expect(waived.status == 0, "\(command): \(waived.error)")
    }
    let told = try run(
      "cp safe d.stele.optouts; \"$0\" corpus lookup --corpus d.stele \(Self.key)")
    #expect(told.output == "\(Self.key)  opted-out\n" && told.error.isEmpty)
    let waived = try run("\"$0\" corpus lookup --no-opt-outs --corpus d.stele \(Self.key)")
    #expect(waived.output.contains("  known  ") && waived.error.contains("left aside"))
  }

  @Test func `Inspect says which list is in force`() throws {
    let inspect = "\"$0\" inspect c.stele | grep 'opt-out list'; "
    let json = "\"$0\" inspect c.stele --format json | grep -o '\"state\":\"[a-z_]*\"'; "
    let result = try run(
      inspect + json + Self.importing + " > out; echo bob > owners; "
        + Self.importing.replacingOccurrences(of: "07-31", with: "08-02") + " > out; "
        + inspect + json + "mv c.stele.optouts away; " + inspect + json
        + "echo x > c.stele.optouts; " + inspect + json)
    #expect(
      result.output == """
          opt-out list none
        "state":"none"
          opt-out list c.stele.optouts: 2 opt-outs of 2026-07-31 to 2026-08-02, 0 renames
        "state":"in_force"
          opt-out list MISSING: c.stele.optouts belongs to this file but is not there
        "state":"missing"
          opt-out list cannot be read: c.stele.optouts: line 1: is not "stele opt-outs 1"; \
        copy the list again from where it was made, or import the requests again
        "state":"unreadable"

        """)
    #expect(result.status == 0)
  }

  @Test func `Imports at the same time are all in the list`() throws {
    for number in 0..<4 {
      var imports: [Program] = []
      for side in ["left", "right", "middle"] {
        let owners = folder.path("\(side)\(number)")
        try Data("\(side)\(number)\n".utf8).write(to: URL(filePath: owners))
        imports.append(
          try Program([
            "corpus", "opt-out", "import", "--corpus", folder.path("c.stele"), "--owners", owners,
            "--since", "2026-01-01",
          ]))
      }
      for program in imports { #expect(try program.finish().status == 0) }
    }
    let list = try run("\"$0\" corpus opt-out list --corpus c.stele").output
    #expect(list.split(separator: "\n").count == 12, "\(list)")
  }

  @Test func `A file that cannot be marked takes opt-outs only with --no-mark`() throws {
    guard getuid() != 0 else {
      print("SKIPPED: aFileThatCannotBeMarkedTakesOptOutsOnlyWithNoMark: root may write anything")
      return
    }
    try run("chmod 444 c.stele")
    let refused = try run(Self.importing)
    #expect(refused.status == 1 && refused.error.contains("--no-mark"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("c.stele.optouts")))
    #expect(try run(Self.importing + " --no-mark").status == 0)
  }

  @Test func `Without a mark a copy is as it was`() throws {
    let result = try run(
      Self.importing + " --no-mark > out; cp c.stele d.stele\n"
        + "for f in c d; do \"$0\" corpus lookup --corpus $f.stele \(Self.key); done")
    #expect(result.output.hasPrefix("\(Self.key)  opted-out\n\(Self.key)  known  "))
  }

  @Test
  func
    `A file that is built anew beside its list is marked unless it is made without what it covers`()
    throws
  {
    try run(Self.importing)
    try build("c.stele")
    #expect(try run("\"$0\" inspect c.stele | grep -c 'not marked'").output == "0\n")
    #expect(try run("cp c.stele d.stele; \"$0\" corpus list d.stele").status == 1)
    try run("\"$0\" corpus merge -o m.stele c.stele; cp c.stele.optouts m.stele.optouts")
    try run("\"$0\" corpus merge -o m.stele c.stele")
    #expect(try run("\"$0\" inspect m.stele | grep -c 'not marked'").output == "1\n")
  }

  @Test func `A word of the form imports nothing`() throws {
    let result = try run("printf 'bob\\n- all\\n' > owners; " + Self.importing)
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.error.contains("owners: line 2: \"all\" is a word of request forms"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("c.stele.optouts")))
    let words = try run("printf 'bob\\nno name at all\\n' > owners; " + Self.importing)
    #expect(words.status == 1 && words.error.contains("owners: line 2: "))
    #expect(!FileManager.default.fileExists(atPath: folder.path("c.stele.optouts")))
  }

  @Test func `An opt-out can be taken back`() throws {
    let result = try run(
      """
      \(Self.importing) > out
      "$0" corpus opt-out remove --corpus c.stele bob; echo $?
      "$0" corpus opt-out remove --corpus c.stele Ann; echo $?
      "$0" corpus opt-out remove --corpus c.stele ann; echo $?
      "$0" corpus opt-out remove --corpus c.stele a/b/c; echo $?
      "$0" corpus lookup --corpus c.stele \(Self.key) | cut -d' ' -f3
      """)
    #expect(
      result.output == """
        1
        c.stele.optouts: 0 opt-outs, 0 renames; removed 1
        0
        1
        64
        known

        """)
    #expect(result.error.contains("c.stele.optouts: bob is not in the list"))
  }
}
