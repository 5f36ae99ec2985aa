import Foundation
import SteleTestSupport
import Testing

/// Runs `stele check` as a user would.
@Suite struct CheckCommandTests {
  private let sample: CheckTree
  init() throws { sample = try CheckTree() }

  @Test func `Every kind of file gets its verdict, in JSON as documented`() throws {
    let result = try sample.check(["tree", "--format", "json", "--deny", "Copyleft"])
    #expect(result.status == 2 && result.error.isEmpty, "\(result.error)")
    let golden = Repository.golden.appending(path: "check/command.json")
    if ProcessInfo.processInfo.environment["STELE_RECORD"] != nil {
      try Data(result.output.utf8).write(to: golden)
      Issue.record("recorded command.json; look at it, then test without STELE_RECORD")
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == result.output)
  }

  @Test func `People see the summary first, then findings, then what else is known`() throws {
    let result = try sample.check(["tree", "--deny", "Copyleft"])
    #expect(
      result.output == """
        7 files, 46 bytes: 3 known, 1 eol-variant, 3 unknown
        licences at the indexed origins: Permissive 2, Copyleft 1
        languages: C 3, Ignore List 1, Python 1
        left out by ignore rules: 1 file or folder
        license-denied: 1
        license-undecided: 1

        tree/src/gpl.c  known  GPL-3.0-only  C  a/d  /gpl.c
          license-denied: GPL-3.0-only, by the rule for Copyleft

        tree/binary  known  no licence  a/e  /binary
          license-undecided: NONE, no licence is stated

        tree/src/known.c  known  MIT  C  a/b  /known.c
        tree/src/windows.c  eol-variant  Zlib  C  a/c  /lib/unix.c

        """)
    #expect(try !sample.check(["tree"]).output.contains("new.py"))
    #expect(try sample.check(["tree", "--all"]).output.contains("tree/new.py  unknown  Python\n"))
  }

  @Test
  func `What git ignores is left out, and line ends are looked at, unless it is said otherwise`()
    throws
  {
    let all = try sample.verdicts(["tree"])
    #expect(all["tree/src/object.o"] == nil && all["tree/src/windows.c"] == "eol-variant")
    let plain = try sample.verdicts(["tree", "--no-gitignore", "--no-eol-variants"])
    #expect(plain["tree/src/object.o"] == "known" && plain["tree/src/windows.c"] == "unknown")
    try sample.write("../ignore", "/src/*\n!/src/gpl.c\n")
    let some = try sample.verdicts(["tree", "--ignore-file", "ignore"])
    #expect(some["tree/src/gpl.c"] == "known" && some["tree/src/known.c"] == nil)
    try sample.write("../other", "!/src/known.c\n/new.py\n")
    let both = try sample.verdicts(["tree", "--ignore-file", "ignore", "--ignore-file", "other"])
    #expect(both["tree/src/known.c"] == "known" && both["tree/src/windows.c"] == nil)
    #expect(both["tree/new.py"] == nil)
    let named = try sample.verdicts(["tree/src/known.c", "tree/new.py", "--ignore-file", "ignore"])
    #expect(named == ["tree/src/known.c": "known", "tree/new.py": "unknown"])
    try sample.write("../ignore", "src/\n")
    let one = try sample.verdicts(["tree/src/known.c", "tree/new.py", "--ignore-file", "ignore"])
    #expect(one == ["tree/new.py": "unknown"])
  }

  @Test func `A file that is reached by several paths is checked once, under the first`() throws {
    let expected = try sample.verdicts(["tree", "--no-gitignore"])
    let several = ["./tree/", "tree", sample.tree, "tree/src"]
    #expect(try sample.verdicts(several + ["--no-gitignore"]) == expected)
    let nested = ["tree/src/known.c", "tree/../tree/src", "tree"]
    let summary = try sample.check(nested + ["--no-gitignore", "--format", "json"])
    #expect(summary.output.contains(#""files":\#(expected.count),"#))
  }

  #if os(Linux)
  @Test func `A file that cannot be read is not assessed, which is an error but not a hit`() throws
  {
    let locked = "/proc/self/mem"
    let result = try sample.check([locked, "tree/new.py", "--deny", "Copyleft", "--all"])
    #expect(result.status == 1, "\(result.error)")
    #expect(result.error.hasPrefix("Error: \(locked): cannot read: "))
    #expect(result.output.contains("\(locked)  not-assessed  cannot read: "))
    #expect(result.output.contains("tree/new.py  unknown"))
    #expect(try sample.check([locked, "tree", "--deny", "Copyleft"]).status == 2)
    #expect(try sample.check([locked]).status == 3)
  }

  @Test func `Names that are no text are checked, shown safely and told exactly`() throws {
    let name = Array("\(sample.tree)/src/n".utf8) + [0xFF] + Array("\u{1B}.c".utf8)
    let file = open(name.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT, 0o644)
    try #require(file >= 0)
    #expect(write(file, "int a;\n", 7) == 7)
    close(file)
    let text = try sample.check(["tree"])
    #expect(text.output.contains(#"tree/src/n\xFF\u{1B}.c  known  MIT"#))
    let json = try sample.check(["tree", "--format", "json"])
    #expect(json.output.contains(#""path_bytes":"747265652f7372632f6eff1b2e63","verdict":"known""#))
    let sarif = try sample.check(["tree", "--format", "sarif", "--all"])
    #expect(sarif.output.contains(#""uri":"tree/src/n%FF%1B.c""#))
  }
  #endif

  @Test func `Results come in the order of the walk, whatever the number of threads`() throws {
    for number in 0..<400 { try sample.write("many/\(number).c", "int x\(number);\n") }
    let one = try sample.check(["tree", "--format", "json", "--threads", "1"])
    let paths = one.output.split(separator: "\n").compactMap {
      $0.split(separator: "\"").dropFirst(2).first
    }
    #expect(one.output.contains(#""files":407"#) && paths.count > 400)
    for threads in ["2", "7"] {
      #expect(
        try sample.check(["tree", "--format", "json", "--threads", threads]).output == one.output)
    }
  }

  @Test func `Exit codes tell what happened`() throws {
    #expect(try sample.check(["tree"]).status == 0)
    #expect(try sample.check(["tree", "--allow", "Permissive"]).status == 2)
    #expect(try sample.check(["tree", "--compatible-with", "Apache-2.0"]).status == 2)
    #expect(try sample.check(["tree", "--deny", "Copyleft Limited"]).status == 0)
    let usage: [[String]] = [
      ["tree", "--deny", "GLP"], ["tree", "--threads", "0"], ["tree", "--format", "xml"],
      ["tree", "--allow", "MIT", "--deny", "MIT"], ["tree", "--created", "yesterday"],
    ]
    for arguments in usage {
      #expect(try sample.check(arguments).status == 64, "\(arguments)")
    }
    let empty = sample.folder.path("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    let none = try sample.check([empty])
    #expect(none.status == 3 && none.error.contains("there was no file to assess"))
    try sample.write("../ignore", "*\n")
    #expect(try sample.check(["tree", "--ignore-file", "ignore"]).status == 3)
    let corpus = try Program.run(["check", "--corpus", "missing.stele", sample.tree])
    #expect(corpus.status == 1 && corpus.error.contains("missing.stele"))
  }

  @Test func `Where there is nothing at a path, it is named, and the others are looked at`() throws
  {
    let missing = try sample.check(["gone", "tree", "tree/gone.c"])
    #expect(missing.status == 1 && missing.output.hasPrefix("7 files, "))
    for path in ["gone", "tree/gone.c"] {
      #expect(missing.error.contains("Error: \(path): there is no such file or folder"))
      #expect(missing.output.contains("not read: \(path): there is no such file or folder"))
    }
    #expect(try sample.check(["gone", "tree", "--deny", "Copyleft"]).status == 2)
    #expect(try sample.check(["gone"]).status == 1)
    try #require(mkfifo(sample.folder.path("pipe"), 0o600) == 0)
    let pipe = try sample.check(["pipe", "tree"])
    #expect(pipe.status == 1 && pipe.output.hasPrefix("7 files, "))
    #expect(pipe.error.hasPrefix("Error: pipe: "))
  }

  @Test func `Without a path the working folder is checked`() throws {
    let result = try Program.run(
      ["check", "--corpus", sample.corpus], in: URL(filePath: sample.tree + "/src"))
    #expect(result.status == 0 && result.output.contains("\nknown.c  known  MIT"))
  }

  @Test func `The corpus may be named by the environment; without any the error names both ways`()
    throws
  {
    let named = try Program.run(
      ["check", "tree"], environment: ["STELE_CORPUS": sample.corpus], in: sample.folder.url)
    #expect(named.status == 0 && named.output.contains("tree/src/known.c  known"))
    let given = try sample.check(["tree"], environment: ["STELE_CORPUS": "missing.stele"])
    #expect(given.status == 0)
    let none = try Program.run(
      ["check", "tree"], environment: ["STELE_CORPUS": ""], in: sample.folder.url)
    #expect(none.status == 64)
    #expect(none.error.contains("--corpus FILE") && none.error.contains("STELE_CORPUS"))
  }

  @Test
  func `What rules leave out is counted in every format, once, and not where it was asked for`()
    throws
  {
    try sample.write("out/a.o", "a")
    try sample.write("out/b.o", "b")
    try sample.write("../ignore", "/out/\nnew.py\n")
    func check(_ arguments: [String]) throws -> String {
      let result = try sample.check(arguments + ["--ignore-file", "ignore", "--no-gitignore"])
      #expect(result.status == 0, "\(result.error)")
      return result.output
    }
    let text = "left out by ignore rules: 2 files and folders\n"
    #expect(try check(["tree"]).contains(text))
    #expect(try check(["tree", "tree/src"]).contains(text))
    #expect(try check(["tree", "--format", "json"]).contains(#""ignored":2,"#))
    let sarif = try check(["tree", "--format", "sarif"])
    #expect(sarif.contains(#""ignored":2,"#))
    #expect(sarif.contains("Left out by ignore rules: 2 files and folders."))
    #expect(
      try check(["tree", "--format", "spdx"]).contains(
        #""extension_cdxPropName":"stele:ignored","extension_cdxPropValue":"2""#))
    #expect(
      try check(["tree", "--format", "cyclonedx"]).contains(
        #"{"name":"stele:ignored","value":"2"}"#))
  }

  @Test func `A file that git ignores is checked where it is named, besides its tree too`() throws {
    let verdicts = try sample.verdicts(["tree", "tree/src/object.o"])
    #expect(verdicts["tree/src/object.o"] == "known")
  }

  @Test
  func
    `Files that are named and left out on purpose are no error; a folder of which nothing is left is`()
    throws
  {
    try sample.write("../ignore", "*.c\n")
    let files = ["tree/src/known.c", "tree/src/gpl.c"]
    let all = try sample.check(files + ["--deny", "Copyleft", "--ignore-file", "ignore"])
    #expect(all.status == 0 && all.error.isEmpty)
    #expect(all.output == "0 files, 0 bytes\nleft out by ignore rules: 2 files and folders\n")
    let sarif = try sample.check(files + ["--ignore-file", "ignore", "--format", "sarif"])
    #expect(sarif.output.contains(#""executionSuccessful":true,"exitCode":0"#))
    try sample.write("lib/a.c", "a")
    try FileManager.default.createDirectory(
      atPath: sample.folder.path("empty"), withIntermediateDirectories: true)
    for more in ["missing", "empty", "tree/lib"] {
      let mixed = try sample.check(files + [more, "--ignore-file", "ignore"])
      #expect(mixed.status == (more == "missing" ? 1 : 3), "\(more)")
    }
  }

  @Test func `A git-LFS pointer is said to be one`() throws {
    try sample.write(
      "large.bin",
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(String(repeating: "a", count: 64))\n"
        + "size 12345\n")
    let text = try sample.check(["tree"]).output
    #expect(text.contains("git-LFS pointers, whose contents are not here: 1 file\n"))
    let all = try sample.check(["tree", "--all"]).output
    #expect(all.contains("tree/large.bin  unknown  git-LFS pointer\n"))
    let json = try sample.check(["tree", "--format", "json"]).output
    #expect(json.contains(#""lfs_pointer":true"#) && json.contains(#""lfs_pointers":1"#))
  }

  @Test func `Help has an example`() throws {
    let help = try Program.run(["check", "--help"])
    #expect(help.status == 0 && help.output.contains("Example:"))
  }
}
