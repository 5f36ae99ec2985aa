import Foundation
import SteleTestSupport
import Testing

/// `stele score` on files and pipes.
@Suite struct ScoreCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  private func score(
    _ source: String, _ target: String, _ arguments: [String] = []
  ) throws -> Program.Result {
    try Data(source.utf8).write(to: URL(filePath: folder.path("source.txt")))
    try Data(target.utf8).write(to: URL(filePath: folder.path("target.txt")))
    return try Program.run(
      [
        "score", "-m", model, "--from", "en", "--to", "fr", "--source", "source.txt", "--target",
        "target.txt",
      ] + arguments, in: folder.url)
  }

  @Test func `Pairs come in order whatever the batch`() throws {
    let sources = (0..<300).map { String(repeating: "the cat ", count: $0 * 7 % 12) + "\($0)" }
    let source = sources.joined(separator: "\n")
    let target = sources.reversed().joined(separator: "\n") + "\n"
    let alone = try score(source, target, ["--batch-tokens", "1"])
    #expect(alone.status == 0 && alone.error.isEmpty)
    #expect(alone.output.split(separator: "\n").count == 300)
    #expect(try score(source, target).output == alone.output)
    #expect(try score(source, target, ["--threads", "3"]).output == alone.output)
  }

  @Test func `Pipes are read like files`() throws {
    let expected = try score("the cat\n\na dog\n", "in\n\nthe dog\n").output
    #expect(expected.split(separator: "\n").count == 3)
    let options = "-m model.stele --from en --to fr"
    for script in [
      "\"$0\" score \(options) --source - --target target.txt < source.txt",
      "cat target.txt | \"$0\" score \(options) --source source.txt --target -",
      "mkfifo p && (cat source.txt > p &) && \"$0\" score \(options) --source p --target target.txt",
    ] {
      let result = try Program.run(script: script, in: folder.url)
      #expect(result.output == expected && result.status == 0, "\(script): \(result.error)")
    }
    let both = try Program.run(
      ["score", "-m", model, "--from", "en", "--to", "fr", "--source", "-", "--target", "-"])
    #expect(both.status == 64)
  }

  @Test func `A bad pair is named and the others are scored`() throws {
    let long = String(repeating: "z ", count: 700_000)
    let manyTokens = String(repeating: "z ", count: 300)
    let result = try score("the cat\nx\n\(manyTokens)\nthe cat\n", "in\n\(long)\nin\nin\n")
    #expect(result.status == 1)
    #expect(result.error.contains("target.txt: line 2: the line has 1400000 bytes"))
    #expect(result.error.contains("source.txt and target.txt: line 3: "))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[0] == lines[3])
    #expect(lines[1].contains("\"error\"") && lines[2].contains("\"error\""))
  }

  @Test func `Files of unlike length give their common lines and an error`() throws {
    let result = try score("the cat\na dog\nthe cat\n", "in\nin\n")
    #expect(result.status == 1 && result.error.contains("one ends after line 2"))
    #expect(result.output.split(separator: "\n").count == 2)
  }

  /// What the two commands print of one pair.
  private struct Line: Decodable {
    var text: String?
    var tokens: [Int]
    var score: Float?
    var logprobs: [Float]?
  }

  @Test func `Prepared as translate does the score is that of the translation`() throws {
    // What it writes is cut into the tokens that it made.
    try KnownAnswerCheckpoint(.copy(), tokenizer: Repository.root.appending(path: "Models/demo"))
      .write(to: folder.url.appending(path: "copy"))
    let copy = folder.path("copy.stele")
    _ = try Program.run(["convert", folder.path("copy"), "-o", copy])
    let sources = "“Two” dogs…\nTwo dogs — a man\n  «A man»\u{A0}sings\nthe man’s ﬁne dog\n"
    let options = ["-m", copy, "--from", "en", "--to", "fr"]
    let decoder = JSONDecoder()
    func lines(_ arguments: [String], input: String? = nil) throws -> [Line] {
      let result = try Program.run(arguments + options, input: input, in: folder.url)
      return try result.output.split(separator: "\n").map {
        try decoder.decode(Line.self, from: Data($0.utf8))
      }
    }
    let translations = try lines(["translate", "--format", "jsonl"], input: sources)
    try Data(sources.utf8).write(to: URL(filePath: folder.path("source.txt")))
    try Data(translations.map { ($0.text ?? "") + "\n" }.joined().utf8)
      .write(to: URL(filePath: folder.path("target.txt")))
    let score = ["score", "--source", "source.txt", "--target", "target.txt"]
    let prepared = try lines(score + ["--preprocess", "nllb"])
    let plain = try lines(score)
    #expect(try lines(score + ["--preprocess", "none"]).map(\.logprobs) == plain.map(\.logprobs))
    #expect(translations.count == 4 && prepared.count == 4 && plain.count == 4)
    for (translation, pair) in zip(translations, zip(prepared, plain)) {
      #expect(translation.tokens == pair.0.tokens)
      let sum = pair.0.logprobs?.dropFirst().reduce(0, +) ?? 0
      #expect(abs(sum - (translation.score ?? 1)) < 1e-3)
      #expect(pair.0.logprobs != pair.1.logprobs)
    }
  }

  @Test func `Batch tokens must be some`() throws {
    #expect(try score("a\n", "a\n", ["--batch-tokens", "0"]).error.contains("batch tokens"))
  }
}
