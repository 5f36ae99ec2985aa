import Foundation
import SteleTestSupport
import Testing

/// Translates lines and typed texts as a user would.
@Suite("Lines on the command line") struct LineCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  private var arguments: [String] {
    ["translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "8"]
  }

  private func translate(
    _ more: [String], input: String? = nil, inputBytes: Data? = nil
  ) throws -> Program.Result {
    try Program.run(arguments + more, input: input, inputBytes: inputBytes, in: folder.url)
  }

  /// Whole lines; those of a random model may be empty.
  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  @Test func `Interrupted lines are whole, and the rest follows where it is said to`() throws {
    let text = (0..<6000).map { "the cat \($0) in the inn\n" }.joined()
    try Data(text.utf8).write(to: folder.url.appending(path: "in.txt"))
    let command = "\"$0\" " + arguments.joined(separator: " ")
    let whole = try Program.run(script: "\(command) < in.txt > whole.txt", in: folder.url)
    #expect(whole.status == 0)
    let program = try Program(
      ["-c", "exec \(command) < in.txt > out.txt", BuiltProgram.url("stele").path],
      executable: URL(filePath: "/bin/sh"), in: folder.url)
    let out = folder.url.appending(path: "out.txt")
    let deadline = Date(timeIntervalSinceNow: 60)
    while (try? Data(contentsOf: out))?.isEmpty ?? true, Date() < deadline { usleep(1000) }
    let ended = try program.finish(bySending: SIGINT)
    #expect(ended.status == 128 + SIGINT)
    let done = lines(String(decoding: try Data(contentsOf: out), as: UTF8.self)).count
    #expect(done > 0 && done < 6000, "\(done)")
    #expect(ended.error.contains("tail -n +\(done + 1) "), "\(ended.error)")
    let rest = try Program.run(
      script: "tail -n +\(done + 1) in.txt | \(command) >> out.txt; cmp out.txt whole.txt",
      in: folder.url)
    #expect(rest.status == 0)
  }

  @Test func `A progress bar fits the terminal, is taken away, and is not shown on a dumb one`()
    throws
  {
    let text = (0..<300).map { "the cat \($0) in the inn\n" }.joined()
    try Data(text.utf8).write(to: folder.url.appending(path: "in.txt"))
    for columns: UInt16 in [20, 40, 100] {
      let terminal = try Terminal(columns: columns)
      let program = try Program(
        arguments + ["-i", "in.txt", "-o", "out\(columns).txt"],
        environment: ["TERM": "xterm"], in: folder.url, error: terminal.handle)
      #expect(try program.finish().status == 0)
      let frames = try terminal.contents().split(separator: "\r").filter { $0.contains("%") }
      #expect(!frames.isEmpty)
      for frame in frames {
        #expect(frame.replacing("\u{1B}[K", with: "").count < columns, "\(frame)")
      }
    }
    let dumb = try Terminal(columns: 80)
    let program = try Program(
      arguments + ["-i", "in.txt", "-o", "dumb.txt"], environment: ["TERM": "dumb"],
      in: folder.url, error: dumb.handle)
    #expect(try program.finish().status == 0)
    #expect(!(try dumb.contents().contains("\u{1B}")))
  }

