import Foundation
import SteleTestSupport
import Testing

/// Gives every output of every command the name of each of its inputs.
@Suite struct CommandFilesTests {
  /// A command line that works, and what it reads and writes.
  private struct Recipe {
    var command: [String]
    var arguments: [String]
    /// Options that name what is written.
    var outputs: [String] = []
    /// Files that are read, in the test's folder.
    var inputs: [String]
  }

  private static let model = ["-m", "m.stele", "--from", "en", "--to", "fr"]
  private static let corpus = ["--corpus", "c.stele"]
  private static let corpusFiles = ["c.stele", "c.stele.optouts"]

  private static let recipes = [
    Recipe(
      command: ["convert"], arguments: ["ckpt", "--keep-vocabulary", "en.txt"],
      outputs: ["--output"],
      inputs: ["config.json", "model.safetensors", "sentencepiece.bpe.model"].map { "ckpt/\($0)" }
        + ["en.txt"]),
    Recipe(
      command: ["translate"],
      arguments: model + ["--glossary", "g.tsv", "--type", "txt", "--input", "en.txt"],
      outputs: ["--output", "--translation-memory"], inputs: ["m.stele", "g.tsv", "en.txt"]),
    Recipe(
      command: ["tokenize"], arguments: ["-m", "m.stele", "--from", "en"], inputs: ["m.stele"]),
    Recipe(
      command: ["score"], arguments: model + ["--source", "en.txt", "--target", "en.txt"],
      inputs: ["m.stele", "en.txt"]),
    Recipe(
      command: ["detect"], arguments: ["-m", "m.stele", "--input", "en.txt"],
      inputs: ["m.stele", "en.txt"]),
    Recipe(command: ["inspect"], arguments: ["m.stele"], inputs: ["m.stele"]),
    Recipe(command: ["verify"], arguments: ["m.stele"], inputs: ["m.stele"]),
    Recipe(
      command: ["serve"], arguments: ["-m", "m.stele", "--api-keys", "en.txt"],
      inputs: ["m.stele", "en.txt"]),
    Recipe(command: ["languages"], arguments: ["-m", "m.stele"], inputs: ["m.stele"]),
    Recipe(
      command: ["profile"], arguments: model + ["--tokens", "1", "--repetitions", "1", "the"],
      outputs: ["--html"], inputs: ["m.stele"]),
    Recipe(
      command: ["corpus", "build"],
      arguments: ["rows.jsonl", "--from-tree", "tree", "--opt-outs", "list"],
      outputs: ["--output"], inputs: ["rows.jsonl", "tree/a.c", "tree/.gitignore", "list"]),
    Recipe(command: ["corpus", "lookup"], arguments: corpus, inputs: corpusFiles),
    Recipe(
      command: ["corpus", "merge"], arguments: ["c.stele", "d.stele", "--opt-outs", "list"],
      outputs: ["--output"], inputs: corpusFiles + ["d.stele", "list"]),
    Recipe(
      command: ["corpus", "diff"], arguments: ["c.stele", "d.stele"], outputs: ["--output"],
      inputs: corpusFiles + ["d.stele"]),
    Recipe(
      command: ["corpus", "patch"], arguments: ["c.stele", "p.stele"], outputs: ["--output"],
      inputs: corpusFiles + ["p.stele"]),
    Recipe(command: ["corpus", "list"], arguments: ["c.stele"], inputs: corpusFiles),
    Recipe(
      command: ["corpus", "export"], arguments: ["c.stele"], outputs: ["--output"],
      inputs: corpusFiles),
    Recipe(
      command: ["corpus", "release"], arguments: ["c.stele", "--name", "x"],
      outputs: ["--output"], inputs: corpusFiles),
    Recipe(
      command: ["corpus", "opt-out", "import"],
      arguments: corpus + ["--owners", "owners", "--since", "2026-07-31"],
      inputs: ["c.stele", "owners"]),
    Recipe(
      command: ["corpus", "opt-out", "remove"], arguments: corpus + ["octocat"],
      inputs: ["c.stele"]),
    Recipe(command: ["corpus", "opt-out", "list"], arguments: corpus, inputs: corpusFiles),
    Recipe(
      command: ["corpus", "opt-out", "check"], arguments: corpus + ["a/b"], inputs: corpusFiles),
    Recipe(
      command: ["check"],
      arguments: corpus + ["tree", "en.txt", "--policy", "policy", "--ignore-file", "ignored"]
        + ["--baseline", "base"],
      outputs: ["--output", "--write-baseline"],
      inputs: corpusFiles + ["tree/a.c", "tree/.gitignore", "en.txt", "policy", "ignored", "base"]),
  ]

