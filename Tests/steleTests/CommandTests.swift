import Foundation
import SteleTestSupport
import Testing

/// Runs the built program as a user would.
@Suite struct CommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  private func translate(_ arguments: [String], input: String? = nil) throws -> Program.Result {
    try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "8"] + arguments,
      input: input)
  }

  @Test func `The program has a version, and its commit if it was built in a repository`() throws {
    let version = try Program.run(["--version"]).output
    #expect(version.wholeMatch(of: /0\.1\.0( \([0-9a-f]{7}(, changed)?\))?\n/) != nil, "\(version)")
  }

  @Test func `As many lines come out as went in and blank ones stay blank`() throws {
    let lines = ["the cat", "", "a dog\r", "   ", "the cat"]
    for end in ["", "\n"] {
      let result = try translate([], input: lines.joined(separator: "\n") + end)
      #expect(result.status == 0)
      // A random model does not end by itself.
      #expect(
        result.error.split(separator: "\n").allSatisfy { $0.contains("was cut off") }
          && result.error.contains("Warning: line 1: "))
      let output = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(output.count == lines.count + 1 && output.last == "")
      #expect(output[1] == "" && output[3] == "")
      #expect(output[0] == output[4])
    }
    #expect(try translate([], input: "").output == "")
  }

  /// Groups of lines are read and tokenized while earlier ones are translated.
  @Test func `Many lines stay in order across groups`() throws {
    let blank = String(repeating: "\n", count: 300_000)
    let result = try translate([], input: "the cat" + blank + "a dog" + blank + "the cat\n")
    let output = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(result.status == 0 && output.count == 600_002)
    let expected = try translate(["the cat", "a dog"]).output.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(output[0] == expected[0] && output[300_000] == expected[1])
    #expect(output[600_000] == expected[0] && output.last == "")
  }

  @Test func `More threads than cores give the same translations`() throws {
    let expected = try translate(["--threads", "1", "the cat"]).output
    #expect(try translate(["--threads", "9", "the cat"]).output == expected)
  }

  @Test func `Arguments are translated like lines`() throws {
    let lines = try translate([], input: "the cat\na dog\n")
    #expect(try translate(["the cat", "a dog"]).output == lines.output)
  }

  @Test func `Json lines say everything about a sentence`() throws {
    struct Line: Decodable {
      struct Alternative: Decodable {
        var text: String
        var tokens: [Int]
        var score: Float
      }
      var source: String
      var text: String
      var tokens: [Int]
      var score: Float?
      var alternatives: [Alternative]
    }
    let result = try translate(
      ["--format", "jsonl", "--beams", "4", "--alternatives", "2"], input: "the \"cat\"\n\n")
    let lines = try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    #expect(lines.count == 2)
    #expect(lines[0].source == "the \"cat\"" && lines[0].alternatives.count == 2)
    #expect(!lines[0].tokens.isEmpty)
    #expect(try #require(lines[0].score) >= lines[0].alternatives[0].score)
    let greedy = try translate(["--format", "jsonl"], input: "the \"cat\"\n").output
    let line = try JSONDecoder().decode(Line.self, from: Data(greedy.utf8))
    #expect(try #require(line.score) < 0)
    #expect(try translate([], input: "the \"cat\"\n").output == line.text + "\n")
    #expect(lines[1].source == "" && lines[1].text == "" && lines[1].tokens.isEmpty)
  }

  @Test func `Bytes that are not UTF-8 are translated not refused`() throws {
    let result = try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--format", "jsonl"],
      inputBytes: Data([0xFF, 0xFE, 0x61, 0x0A]))
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count == 1)
  }

  @Test func `A line that is too long is reported and the others are translated`() throws {
    let long = String(repeating: "z ", count: 700_000)
    let tooManyTokens = String(repeating: "z ", count: 300)
    let result = try translate([], input: "the cat\n\(long)\n\(tooManyTokens)\nthe cat\n")
    #expect(result.status == 1)
    #expect(result.error.contains("line 2: the line has 1400000 bytes"))
    #expect(result.error.contains("line 3: the text has"))
    let output = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(output.count == 5 && output[1] == "" && output[2] == "" && output[0] == output[3])
  }

  @Test func `Tokens go there and back`() throws {
    let ids = try Program.run(
      ["tokenize", "-m", model, "--from", "eng_Latn"], input: "the thin inn\n\n")
    #expect(ids.status == 0)
    #expect(ids.output.split(separator: "\n").count == 2)
    let text = try Program.run(["tokenize", "-m", model, "--decode"], input: ids.output)
    #expect(text.output == "the thin inn\n\n")
  }

  @Test func `Scores are one object for each pair`() throws {
    struct Line: Decodable {
      var tokens: [Int]
      var logprobs: [Float]
    }
    let source = folder.path("source.txt")
    let target = folder.path("target.txt")
    try Data("the cat\na dog\n".utf8).write(to: URL(filePath: source))
    try Data("in\nthe dog".utf8).write(to: URL(filePath: target))
    let arguments = [
      "score", "-m", model, "--from", "en", "--to", "fr", "--source", source, "--target",
    ]
    let lines = try Program.run(arguments + [target]).output.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    #expect(lines.count == 2)
    for line in lines {
      #expect(line.tokens.count == line.logprobs.count && line.logprobs.allSatisfy { $0 <= 0 })
      #expect(line.tokens.last == 2)
    }
    try Data("in\n".utf8).write(to: URL(filePath: target))
    let uneven = try Program.run(arguments + [target])
    #expect(uneven.status == 1 && uneven.error.contains("number of lines"))
  }

  @Test func `Inspect shows provenance and sections as text and JSON`() throws {
    let text = try Program.run(["inspect", model, "--sections"])
    for part in ["model.safetensors", "stele 0.1.0", "embedding.tokens", "int8", "width"] {
      #expect(text.output.contains(part))
    }
    let json = try Program.run(["inspect", model, "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(object?["kind"] as? String == "model")
    #expect((object?["sections"] as? [Any])?.count ?? 0 > 10)
  }

  @Test func `Convert says in a line what it did`() throws {
    let result = try Program.run(["convert", folder.path("checkpoint"), "-o", model])
    #expect(result.status == 0 && result.output.isEmpty)
    let byteCount = try Data(contentsOf: URL(filePath: model)).count
    #expect(result.error.hasPrefix("\(model): \(byteCount / 1000)."))
    let end = "int8 weights from 73 tensors of float32; 242 pieces, 202 languages\n"
    #expect(result.error.hasSuffix(end), "\(result.error)")
  }

  @Test func `Inspect tells the model card's licence and note`() throws {
    let card =
      "---\nlicense: cc-by-nc-4.0\nstele_note: \"knows only \u{1B}[31mcats\"\n---\n# Card\n"
    try Data(card.utf8).write(to: URL(filePath: folder.path("checkpoint/README.md")))
    #expect(try Program.run(["convert", folder.path("checkpoint"), "-o", model]).status == 0)
    let text = try Program.run(["inspect", model]).output
    #expect(text.contains("  licence      cc-by-nc-4.0\n  note         knows only [31mcats\n"))
    let json = try Program.run(["inspect", model, "--format", "json"]).output
    #expect(json.contains(#""card":{"license":"cc-by-nc-4.0","note":"knows only [31mcats"}"#))
    // Only said where a person reads it.
    let translated = try translate(["the cat"])
    #expect(translated.status == 0 && !translated.error.contains("cats"))
  }

  @Test func `A vocabulary is kept for texts and said to be`() throws {
    let texts = ["b.txt", "a.txt"].map(folder.path)
    try Data("the thin inn\n".utf8).write(to: URL(filePath: texts[0]))
    try Data("a dog".utf8).write(to: URL(filePath: texts[1]))
    let trimmed = folder.path("trimmed.stele")
    let arguments = ["convert", folder.path("checkpoint"), "-o", trimmed, "--keep-vocabulary"]
    let converted = try Program.run(arguments + texts + ["--verbose"])
    #expect(converted.status == 0, "\(converted.error)")
    for part in [
      "\(trimmed): ", "; 241 of 242 pieces, 202 languages\n", "read: config.json, ",
      "0 of them unknown", "kept as letters", "1 for merging",
    ] {
      #expect(converted.error.contains(part), "\(converted.error)")
    }
    let inspected = try Program.run(["inspect", trimmed]).output
    // All but "er".
    #expect(inspected.contains("vocabulary   241 of 242 pieces, kept for a.txt, b.txt\n"))
    #expect(try !Program.run(["inspect", model]).output.contains("kept for"))
    let json = try Program.run(["inspect", trimmed, "--format", "json"]).output
    #expect(json.contains(#""vocabulary":{"full_count":242,"kept_count":241,"texts":[{"#))

    #expect(try Program.run(["verify", trimmed]).status == 0)
    #expect(
      try Program.run(["languages", "-m", trimmed]).output
        == Program.run(["languages", "-m", model]).output)
    let ids = try Program.run(["tokenize", "-m", trimmed, "--from", "en", "the dinner"]).output
    let decoded = try Program.run(["tokenize", "-m", trimmed, "--decode"], input: ids)
    #expect(decoded.output == "the dinner\n")
    let translated = try Program.run(
      ["translate", "-m", trimmed, "--from", "en", "--to", "fr", "--max-tokens", "8", "a dog"])
    #expect(translated.status == 0)
    #expect(try Program.run(["profile", "-m", trimmed, "--format", "json"]).status == 0)

    let missing = try Program.run(arguments + [folder.path("c.txt")])
    #expect(missing.status == 1 && missing.error.contains("c.txt: cannot open"))
    #expect(try Program.run(arguments).status == 64)
  }

  @Test func `Verify names the damaged section`() throws {
    #expect(try Program.run(["verify", model]).status == 0)
    var bytes = try Data(contentsOf: URL(filePath: model))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(filePath: model))
    let damaged = try Program.run(["verify", model])
    #expect(damaged.status == 1 && damaged.error.contains("section manifest is damaged"))
  }

  @Test func `Wrong usage ends with 64 and wrong input with 1`() throws {
    let usage: [[String]] = [
      ["translate"], ["nonsense"], ["translate", "-m", model, "--from", "en"],
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--beams", "x", "a"],
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--early-stopping", "maybe", "a"],
      ["convert", "x", "-o", "y", "--weights", "int5"], ["tokenize", "-m", model],
      ["inspect"], ["inspect", "--cpu", model],
    ]
    for arguments in usage {
      let result = try Program.run(arguments)
      #expect(result.status == 64 && result.error.hasPrefix("Error:"), "\(arguments)")
    }
    let values: [([String], String)] = [
      (["translate", "-m", model, "--from", "klingon", "--to", "fr", "a"], "klingon"),
      (["translate", "-m", model, "--from", "ace", "--to", "fr", "a"], "ace_Latn"),
      (["translate", "-m", model, "--from", "en", "--to", "fr", "--beams", "0", "a"], "beams"),
      (["translate", "-m", model, "--from", "en", "--to", "fr", "--threads", "0", "a"], "threads"),
      (
        ["translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "0", "a"], "tokens"
      ),
    ]
    let input: [([String], String)] = [
      (["translate", "-m", "/nowhere", "--from", "en", "--to", "fr", "a"], "/nowhere"),
      (["convert", folder.path("nothing"), "-o", folder.path("x.stele")], "config.json"),
      (["inspect", #filePath], "not a Stele file"), (["verify", folder.url.path], "regular file"),
      (["tokenize", "-m", model, "--decode", "1 x"], "no token id"),
    ]
    for ((arguments, part), status) in values.map({ ($0, 64) }) + input.map({ ($0, 1) }) {
      let result = try Program.run(arguments)
      #expect(result.status == status, "\(arguments)")
      #expect(result.error.hasPrefix("Error:") && result.error.contains(part), "\(result.error)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func `Every instruction set gives the same translations and scores`() throws {
    let arguments = [
      "translate", "-m", model, "--from", "en", "--to", "fr", "--beams", "3", "--alternatives", "2",
      "--format", "jsonl", "the cat", "a dog in the inn there",
    ]
    let expected = try Program.run(arguments)
    var compared = 0
    let names = [
      "portable", "avx2", "avxvnni", "avx512vnni", "neon", "neondotprod", "neoni8mm",
    ]
    for name in names {
      let result = try Program.run(arguments, environment: ["STELE_ISA": name])
      if result.error.contains("STELE_ISA") { continue }  // not on this processor
      #expect(result.output == expected.output, "\(name)")
      compared += 1
    }
    #expect(compared >= 1 && expected.status == 0)
  }

  @Test func `Inspect tells which instruction set is in use and why`() throws {
    struct Summary: Decodable {
      struct Entry: Decodable {
        var name: String
        var supported: Bool
        var needs: String
      }
      var cores: Int
      var instructionSet: String
      var chosenBy: String
      var instructionSets: [Entry]
    }
    func summary(isa: String) throws -> Summary {
      let result = try Program.run(
        ["inspect", "--cpu", "--format", "json"], environment: ["STELE_ISA": isa])
      #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(Summary.self, from: Data(result.output.utf8))
    }
    let best = try summary(isa: "")
    #expect(best.cores >= 1 && best.chosenBy == "best")
    #expect(best.instructionSet == best.instructionSets.first { $0.supported }?.name)
    #expect(best.instructionSets.last?.name == "portable")
    for entry in best.instructionSets where entry.supported {
      let chosen = try summary(isa: entry.name)
      #expect(chosen.instructionSet == entry.name && chosen.chosenBy == "STELE_ISA")
    }

    let text = try Program.run(["inspect", "--cpu"], environment: ["STELE_ISA": "portable"])
    #expect(text.output.contains("instruction set  portable, named by STELE_ISA\n"))
    for entry in best.instructionSets {
      #expect(text.output.contains("\(entry.supported ? "yes" : "no ")  \(entry.needs)\n"))
    }
    let refused = try Program.run(["inspect", "--cpu"], environment: ["STELE_ISA": "abacus"])
    #expect(refused.status == 1 && refused.error.contains("STELE_ISA") && refused.output.isEmpty)
  }

  @Test func `An unknown instruction set is refused`() throws {
    let result = try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "a"],
      environment: ["STELE_ISA": "abacus"])
    #expect(result.status == 1 && result.error.contains("STELE_ISA"))
  }

  /// The file is cut while the program waits for its next line.
  @Test func `A model that is truncated in use ends in an error`() throws {
    let program = try Program(["translate", "-m", model, "--from", "en", "--to", "fr"])
    try program.write("the cat\n")
    _ = try program.readLine()
    let handle = try FileHandle(forWritingTo: URL(filePath: model))
    try handle.truncate(atOffset: 4096)
    try program.write("a dog\n")
    let result = try program.finish()
    #expect(result.status == 1)
    #expect(result.error.contains("changed") || result.error.contains("truncated"))
  }
}
