import Foundation
import SteleTestSupport
import Testing

/// Translates documents as a user would.
@Suite("Documents on the command line") struct DocumentCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
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

  private var arguments: [String] {
    ["translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "8"]
  }

  private func translate(_ more: [String], input: String? = nil) throws -> Program.Result {
    try Program.run(arguments + more, input: input, in: folder.url)
  }

  @Test func `A file goes to a file or to standard output, with a summary`() throws {
    try write("The cat. A dog.\n\nthe inn\n", to: "a.txt")
    let printed = try translate(["--input", "a.txt"])
    #expect(printed.status == 0, "\(printed.error)")
    #expect(printed.output.split(separator: "\n", omittingEmptySubsequences: false).count == 4)
    #expect(printed.error.contains("1 document translated\n3 sentences, "), "\(printed.error)")
    #expect(printed.error.contains("tokens/s"))
    let written = try translate(["-i", "a.txt", "-o", "b.txt"])
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(try read("b.txt") == printed.output)
    let piped = try translate(["--type", "txt"], input: "The cat. A dog.\n\nthe inn\n")
    #expect(piped.output == printed.output)
  }

  @Test func `A cut-off translation is warned of, with its place`() throws {
    try write("the inn\n\nthe cat\n", to: "a.txt")
    let result = try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "2", "-i", "a.txt"],
      in: folder.url)
    #expect(result.error.contains("Warning: a.txt:3: a translation was cut off"), "\(result.error)")
    #expect(result.error.contains("2 truncated"), "\(result.error)")
  }

  @Test func `Folders keep their structure, whatever the number of jobs`() throws {
    for name in ["a.txt", "b/c.txt", "b/d.md"] { try write("the cat\n", to: "in/\(name)") }
    try write("x", to: "in/e.bin")
    for jobs in ["1", "3"] {
      let result = try translate(["-i", "in", "-o", "out\(jobs)", "--jobs", jobs])
      #expect(
        result.status == 0 && result.error.contains("1 other file left out"), "\(result.error)")
    }
    for name in ["a.txt", "b/c.txt", "b/d.md"] {
      #expect(try read("out1/\(name)") == read("out3/\(name)"))
    }
    let some = try translate(["-i", "in", "-o", "some", "--include", "*.txt", "--exclude", "a.*"])
    #expect(some.error.contains("1 document translated"), "\(some.error)")
  }

  @Test func `A sentence that comes again is translated once, and counted`() throws {
    for name in ["a", "b", "c"] { try write("the cat\n\na dog\n\nthe cat\n", to: "in/\(name).txt") }
    for jobs in ["1", "3"] {
      let result = try translate(["-i", "in", "-o", "out\(jobs)", "--jobs", jobs])
      #expect(result.error.contains("\n9 sentences, 7 repeated, "), "\(result.error)")
      let lines = try read("out\(jobs)/a.txt").split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 6 && lines[0] == lines[4])
      for name in ["b", "c"] {
        #expect(try read("out\(jobs)/\(name).txt") == read("out\(jobs)/a.txt"))
      }
    }
    let once = try translate([
      "--format", "jsonl", "--alternatives", "1", "--beams", "2", "the cat",
    ])
    let twice = try translate(
      ["--format", "jsonl", "--alternatives", "1", "--beams", "2", "--verbose"],
      input: "the cat\nthe cat\n")
    #expect(twice.output == once.output + once.output)
    #expect(twice.error.contains("2 sentences, 1 repeated, "), "\(twice.error)")
    let samples = try translate(
      ["--sample", "--seed", "1", "--verbose"], input: "the cat\nthe cat\nthe cat\nthe cat\n")
    #expect(Set(samples.output.split(separator: "\n")).count > 1, "\(samples.output)")
    #expect(!samples.error.contains("repeated"), "\(samples.error)")
  }

  @Test func `A killed run is gone on with: nothing is lost, nothing done twice`() throws {
    let text = (0..<2000).map { "the cat \($0) sat in the inn there.\n" }.joined()
    try write(text, to: "in/a.txt")
    try write(text, to: "in/b.txt")
    #expect(try translate(["-i", "in", "-o", "whole"]).status == 0)
    var kills = 0
    let more = arguments + ["-i", "in", "-o", "out", "--resume"]
    // Killed each time that the journal has grown, at least twice, until it is done.
    while kills < 3 {
      let before = try? read("out/.stele-job").utf8.count
      let program = try Program(more, in: folder.url)
      let deadline = Date(timeIntervalSinceNow: 60)
      while (try? read("out/.stele-job").utf8.count) ?? 0 <= before ?? 0, Date() < deadline {
        usleep(1000)
      }
      program.kill()
      kills += 1
    }
    let journal = try read("out/.stele-job")
    let done = journal.split(separator: "\"number\"").count - 1
    #expect(done > 0)
    let last = try Program.run(more, in: folder.url)
    #expect(last.status == 0, "\(last.error)")
    #expect(try read("out/a.txt") == read("whole/a.txt"))
    #expect(try read("out/b.txt") == read("whole/b.txt"))
    // Texts that the journal had were not translated again.
    #expect(last.error.contains("\(4000 - done) sentences"), "\(done) done: \(last.error)")
    let again = try Program.run(more, in: folder.url)
    #expect(again.error.contains("2 were done before") && again.error.contains("0 sentences"))
  }

  @Test func `An interrupted run is not begun anew by accident`() throws {
    try write("the cat\n", to: "a.txt")
    try write(#"{"document":"a.txt","fingerprint":"0","units":[]}"# + "\n", to: "b.txt.stele-job")
    let result = try translate(["-i", "a.txt", "-o", "b.txt"])
    #expect(result.status == 1 && result.error.contains("--resume"), "\(result.error)")
    #expect(try translate(["-i", "a.txt", "-o", "b.txt", "--resume"]).status == 0)
  }

  @Test func `Bad documents are errors of their own; the others are translated`() throws {
    try write(#"{"a": "the cat""#, to: "in/a.json")
    try write("the cat\n", to: "in/b.txt")
    try Data([0x63, 0x61, 0x66, 0xE9]).write(to: folder.url.appending(path: "in/c.txt"))
    try write("a,b\n\"x", to: "in/d.csv")
    try write("1\nno time\nthe cat\n", to: "in/e.srt")
    let result = try translate(["-i", "in", "-o", "out", "--columns", "1"])
    #expect(result.status == 1)
    for name in ["a.json", "c.txt", "d.csv", "e.srt"] {
      #expect(result.error.contains("Error: in/\(name): "), "\(name): \(result.error)")
    }
    #expect(result.error.split(separator: "\n").filter { $0.hasPrefix("Error:") }.count == 4)
    #expect(FileManager.default.fileExists(atPath: folder.path("out/b.txt")))
  }

  @Test func `Where documents go depends on what is asked for, not on what is found`() throws {
    try write("the cat\n", to: "in/a.txt")
    let printed = try translate(["-i", "in/a.txt", "-o", "-"])
    #expect(printed.status == 0 && !printed.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path("-")))
    #expect(try translate(["-i", "in/*.txt", "-o", "pattern"]).status == 0)
    #expect(try read("pattern/a.txt") == printed.output)
    #expect(try translate(["-i", "in/a.txt", "-o", "slash/"]).status == 0)
    #expect(try read("slash/a.txt") == printed.output)
    #expect(try translate(["-i", "in/a.txt", "-o", "file"]).status == 0)
    #expect(try read("file") == printed.output)
  }

  @Test func `Keys, delimiters and what was found out about a document are told`() throws {
    try write(#"{"a": "the cat", "b": {"c": "a dog"}, "@a": {"type": "int"}}"#, to: "c.json")
    let keys = try translate([
      "-i", "c.json", "-o", "-", "--keys", "a,none", "--exclude-keys", "gone",
    ])
    #expect(keys.status == 0 && keys.output.contains(#""c": "a dog""#), "\(keys.error)")
    #expect(keys.error.contains("c.json:1: --keys: there is no key none\n"), "\(keys.error)")
    #expect(keys.error.contains("--exclude-keys: there is no key gone\n"), "\(keys.error)")
    let excluded = try translate(["-i", "c.json", "-o", "-", "--exclude-keys", "a", "b.*"])
    #expect(excluded.output == #"{"a": "the cat", "b": {"c": "a dog"}, "@a": {"type": "int"}}"#)
    try write("id;text\n1;x, the cat\n", to: "d.csv")
    let guessed = try translate(["-i", "d.csv", "-o", "-", "--columns", "text"])
    #expect(guessed.status == 0 && guessed.output.hasPrefix("id;text\n1;"), "\(guessed.error)")
    #expect(
      guessed.error.contains(
        "d.csv:1: columns are separated by ';'; if not, say so with --delimiter\n"),
      "\(guessed.error)")
    let said = try translate(
      ["-i", "d.csv", "-o", "-", "--columns", "text", "--delimiter", "semicolon"])
    #expect(said.output == guessed.output && !said.error.contains("separated"))
    let wrong = try translate(["-i", "d.csv", "-o", "-", "--columns", "text", "--delimiter", "tab"])
    #expect(
      wrong.status == 1 && wrong.error.contains("separated by tabs: id;text"), "\(wrong.error)")
    for delimiter in ["ab", "x", "1", "\"", ""] {
      let result = try translate(["-i", "d.csv", "--delimiter", delimiter])
      #expect(result.status == 64, "\(delimiter)")
    }
    #expect(try translate(["--delimiter", ";", "words"]).error.contains("--input"))
  }

  @Test(arguments: ["--no-fuzzy", "--no-join-cues", "--no-header"])
  func `Flags for documents are not taken without a document`(_ flag: String) throws {
    let result = try translate([flag, "words"])
    #expect(result.status == 64, "\(result.error)")
    #expect(result.error.contains("\(flag),") && result.error.contains("--input"))
  }

  @Test func `What matches nothing is said`() throws {
    try write("the cat\n", to: "in/a.txt")
    try write("x", to: "in/b.bin")
    try write(#"{"a": "the cat"}"#, to: "c.json")
    try write("id,text\n1,the cat\n", to: "d.csv")
    let none = try translate(["-i", "in", "-o", "out", "--include", "*.nope"])
    #expect(none.status == 3 && none.error.contains("2 files are left out"), "\(none.error)")
    let keys = try translate(["-i", "c.json", "-o", "-", "--keys", "nope"])
    #expect(keys.error.contains("no text under --keys nope"), "\(keys.error)")
    let columns = try translate(["-i", "d.csv", "-o", "-"])
    #expect(columns.status == 1 && columns.error.contains("--columns"), "\(columns.error)")
    #expect(try translate(["-i", "d.csv", "-o", "-", "--columns", "1,2"]).status == 0)
    #expect(try translate(["-i", "d.csv", "-o", "-", "--columns", "id,text"]).status == 0)
    try write("x", to: "e.pdf")
    let pdf = try translate(["-i", "e.pdf"])
    #expect(pdf.error.contains("pdf documents are not supported"), "\(pdf.error)")
    let verbose = try translate(["-i", "in", "-o", "out", "--verbose"])
    #expect(verbose.error.contains("left out: in/b.bin\n"), "\(verbose.error)")
  }

  @Test func `Wrong usage says what to do`() throws {
    for more in [
      ["--type", "txt", "words"], ["--output", "x", "words"], ["--resume", "words"],
      ["-i", "a.txt", "--resume"], ["-i", "a.txt", "--format", "jsonl"],
      ["-i", "a.txt", "--jobs", "0"], ["-i", "a.txt", "--beams", "2", "--alternatives", "1"],
      ["--type", "pdf"], ["--guards", "maybe", "words"], ["--segment", "word", "words"],
    ] {
      let result = try translate(more)
      #expect(result.status == 64 && result.error.hasPrefix("Error:"), "\(more): \(result.error)")
    }
    try write("x", to: "a.bin")
    for (more, part) in [
      (["-i", "a.bin"], "--type"), (["-i", "nothing.txt"], "nothing.txt"),
      (["-i", "-"], "--type"), (["-i", "checkpoint"], "--output"),
      (["--glossary", "nothing.tsv", "words"], "nothing.tsv"),
    ] {
      let result = try translate(more)
      #expect(result.status == 1 && result.error.contains(part), "\(more): \(result.error)")
    }
  }
}

/// Lines that are JSON objects.
@Suite("JSON Lines in and out") struct JSONLinesCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  @Test func `Identifiers are kept, and bad lines are errors in their places`() throws {
    let input = """
      {"id": 12345678901234567, "text": "the cat"}
      {"id": "é", "source": "a dog"}
      {"text": "the cat"}

      not json
      {"id": 5, "text": 6}
      {"id": 7}
      """
    let result = try Program.run(
      [
        "translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "8",
        "--input-format", "jsonl",
      ], input: input)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 7 && result.status == 1)
    #expect(
      lines[0].contains(#""id":12345678901234567,"#) && lines[0].contains(#""source":"the cat""#))
    #expect(lines[1].contains(#""id":"é""#))
    #expect(!lines[2].contains("\"id\"") && lines[3].contains(#""text":"""#))
    #expect(lines[4].contains("not a JSON object") && lines[5].contains("must be a string"))
    #expect(lines[6].contains(#""id":7"#) && lines[6].contains("neither"))
    #expect(result.error.contains("line 5: ") && result.error.contains("line 7: "))
  }
}
