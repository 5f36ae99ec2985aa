import Foundation
import SteleTestSupport
import Testing

/// `--memory-limit` of the commands that compute.
@Suite struct MemoryOptionTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  private func translate(_ arguments: [String]) throws -> Program.Result {
    try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "--max-tokens", "8", "the cat"]
        + arguments)
  }

  @Test func `A limit is taken in bytes and units`() throws {
    let expected = try translate([]).output
    for size in ["1073741824", "1048576k", "1024MB", "1g", "1.5GiB"] {
      let result = try translate(["--memory-limit", size, "--verbose"])
      #expect(result.status == 0 && result.output == expected, "\(size)")
      let limit = size == "1.5GiB" ? "1536.0 MiB" : "1024.0 MiB"
      #expect(result.error.hasPrefix("memory: limit \(limit): program "), "\(result.error)")
    }
  }

  @Test(arguments: ["", "0", "-1", "MiB", "1QiB", "1.B", "nan", "infMiB", "1e30GiB", "0.1B"])
  func `What is no size is wrong usage`(_ size: String) throws {
    let result = try translate(["--memory-limit=\(size)"])
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.error.contains("--memory-limit"))
  }

  @Test func `A limit that is too small is refused with the least that would do`() throws {
    let result = try translate(["--memory-limit", "1MiB"])
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.error.contains("MiB it would do"))
    #expect(result.error.contains("--max-tokens"))
  }

  @Test func `Score and profile keep to a limit`() throws {
    let text = folder.path("text.txt")
    try Data("the cat\n".utf8).write(to: URL(filePath: text))
    let score = [
      "score", "-m", model, "--from", "en", "--to", "fr", "--source", text, "--target", text,
    ]
    let expected = try Program.run(score).output
    #expect(try Program.run(score + ["--memory-limit", "1GiB"]).output == expected)
    #expect(try Program.run(score + ["--memory-limit", "1MiB"]).status == 1)
    let profile = try Program.run([
      "profile", "-m", model, "--tokens", "4", "--repetitions", "1", "--memory-limit", "1GiB",
    ])
    #expect(profile.output.contains("memory plan   limit 1024.0 MiB"))
  }
}