  /// Commands that read no file and write none.
  private static let withoutFiles = [["schema"], ["licenses"]]

  private let folder: TemporaryFolder

  /// Makes a file of each kind that commands read.
  init() throws {
    folder = try TemporaryFolder()
    try TinyCheckpoint(seed: 1).write(to: folder.url.appending(path: "ckpt"))
    let row = { (digit: Int) in
      #"{"content_id": "\#(String(repeating: "\(digit)", count: 40))", "repo_name": "a/\#(digit)"}"#
    }
    let made = try Program.run(
      script: """
        set -e
        printf 'the\\n' > en.txt; printf 'the\\ter\\n' > g.tsv; mkdir tree
        printf 'int a;\\n' > tree/a.c; printf '*.o\\n' > tree/.gitignore
        printf 'allow MIT\\n' > policy; printf '*.x\\n' > ignored; : > base
        printf '%s\\n' '\(row(1))' > rows.jsonl; printf '%s\\n' '\(row(2))' > more.jsonl
        "$0" convert ckpt -o m.stele 2> /dev/null
        "$0" corpus build -o c.stele --side-tables keys,repository rows.jsonl
        "$0" corpus build -o d.stele --side-tables keys,repository more.jsonl
        "$0" corpus diff c.stele d.stele -o p.stele > /dev/null
        printf 'octocat\\n' > owners; cp d.stele e.stele
        "$0" corpus opt-out import --corpus c.stele --owners owners --since 2026-07-31
        cp c.stele.optouts list
        "$0" "check" tree --corpus c.stele --deny MIT --write-baseline base > /dev/null
        printf '{"path":"x","swhid":"y","rule":"z","licenses":[]}\\n' > base
        """, in: folder.url)
    try #require(made.status == 0, "\(made.error)")
  }

