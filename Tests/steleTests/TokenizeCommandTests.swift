import Foundation
import SteleTestSupport
import Testing

/// `stele tokenize` on many lines.
@Suite struct TokenizeCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  @Test func `Many lines stay in order there and back`() throws {
    let lines = (0..<40_000).map {
      $0 % 7 == 0 ? "" : String(repeating: "the ", count: $0 % 11) + "cat"
    }
    let text = lines.joined(separator: "\n") + "\n"
    let ids = try Program.run(["tokenize", "-m", model, "--from", "en"], input: text)
    #expect(ids.status == 0 && ids.output.split(separator: "\n").count == lines.count)
    let back = try Program.run(["tokenize", "-m", model, "--decode"], input: ids.output)
    #expect(back.output == text)
  }

  @Test func `Text is prepared only if asked`() throws {
    let arguments = ["tokenize", "-m", model, "--from", "en"]
    let typographic = "“the” cat…\n"
    let plain = try Program.run(arguments, input: "\"the\" cat...\n").output
    #expect(
      try Program.run(arguments + ["--preprocess", "nllb"], input: typographic).output == plain)
    let untouched = try Program.run(arguments, input: typographic).output
    #expect(untouched != plain)
    #expect(
      try Program.run(arguments + ["--preprocess", "none"], input: typographic).output == untouched)
    let refused = try Program.run(
      ["tokenize", "-m", model, "--decode", "--preprocess", "nllb", "5"])
    #expect(refused.status == 64 && refused.error.contains("--decode"))
  }

  @Test func `A bad line is named after the lines before it`() throws {
    let ids = String(repeating: "5 6\n", count: 5_000)
    let result = try Program.run(
      ["tokenize", "-m", model, "--decode"], input: ids + "7 x9\n" + ids)
    #expect(result.status == 1 && result.error.contains("line 5001: x9 is no token id"))
    #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count == 5_001)
    let long = String(repeating: "z", count: 1_400_000)
    let tooLong = try Program.run(
      ["tokenize", "-m", model, "--from", "en"], input: "the\n\(long)\nthe\n")
    #expect(tooLong.status == 1 && tooLong.error.contains("line 2: the line has 1400000 bytes"))
    #expect(tooLong.output.split(separator: "\n").count == 1)
  }
}
