import Foundation
import SteleTestSupport
import Testing

/// Translates with a translation memory as a user would.
@Suite("Translation memories on the command line") struct TranslationMemoryCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  /// Translates with the memory `m.tmx`; nothing is cut off in few tokens, for that is not recorded.
  private func translate(
    _ more: [String], input: String? = nil, memory: String = "m.tmx"
  ) throws -> Program.Result {
    try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--translation-memory", memory]
        + more, input: input, in: folder.url)
  }

  private func write(_ text: String, to name: String) throws {
    let url = folder.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appending(path: name)), as: UTF8.self)
  }

  private func writeMemory(_ units: [(String, String)]) throws {
    let written = units.map {
      "<tu><tuv xml:lang=\"en-US\"><seg>\($0)</seg></tuv>"
        + "<tuv xml:lang=\"fr\"><seg>\($1)</seg></tuv></tu>"
    }
    try write("<tmx version=\"1.4\"><body>\(written.joined())</body></tmx>\n", to: "m.tmx")
  }

  @Test func `Lines are taken from it, and the others recorded`() throws {
    try writeMemory([("the cat", "le chat"), ("A dog. It barks.", "Un chien aboie.")])
    let before = try read("m.tmx")
    let taken = try translate([], input: "the cat\n\n  A dog.  It barks.\n")
    #expect(taken.status == 0 && taken.output == "le chat\n\nUn chien aboie.\n", "\(taken.error)")
    #expect(taken.error.contains("2 from memory"), "\(taken.error)")
    #expect(try read("m.tmx") == before)
    // A model that says nothing made up what it says: it ends by chance, within 20 tokens or never.
    let lines = (0..<40).map { "the dog \($0) in there" }.joined(separator: "\n") + "\n"
    let first = try translate(["--max-tokens", "60"], input: lines)
    #expect(first.status == 0 && !first.error.contains("from memory"), "\(first.error)")
    let recorded = try read("m.tmx").components(separatedBy: "creationid=\"stele\"").count - 1
    let second = try translate(["--max-tokens", "60"], input: lines)
    #expect(second.output == first.output)
    if recorded > 0 {
      #expect(first.error.contains(" \(recorded) recorded"), "\(first.error)")
      #expect(second.error.contains("\(recorded) from memory"), "\(second.error)")
    }
  }

  @Test func `Objects say what is from it, as their schema has it`() throws {
    try writeMemory([("the cat", "le chat")])
    let result = try translate(
      ["--format", "jsonl", "--max-tokens", "8"], input: "the cat\nthe inn\n")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0] == """
        {"alternatives":[],"memory":1,"score":null,"source":"the cat","text":"le chat","tokens":[],\
        "truncated":false}
        """)
    #expect(!lines[1].contains("memory"))
    try Schemas.expect(result.output, isValid: "translate", lines: true, "with a memory")
  }

  @Test func `Documents are taken from it, whatever the number of jobs, and gone on with`() throws {
    try writeMemory([("the cat", "le chat"), ("the inn", "l’auberge")])
    for name in 0..<12 { try write("the cat\n\nthe *inn*\n", to: "in/\(name).md") }
    for jobs in ["1", "4"] {
      let result = try translate(["-i", "in", "-o", "out\(jobs)", "--jobs", jobs])
      #expect(result.status == 0 && result.error.contains("24 from memory"), "\(result.error)")
      for name in 0..<12 {
        #expect(try read("out\(jobs)/\(name).md").hasPrefix("le chat\n\n"))
        #expect(
          try read("out\(jobs)/\(name).md").filter { $0 != "*" } == "le chat\n\nl’auberge\n")
      }
    }
    let same = try translate(["-i", "in", "-o", "out1", "--resume"])
    #expect(same.error.contains("12 were done before"), "\(same.error)")
    // What was confirmed since decides anew.
    try writeMemory([("the cat", "la chatte"), ("the inn", "l’auberge")])
    let changed = try translate(["-i", "in", "-o", "out1", "--resume"])
    #expect(changed.error.contains("12 documents translated"), "\(changed.error)")
    #expect(try read("out1/3.md").hasPrefix("la chatte\n"))
  }

  @Test func `A memory is made, and what is none is left alone`() throws {
    let made = try translate(["--max-tokens", "4", "the cat"])
    #expect(made.status == 0, "\(made.error)")
    #expect(try read("m.tmx").hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx "))
    try write("the\tle\n", to: "terms.tsv")
    let other = try translate(["the cat"], memory: "terms.tsv")
    #expect(other.status == 1 && other.output.isEmpty)
    #expect(other.error.hasPrefix("Error: terms.tsv:1: not valid TMX: "), "\(other.error)")
    #expect(try read("terms.tsv") == "the\tle\n")
    let nowhere = try translate(["the cat"], memory: "none/m.tmx")
    #expect(nowhere.status == 1 && nowhere.error.contains("none/m.tmx"), "\(nowhere.error)")
    let stream = try translate(["--stream", "the cat"])
    #expect(stream.status == 64 && stream.error.contains("--translation-memory"))
  }

  @Test func `A killed run leaves the memory whole`() throws {
    try writeMemory([("the cat", "le chat")])
    let text = (0..<400).map { "the dog \($0) in there\n" }.joined()
    for kill in 1...3 {
      let program = try Program(
        ["translate", "-m", model, "--from", "en", "--to", "fr", "--translation-memory", "m.tmx"],
        in: folder.url)
      try program.write(text)
      for _ in 0..<40 * kill { _ = try program.readLine() }
      program.kill()
      #expect(try translate(["the cat"]).output == "le chat\n")
      #expect(try read("m.tmx").hasSuffix("</body></tmx>\n"))
    }
  }
}