  @Test func `Typed texts are split into sentences and lines; lines are not`() throws {
    let apart = try translate([], input: "the cat.\na dog.\n").output
    for (options, count) in [([], "2 sentences,"), (["--segment", "none"], "1 sentence,")] {
      let typed = try translate(options + ["--verbose", "the cat! a dog."])
      #expect(typed.error.contains("\n\(count)"), "\(typed.error)")
    }
    #expect(try translate(["the cat.\na dog.\n"]).output == apart)
    #expect(
      try translate([], input: "the cat. a dog.\n").output
        == translate(["--segment", "none", "the cat. a dog."]).output)
    #expect(
      try translate(["--stream", "the cat. a dog.\nthe inn"]).output
        == translate(["the cat. a dog.\nthe inn"]).output)
  }

  @Test func `The name of a file that is given as text is noticed`() throws {
    try Data("the cat\n".utf8).write(to: folder.url.appending(path: "in.txt"))
    let result = try translate(["in.txt"])
    #expect(result.status == 0 && result.error.contains("--input in.txt"), "\(result.error)")
    #expect(!(try translate(["the cat"]).error.contains("--input")))
  }

  @Test func `Lines that are not UTF-8 are told, or are errors`() throws {
    let bytes = Data("the cat\n".utf8) + Data([0x61, 0xE9, 0x0A])
    let told = try translate([], inputBytes: bytes)
    #expect(told.status == 0 && told.error.contains("line 2: byte 2 is 0xE9"), "\(told.error)")
    #expect(lines(told.output).count == 2)
    let refused = try translate(["--invalid-utf8", "error"], inputBytes: bytes)
    #expect(refused.status == 1 && refused.error.contains("Error: line 2: byte 2 is 0xE9"))
    #expect(refused.output.hasSuffix("\n\n"))
    let tokenized = try Program.run(
      ["tokenize", "-m", model, "--from", "en", "--invalid-utf8", "error"], inputBytes: bytes)
    #expect(tokenized.status == 1 && tokenized.error.contains("line 2: byte 2 is 0xE9"))
    try bytes.write(to: folder.url.appending(path: "a.txt"))
    let scored = try Program.run(
      [
        "score", "-m", model, "--from", "en", "--to", "fr", "--source", "a.txt", "--target",
        "a.txt",
      ],
      in: folder.url)
    #expect(scored.status == 0 && scored.error.contains("Warning: a.txt: line 2: byte 2 is 0xE9"))
  }

  @Test func `Alternatives raise the beams, and are refused where nobody would see them`() throws {
    let raised = try translate(["--alternatives", "2", "--format", "jsonl", "the cat"])
    let given = try translate(
      ["--alternatives", "2", "--beams", "3", "--format", "jsonl", "the cat"])
    #expect(raised.status == 0 && raised.output == given.output)
    for (more, part) in [
      (["--alternatives", "2"], "jsonl"),
      (["--alternatives", "2", "--beams", "2", "--format", "jsonl"], "needs --beams 3"),
    ] {
      let result = try translate(more + ["the cat"])
      #expect(result.status == 64 && result.error.contains(part), "\(result.error)")
    }
  }

  @Test func `Fields of objects come back as they are written`() throws {
    let lines = [
      #"{"id": 18446744073709551615, "text": "the cat", "page": 3}"#,
      #"{"z": 1.10, "text": "the cat", "a": 1e400, "id": "x\u0041", "b\"c": {"d" : [1.0, {}, [ ]]} }"#,
      #"{"source": "the cat", "score": 7, "loop": 1, "é": null, "id": null, "\u0074ext": "a dog"}"#,
      #"{"n": -0.0, "n": 2}"#, #"{"id": 5, "text": 3}"#, #"{"id": {"a": 1}, "text": "x"}"#,
      #"{"id": 6, "text": "the", "x": 01}"#, #"{"id": 6, "text": "the", "x": [1,]}"#,
      #"{"id": 6, "text": "the", "x": "\q"}"#, #"["text"]"#, #"{"id": 6, "text": "the"} x"#, "{}",
      #"{"text": "the", "x": tru}"#, #"{"text": "\ud800"}"#,
      "{\"text\": \"the\", \"x\": " + String(repeating: "[", count: 600) + "}",
    ]
    let result = try translate(
      ["--input-format", "jsonl"], input: lines.joined(separator: "\n") + "\n")
    let output = result.output.split(separator: "\n").map(String.init)
    #expect(output.count == lines.count && result.status == 1)
    let kept = [
      [#""id":18446744073709551615,"page":3,"#, #""source":"the cat""#],
      [#""a":1e400,"#, #""b\"c":{"d" : [1.0, {}, [ ]]},"#, #""id":"x\u0041","#, #""z":1.10}"#],
      [#""id":null,"#, #""é":null"#, #""source":"a dog""#],
      [#""n":2,"#, #""error":"the object has"#],
      [#""id":5,"#, #""error":"\"text\" must be a string"#],
      [#"\"id\" must be a string or a number"#],
    ]
    for (line, parts) in zip(output, kept) {
      for part in parts { #expect(line.contains(part), "\(line)") }
      #expect(
        (try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil || line.contains("1e400"))
    }
    #expect(
      !output[2].contains(#""score":7"#) && !output[2].contains("loop")
        && !output[3].contains("-0.0"))
    for line in output[6...] { #expect(line.contains("\"error\""), "\(line)") }
    let stream = try translate(["--input-format", "jsonl", "--stream"], input: lines[0] + "\n")
    #expect(stream.output.contains(#""id":18446744073709551615,"page":3,"#))
  }

  @Test func `Objects say what was cut off, and no score where there is no translation`() throws {
    let long = String(repeating: "z ", count: 300)
    let result = try translate(["--format", "jsonl"], input: "the cat\n\n\(long)\n")
    let objects = lines(result.output)
    #expect(objects[0].contains(#""truncated":true"#) && !objects[0].contains(#""score":null"#))
    #expect(objects[1].contains(#""truncated":false"#) && objects[1].contains(#""score":null"#))
    #expect(objects[2].contains(#""score":null"#) && objects[2].contains(#""error":"#))
  }

  @Test func `Ids that the model does not have are errors`() throws {
    let result = try Program.run(["tokenize", "-m", model, "--decode", "99999999"])
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.error.contains("99999999") && result.error.contains("which has"))
  }
}
