import Foundation
import SteleTestSupport
import Testing

/// What commands print as JSON, against the schemas that describe it.
@Suite("JSON outputs are as their schemas say") struct SchemaOutputTests {
  private static let covered: Set = [
    "check", "corpus diff", "corpus list", "corpus lookup", "corpus opt-out check",
    "corpus opt-out list", "detect", "inspect", "languages", "licenses", "profile", "translate",
    "verify",
  ]

  @Test func `All commands that print JSON are in these tests`() throws {
    let help = try JSONTree(try Program.run(["--experimental-dump-help"]).output)
    let command = try #require(help["command"])
    #expect(Set(Self.printingJSON(command, [])) == Self.covered)
  }

  /// Commands below `command` whose `--format` can be `json` or `jsonl`.
  private static func printingJSON(_ command: JSONTree, _ path: [String]) -> [String] {
    let prints = (command["arguments"]?.elements ?? []).contains { argument in
      argument["preferredName"]?["name"]?.string == "format"
        && (argument["allValues"]?.elements ?? []).contains {
          ["json", "jsonl"].contains($0.string)
        }
    }
    return (prints ? [path.joined(separator: " ")] : [])
      + (command["subcommands"]?.elements ?? []).flatMap { inner in
        printingJSON(inner, path + [inner["commandName"]?.string ?? ""])
      }
  }

