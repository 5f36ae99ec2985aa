import Foundation
import SteleTestSupport
import Testing

/// `stele translate` with `--sample` and `--stream`, as a user runs it.
@Suite struct SamplingCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  private func translate(_ arguments: [String], input: String? = nil) throws -> Program.Result {
    try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "12"] + arguments,
      input: input)
  }

  @Test func `A seed says which text is drawn`() throws {
    let input = "the cat\na dog\n\nthe cat\n"
    let first = try translate(["--sample", "--seed", "5"], input: input)
    #expect(first.status == 0)
    for other in [
      ["--threads", "2"], ["--batch-tokens", "1"], ["--memory-limit", "256MiB"], ["--top-k", "50"],
      ["--temperature", "1", "--top-p", "1"], ["--stream"],
    ] {
      let result = try translate(["--sample", "--seed", "5"] + other, input: input)
      #expect(result.output == first.output, "\(other)")
    }
    #expect(try translate(["--sample", "--seed", "6"], input: input).output != first.output)
    #expect(
      try translate(["--sample"], input: input).output
        == translate(["--sample", "--seed", "0"], input: input).output)
    let lines = first.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 5 && lines[2] == "")
  }

  /// A piece of a translation in a stream.
  private struct Event: Decodable {
    var line: Int
    var settled: String
  }

  /// A line of `--format jsonl`, as far as it is looked at.
  private struct Line: Decodable {
    struct Alternative: Decodable { var tokens: [Int] }
    var text: String
    var tokens: [Int]
    var score: Float?
    var alternatives: [Alternative]
  }

  private func samples(further count: Int) throws -> [[Int]] {
    let result = try translate(
      ["--sample", "--alternatives", "\(count)", "--format", "jsonl", "the cat"])
    let line = try JSONDecoder().decode(Line.self, from: Data(result.output.utf8))
    #expect(try #require(line.score) < 0)
    return [line.tokens] + line.alternatives.map(\.tokens)
  }

  @Test func `Alternatives are further draws`() throws {
    let all = try samples(further: 5)
    #expect(all.count == 6 && Set(all).count > 1)
    #expect(try samples(further: 2) == Array(all.prefix(3)))
    #expect(try samples(further: 0) == [all[0]])
  }

  @Test(arguments: [[], ["--beams", "4", "--alternatives", "2"], ["--sample", "--top-k", "0"]])
  func `A stream is in the end the translation`(_ options: [String]) throws {
    let input = "the cat\n\na dog in the inn there\nthe cat\n"
    // Only objects have room for alternatives.
    let oneEach = options.filter { !["--alternatives", "2"].contains($0) }
    #expect(
      try translate(oneEach + ["--stream"], input: input).output
        == translate(oneEach, input: input).output)

    let whole = try translate(options + ["--format", "jsonl"], input: input).output
    let stream = try translate(options + ["--format", "jsonl", "--stream"], input: input).output
    let events = stream.split(separator: "\n")
    let results = events.filter { !$0.contains("\"settled\"") }
    #expect(results.map { $0 + "\n" }.joined() == whole)
    var settled = ["", "", "", ""]
    for event in events where event.contains("\"settled\"") {
      let event = try JSONDecoder().decode(Event.self, from: Data(event.utf8))
      settled[event.line - 1] += event.settled
    }
    let texts = try results.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).text }
    #expect(settled == texts)
  }

  @Test func `A line that cannot be translated does not stop the stream`() throws {
    let long = String(repeating: "z ", count: 300)
    let result = try translate(["--stream"], input: "the cat\n\(long)\nthe cat\n")
    #expect(result.status == 1 && result.error.contains("line 2: the text has"))
    let output = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(output.count == 4 && output[1] == "" && output[0] == output[2])
  }

  @Test func `Wrong options are named with what to do`() throws {
    let usage = [
      (["--temperature", "0.5"], "--temperature is for sampling; add --sample"),
      (["--top-k", "5"], "--top-k is for sampling"),
      (["--top-p", "0.5"], "--top-p is for sampling"),
      (["--seed", "5"], "--seed is for sampling"),
      (["--sample", "--beams", "4"], "--sample and --beams 4 exclude each other"),
      (["--sample", "--alternatives", "-1"], "alternatives"),
      (["--sample", "--seed", "-1"], "seed"),
    ]
    for (arguments, part) in usage {
      let result = try translate(arguments + ["a"])
      #expect(result.status == 64 && result.output.isEmpty, "\(arguments)")
      #expect(result.error.contains(part), "\(result.error)")
    }
    let values = [
      (["--temperature", "0"], "use greedy search, that is, leave out sampling"),
      (["--temperature", "nan"], "temperature nan is no finite number above 0"),
      (["--top-k", "-1"], "top-k -1 is negative"), (["--top-p", "0"], "top-p 0.0 is not above 0"),
      (["--top-p", "1.5"], "top-p 1.5"),
      (["--alternatives", "64"], "--alternatives must be 0 to 63, not 64"),
    ]
    for (arguments, part) in values {
      let options = arguments.map { $0 == "-1" ? "=-1" : $0 }
      let joined = options.contains("=-1") ? [options.joined()] : options
      let result = try translate(["--sample", "--format", "jsonl"] + joined + ["a"])
      #expect(result.status == 64 && result.output.isEmpty, "\(arguments)")
      #expect(result.error.contains(part), "\(result.error)")
    }
  }
}