  /// What lies in the folder `name`, by path.
  private func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: folder.url.path)
    while let name = names?.nextObject() as? String {
      let path = folder.path(name)
      if FileManager.default.isReadableFile(atPath: path),
        let bytes = try? Data(contentsOf: URL(filePath: path))
      {
        contents[name] = bytes
      }
    }
    return contents
  }

  private func run(_ arguments: [String]) throws -> Program.Result {
    try Program.run(arguments, input: "", in: folder.url)
  }

  @Test func `Every command has a recipe here, and every option that writes is one of its outputs`()
    throws
  {
    let leaves = try CommandTree.commands().filter { $0.command.subcommands?.isEmpty ?? true }
    #expect(leaves.count > 15)
    for (path, command) in leaves where !Self.withoutFiles.contains(path) {
      let recipe = Self.recipes.first { $0.command == path }
      #expect(recipe != nil, "\(path): say here what it reads and writes")
      for argument in command.arguments ?? [] where argument.kind == "option" {
        let name = argument.longName
        let writes =
          ["--output", "--html", "--write"].contains { name.hasPrefix($0) }
          || argument.abstract?.contains(" to write") ?? false
        if writes {
          #expect(
            recipe?.outputs.contains(name) ?? false, "\(path) \(name)")
        }
      }
    }
  }

  @Test func `No output takes the place of an input, by its path, a link or a hard link`() throws {
    let before = try contents()
    let files = FileManager.default
    for recipe in Self.recipes {
      for output in recipe.outputs {
        for input in recipe.inputs {
          try? files.removeItem(atPath: folder.path("link"))
          try? files.removeItem(atPath: folder.path("hard"))
          try files.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: input)
          try files.linkItem(atPath: folder.path(input), toPath: folder.path("hard"))
          for name in [input, "./\(input)", "link", "hard"] {
            let result = try run(recipe.command + recipe.arguments + [output, name])
            let what = "\(recipe.command) \(output) \(name), which is \(input): \(result)"
            let isTree = input.hasPrefix("tree/") && name == "hard"
            #expect(result.status == 1 || isTree, "\(what)")
            let now = try Data(contentsOf: URL(filePath: folder.path(input)))
            #expect(now == before[input], "\(what)")
          }
        }
      }
    }
    var after = try contents()
    for name in ["link", "hard"] { after[name] = nil }
    #expect(after == before)
  }

  @Test func `Standard output that is appended to an input is noticed`() throws {
    let before = try contents()
    for recipe in Self.recipes {
      for input in recipe.inputs where !input.hasPrefix("tree/") {
        let words = (recipe.command + recipe.arguments + recipe.outputs.flatMap { [$0, "new"] })
          .map { "'\($0)'" }.joined(separator: " ")
        let result = try Program.run(
          script: #""$0" \#(words) < /dev/null >> \#(input)"#, in: folder.url)
        #expect(
          result.status == 1 && result.error.contains("standard output would go into"),
          "\(recipe.command) \(input): \(result)")
      }
    }
    #expect(try contents() == before)
  }

  @Test func `What a command makes on its way is no input either`() throws {
    let cases = [
      ["corpus", "merge", "-o", "out", "c.stele", "out.partial"],
      ["corpus", "merge", "-o", "out", "c.stele", "out.scratch"],
      ["corpus", "diff", "c.stele", "out.partial", "-o", "out"],
      ["corpus", "release", "out.partial/d.stele", "-o", "out", "--name", "x"],
      ["corpus", "opt-out", "import", "--corpus", "c.stele", "--owners", "c.stele.optouts"]
        + ["--since", "2026-07-31"],
      ["check", "tree", "--corpus", "c.stele", "-o", "new", "--write-baseline", "./new"],
    ]
    let files = FileManager.default
    for arguments in cases {
      for name in ["out.partial", "out.scratch"] {
        try? files.removeItem(atPath: folder.path(name))
      }
      let target = arguments.first { $0.hasPrefix("out.") } ?? "out.partial"
      let isFolder = target.contains("/")
      if isFolder {
        try files.createDirectory(
          atPath: folder.path("out.partial"), withIntermediateDirectories: true)
      }
      try files.copyItem(atPath: folder.path("d.stele"), toPath: folder.path(target))
      let before = try contents()
      let result = try run(arguments)
      #expect(result.status == 1 && result.error.contains("would"), "\(arguments) \(result)")
      #expect(try contents() == before, "\(arguments)")
    }
  }

  @Test func `In a tree that is read, an output may replace what it was before, and nothing else`()
    throws
  {
    for format in ["text", "json", "sarif", "spdx", "cyclonedx"] {
      let arguments = ["check", "tree", "--corpus", "c.stele", "--format", format, "-o"]
      for _ in 1...2 { #expect(try run(arguments + ["tree/report"]).status == 0, "\(format)") }
    }
    let build = ["corpus", "build", "--from-tree", "tree", "-o"]
    for _ in 1...2 { #expect(try run(build + ["tree/ours.stele"]).status == 0) }
    #expect(try run(build + ["tree/report"]).status == 1)
    for _ in 1...2 { #expect(try run(["convert", "ckpt", "-o", "ckpt/m.stele"]).status == 0) }
    // Elsewhere, whatever it is may be replaced.
    #expect(try run(build + ["more.jsonl"]).status == 0)
    #expect(try run(["verify", "more.jsonl"]).status == 0)
  }

  @Test func `A Stele file does not take the place of a log that standard output goes to`() throws {
    let result = try Program.run(
      script: """
        printf 'old\\n' > log
        "$0" corpus merge -o /dev/stdout c.stele >> log; echo "rc $?" >&2
        "$0" corpus merge -o /dev/stdout c.stele | cat
        "$0" corpus merge -o - c.stele
        "$0" corpus merge -o /dev/fd/1 c.stele
        "$0" check tree --corpus c.stele -o log >> log
        cat log; test ! -e -
        """, in: folder.url)
    #expect(result.status == 0 && result.output == "old\n", "\(result)")
    #expect(result.error.contains("needs a file of its own") && result.error.contains("rc 1"))
  }
}