  @Test func `Files of every kind, the processor and languages`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.convertedTinyModel(seed: 3)
    let sample = try CheckTree()
    let text = folder.path("text.txt")
    try Data("the thin inn\n".utf8).write(to: URL(filePath: text))
    let trimmed = folder.path("trimmed.stele")
    _ = try Program.run(
      ["convert", folder.path("checkpoint"), "-o", trimmed, "--keep-vocabulary", text])
    let patch = folder.path("patch.stele")
    _ = try Program.run(["corpus", "diff", sample.corpus, sample.corpus, "-o", patch])
    let released = folder.path("released")
    _ = try Program.run(["corpus", "release", sample.corpus, "-o", released, "--name", "tree"])
    for file in [model, trimmed, sample.corpus, patch, released + "/tree-1.0.0.stele"] {
      for command in ["inspect", "verify"] {
        let result = try Program.run([command, file, "--format", "json"])
        #expect(result.status == 0, "\(result.error)")
        try Schemas.expect(result.output, isValid: command, "\(command) \(file)")
      }
    }
    let cpu = try Program.run(["inspect", "--cpu", "--format", "json"])
    try Schemas.expect(cpu.output, isValid: "inspect-cpu", "inspect --cpu")
    for arguments in [[], ["MIT"], ["--matrix"], ["--category", "Copyleft"]] {
      let licenses = try Program.run(["licenses", "--format", "json"] + arguments)
      try Schemas.expect(licenses.output, isValid: "licenses", "licenses \(arguments)")
    }
    let languages = try Program.run(["languages", "-m", model, "--format", "json"])
    try Schemas.expect(languages.output, isValid: "languages", "languages")
  }

  @Test func `Damaged files have a verdict, too, with the place`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.convertedTinyModel(seed: 3)
    let whole = try Data(contentsOf: URL(filePath: model))
    let damages: [(String, (inout Data) -> Void, String?)] = [
      ("last byte", { $0[$0.count - 1] ^= 1 }, "manifest"), ("header", { $0[20] ^= 1 }, nil),
      ("cut", { $0.removeLast(4096) }, nil), ("more", { $0.append(0) }, nil),
      ("empty", { $0 = Data() }, nil), ("other", { $0 = Data("int a;\n".utf8) }, nil),
    ]
    for (name, damage, section) in damages {
      var bytes = whole
      damage(&bytes)
      try bytes.write(to: URL(filePath: model))
      let result = try Program.run(["verify", model, "--format", "json"])
      #expect(result.status == 1 && result.error.hasPrefix("Error: "), "\(name)")
      try Schemas.expect(result.output, isValid: "verify", name)
      let object = try JSONTree(result.output)
      #expect(object["ok"] == .bool(false) && object["section"]?.string == section, "\(name)")
      #expect(object["error"]?.string.map { result.error.contains($0) } == true, "\(name)")
    }
    let missing = try Program.run(["verify", folder.path("none"), "--format", "json"])
    #expect(missing.status == 1)
    try Schemas.expect(missing.output, isValid: "verify", "missing")
  }

  @Test func `Translations, pieces of them, and scores, with lines that have errors`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.convertedTinyModel(seed: 3)
    let long = String(repeating: "z ", count: 300)
    let options = ["-m", model, "--from", "en", "--to", "fr"]
    for arguments in [[], ["--beams", "4", "--alternatives", "2"], ["--guards", "on"]] {
      let result = try Program.run(
        ["translate", "--format", "jsonl", "--max-tokens", "8"] + options + arguments,
        input: "the cat\n\n☃ the\n\(long)\n")
      try Schemas.expect(
        result.output, isValid: "translate", lines: true, "translate \(arguments)")
    }
    let objects = try Program.run(
      ["translate", "--input-format", "jsonl", "--max-tokens", "8"] + options,
      input: """
        {"id": 7, "text": "the cat", "page": [1.50, {"a": null}]}
        {"id": true, "text": ""}
        {"id": null, "tokens": 5}
        no

        """)
    try Schemas.expect(objects.output, isValid: "translate", lines: true, "objects")
    let stream = try Program.run(
      ["translate", "--stream", "--sample", "--top-k", "0", "--format", "jsonl"] + options,
      input: "the cat\n\na dog in the inn there\n")
    let lines = stream.output.split(separator: "\n", omittingEmptySubsequences: true)
    let pieces = lines.filter { $0.contains("\"settled\":") }
    try Schemas.expect(
      pieces.joined(separator: "\n"), isValid: "translate-stream", lines: true, "pieces")
    try Schemas.expect(
      lines.filter { !pieces.contains($0) }.joined(separator: "\n"), isValid: "translate",
      lines: true, "after pieces")
    let (source, target) = (folder.path("source.txt"), folder.path("target.txt"))
    try Data("the cat\n\(long)\n\n".utf8).write(to: URL(filePath: source))
    try Data("in\nthe\n\n".utf8).write(to: URL(filePath: target))
    let scores = try Program.run(
      ["score", "--source", source, "--target", target] + options)
    try Schemas.expect(scores.output, isValid: "score", lines: true, "score")
  }

  @Test func `Languages of lines and of files`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("text.txt")
    try Data("Wo ist der Bahnhof?\n".utf8).write(to: URL(filePath: file))
    for format in ["json", "jsonl"] {
      let lines = try Program.run(
        ["detect", "--format", format], input: "Wo ist der Bahnhof?\n\n12\n")
      try Schemas.expect(lines.output, isValid: "detect", lines: true, "detect")
      let files = try Program.run(["detect", "--input", file, file, "--format", format])
      try Schemas.expect(files.output, isValid: "detect", lines: true, "detect --input")
    }
    let model = try folder.convertedTinyModel(seed: 3)
    let told = try Program.run(
      [
        "translate", "-m", model, "--from", "auto", "--to", "fr", "--format", "jsonl",
        "--max-tokens", "4",
      ],
      input: "the cat is in the inn\n\n12\n")
    #expect(told.output.contains("\"detected\":{"), "\(told.error)")
    try Schemas.expect(told.output, isValid: "translate", lines: true, "translate --from auto")
  }

  @Test func `Profiles and how they differ`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.convertedTinyModel(seed: 3)
    let path = folder.path("report.json")
    for arguments in [["--unwatched"], ["--memory-limit", "256MiB"], ["--beams", "2"]] {
      let result = try Program.run(
        ["profile", "-m", model, "--format", "json", "--tokens", "4", "--repetitions", "2"]
          + arguments)
      #expect(result.status == 0, "\(result.error)")
      try Schemas.expect(result.output, isValid: "profile", "profile \(arguments)")
      try Data(result.output.utf8).write(to: URL(filePath: path))
    }
    let comparison = try Program.run(["profile", "--compare", path, path, "--format", "json"])
    try Schemas.expect(comparison.output, isValid: "profile-comparison", "compare")
  }

  @Test func `Checks, with a policy and without, and baselines`() throws {
    let sample = try CheckTree()
    try FileManager.default.createSymbolicLink(
      atPath: sample.tree + "/broken", withDestinationPath: "nowhere")
    let policies = [
      [], ["--deny", "Copyleft"], ["--no-gitignore", "--deny-opted-out"], ["--allow", "MIT"],
    ]
    for policy in policies {
      let result = try sample.check(["tree", "--format", "json"] + policy)
      try Schemas.expect(result.output, isValid: "check", "check \(policy)")
    }
    let baseline = sample.folder.path("accepted.jsonl")
    _ = try sample.check(["tree", "--deny", "Copyleft", "--write-baseline", baseline])
    try Schemas.expect(
      String(contentsOfFile: baseline, encoding: .utf8), isValid: "baseline", lines: true,
      "baseline")
    let accepted = try sample.check(
      ["tree", "--deny", "Copyleft", "--baseline", baseline, "--format", "json"])
    try Schemas.expect(accepted.output, isValid: "check", "baseline")
  }

  @Test func `Answers, rows and changes of corpora, with opt-outs`() throws {
    let sample = try CheckTree()
    let corpus = sample.corpus
    let ids = [
      "4e610c04d58371663d95ca8237eea260b08f090c", "fc0335614b09e090a66bedc4b456798e415e9a00",
      "0000000000000000000000000000000000000000",
    ]
    let plain = sample.folder.path("plain.stele")
    try FileManager.default.copyItem(atPath: corpus, toPath: plain)
    let (owners, renames) = (sample.folder.path("owners"), sample.folder.path("renames"))
    try Data("a/c\na/d\n".utf8).write(to: URL(filePath: owners))
    try Data("old/name -> new/name\n".utf8).write(to: URL(filePath: renames))
    for hasOptOuts in [false, true] {
      if hasOptOuts {
        let imported = try Program.run([
          "corpus", "opt-out", "import", "--corpus", corpus, "--repositories", owners,
          "--renames", renames, "--since", "2026-07-31",
        ])
        try #require(imported.status == 0, "\(imported.error)")
      }
      let json = ["--format", "json"]
      for (arguments, schema) in [
        (["lookup", "--corpus", corpus] + ids, "corpus-lookup"),
        (["list", corpus], "corpus-list"),
        (["opt-out", "check", "--corpus", corpus, "octocat", "a/d"], "corpus-opt-out-check"),
      ] {
        let result = try Program.run(["corpus"] + arguments + json)
        #expect(result.status == 0, "\(result.error)")
        try Schemas.expect(result.output, isValid: schema, lines: true, "\(arguments)")
      }
      let rows = try Program.run(["corpus", "export", corpus]).output
      try Schemas.expect(rows, isValid: "corpus-list", lines: true, "export")
      try Schemas.expect(
        Program.run(["inspect", corpus] + json).output, isValid: "inspect", "inspect")
    }
    let list = try Program.run(
      ["corpus", "opt-out", "list", "--corpus", corpus, "--format", "json"])
    try Schemas.expect(list.output, isValid: "corpus-opt-out-list", lines: true, "opt-out list")
    let diff = try Program.run(
      ["corpus", "diff", plain, corpus, "--changes", "--format", "json"])
    let lines = diff.output.split(separator: "\n")
    try Schemas.expect(
      lines.dropLast().joined(separator: "\n"), isValid: "corpus-diff-change", lines: true,
      "changes")
    try Schemas.expect(lines.last.map(String.init) ?? "", isValid: "corpus-diff", "counts")
  }
}
