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

  @Test func pairsComeInOrderWhateverTheBatch() throws {
    let sources = (0..<300).map { String(repeating: "the cat ", count: $0 * 7 % 12) + "\($0)" }
    let source = sources.joined(separator: "\n")
    let target = sources.reversed().joined(separator: "\n") + "\n"
    let alone = try score(source, target, ["--batch-tokens", "1"])
    #expect(alone.status == 0 && alone.error.isEmpty)
    #expect(alone.output.split(separator: "\n").count == 300)
    #expect(try score(source, target).output == alone.output)
    #expect(try score(source, target, ["--threads", "3"]).output == alone.output)
  }

  @Test func pipesAreReadLikeFiles() throws {
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

  @Test func aBadPairIsNamedAndTheOthersAreScored() throws {
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

  @Test func filesOfUnlikeLengthGiveTheirCommonLinesAndAnError() throws {
    let result = try score("the cat\na dog\nthe cat\n", "in\nin\n")
    #expect(result.status == 1 && result.error.contains("one ends after line 2"))
    #expect(result.output.split(separator: "\n").count == 2)
  }

  @Test func batchTokensMustBeSome() throws {
    #expect(try score("a\n", "a\n", ["--batch-tokens", "0"]).error.contains("batch tokens"))
  }
}
