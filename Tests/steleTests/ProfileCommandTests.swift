import Foundation
import SteleTestSupport
import Testing

/// What `stele profile` prints and refuses.
@Suite struct ProfileCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 5)
  }

  private struct Report: Decodable {
    struct Work: Decodable {
      var kind: String
      var sentences: Int
      var sourceTokens: Int
      var tokens: Int
      var beams: Int
    }
    struct Step: Decodable {
      var rows: Int
    }
    struct Repetition: Decodable {
      var steps: [Step]
    }
    var work: Work
    var repetitions: [Repetition]
    var unwatchedNanoseconds: [Int]
  }

  private let size = [
    "--batch", "2", "--source-tokens", "3", "--tokens", "4", "--beams", "2", "--repetitions", "3",
    "--threads", "2",
  ]

  private func profile(_ arguments: [String], input: String = "") throws -> Program.Result {
    try Program.run(["profile", "-m", model] + arguments, input: input)
  }

  private func report(_ arguments: [String], input: String = "") throws -> Report {
    let result = try profile(arguments + ["--format", "json"], input: input)
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Report.self, from: Data(result.output.utf8))
  }

  @Test func `Random work has the size asked for`() throws {
    let report = try report(size + ["--unwatched"])
    #expect(report.work.kind == "synthetic" && report.work.sentences == 2)
    #expect(report.work.sourceTokens == 2 * (3 + 2) && report.work.tokens == 2 * 4)
    #expect(
      report.repetitions.map { $0.steps.map(\.rows) } == Array(repeating: [2, 2, 4, 4], count: 3))
    #expect(report.unwatchedNanoseconds.count == 3)
  }

  @Test func `The report tells when, how and on what was measured`() throws {
    let result = try profile(size + ["--format", "json"])
    let environment = try JSONTree(result.output)["environment"]
    let date = environment?["date"]?.string ?? ""
    #expect(date.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil, "\(date)")
    let command = environment?["command"]?.string ?? ""
    #expect(command.contains(" profile -m ") && command.hasSuffix("--format json"))
    let ceilings = try JSONTree(result.output)["ceilings"]
    #expect(ceilings?["reads"]?.elements.count == 12)
    #if os(Linux)
    #expect(environment?["system"]?.string?.contains("Linux") == true)
    #expect(environment?["load"] != nil)
    #endif
  }

  @Test func `Text comes as arguments or lines`() throws {
    let languages = ["--from", "en", "--to", "fr", "--repetitions", "1", "--tokens", "5"]
    let arguments = try report(languages + ["the cat", "a dog"])
    let lines = try report(languages, input: "the cat\na dog\n")
    for report in [arguments, lines] {
      #expect(report.work.kind == "text" && report.work.sentences == 2)
      #expect(report.repetitions[0].steps.count <= 5 && !report.repetitions[0].steps.isEmpty)
    }
    #expect(arguments.work.tokens == lines.work.tokens)
  }

  @Test func `Every format is printed`() throws {
    let text = try profile(size).output
    #expect(text.contains("output projection") && text.contains("p99"))
    let lines = try profile(size + ["--format", "csv"]).output.split(separator: "\n")
    #expect(lines.count == 1 + 3 * 4)
    let trace = try profile(size + ["--format", "trace"]).output
    let object = try JSONSerialization.jsonObject(with: Data(trace.utf8)) as? [String: Any]
    let events = try #require(object?["traceEvents"] as? [[String: Any]])
    #expect(events.contains { $0["name"] as? String == "crossKeysValues" })
    let page = folder.path("page.html")
    #expect(try profile(size + ["--html", page]).status == 0)
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("</html>"))
    #expect(try Program.run(["profile", "--schema"]).output.contains("$defs"))
  }

  @Test func `Files are compared`() throws {
    let path = folder.path("report.json")
    try profile(size + ["--format", "json"]).output.write(
      toFile: path, atomically: true, encoding: .utf8)
    let same = try Program.run(["profile", "--compare", path, path])
    #expect(same.status == 0 && same.output.contains("within noise"))
    #expect(!same.output.contains("slower") && !same.output.contains("faster"))
    let page = folder.path("compared.html")
    #expect(try Program.run(["profile", "--compare", path, path, "--html", page]).status == 0)
    #expect(try String(contentsOfFile: page, encoding: .utf8).contains("What changed"))
    let both = try profile(["--compare", path, path])
    #expect(both.status == 64 && both.error.contains("leave out -m"))
    try "{}".write(toFile: path, atomically: true, encoding: .utf8)
    let damaged = try Program.run(["profile", "--compare", path, path])
    #expect(damaged.status == 1 && damaged.error.contains("report.json: not a profile"))
    let missing = try Program.run(["profile", "--compare", path, folder.path("none.json")])
    #expect(missing.status == 1 && missing.error.contains("report.json"))
  }

  @Test func `Wrong use is refused`() throws {
    let cases: [([String], String)] = [
      (["--repetitions", "0"], "0"), (["--batch", "0"], "0"), (["--beams", "65"], "65"),
      (["the cat"], "--from"), (["--from", "en", "the cat"], "--to"),
      (["--from", "en", "--to", "fr", "--batch", "2", "x"], "--batch"),
      (["--compare", "one.json"], "two files"),
      (["--from", "en", "--to", "Frensh", "x"], "did you mean"),
    ]
    for (arguments, complaint) in cases {
      let result = try profile(arguments)
      #expect(result.status != 0 && result.error.contains(complaint), "\(arguments)")
      #expect(result.output.isEmpty)
    }
    #expect(try Program.run(["profile"]).error.contains("-m FILE"))
    let empty = try profile(["--from", "en", "--to", "fr"], input: "\n")
    #expect(empty.status != 0 && empty.error.contains("no text"))
  }
}
