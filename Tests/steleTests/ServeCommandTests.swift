import Foundation
import SteleTestSupport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Runs `stele serve` as systemd or a shell does.
@Suite("stele serve") struct ServeCommandTests {
  private let folder: TemporaryFolder
  private let model: String

  init() throws {
    folder = try TemporaryFolder()
    model = try folder.convertedTinyModel(seed: 3)
  }

  /// Starts the program on a free port, and waits until it listens.
  private func serve(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (program: Program, port: Int) {
    let log = folder.path("log")
    try Data().write(to: URL(filePath: log))
    let program = try Program(
      ["serve", "-m", model, "--port", "0"] + arguments, environment: environment,
      error: FileHandle(forWritingAtPath: log))
    for _ in 0..<2000 {
      let text = try String(contentsOfFile: log, encoding: .utf8)
      if let match = text.firstMatch(of: /"message":"listening".*"port":(\d+)/),
        let port = Int(match.1)
      {
        return (program, port)
      }
      usleep(10_000)
    }
    Issue.record("it does not listen: \(try String(contentsOfFile: log, encoding: .utf8))")
    return (program, 0)
  }

  private func ask(
    _ port: Int, _ path: String, json: String? = nil
  ) async throws -> (status: Int, text: String) {
    let address = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
    var request = URLRequest(url: address)
    if let json {
      request.httpMethod = "POST"
      request.httpBody = Data(json.utf8)
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    let (data, response) = try await URLSession.shared.data(for: request)
    return (
      (response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self)
    )
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `answers with the model's translations, and ends with 0 when told to`(
    signal: CInt
  ) async throws {
    let (program, port) = try serve(["--guards", "off"])
    let expected = try Program.run(
      ["translate", "-m", model, "--from", "en", "--to", "fr", "the cat"])
    let answer = try await ask(
      port, "/translate", json: #"{"q":["the cat"],"source":"en","target":"fr"}"#)
    #expect(answer.status == 200)
    let object =
      try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: [String]]
    #expect(
      object?["translatedText"] == [String(expected.output.dropLast())], "\(answer.text)")
    let html = try await ask(
      port, "/translate",
      json: #"{"q":"<p>the &lt;b&gt; <b>cat</b></p>","source":"en","target":"fr","format":"html"}"#)
    #expect(html.status == 200)
    #expect(html.text.contains("<p>"))
    let health = try await ask(port, "/health")
    #expect(health.text == "{\"status\":\"ok\"}\n")
    #expect(try program.finish(bySending: signal).status == 0)
  }

  @Test func `takes its options from the environment, too`() async throws {
    let (program, port) = try serve(
      [], environment: ["STELE_CHAR_LIMIT": "3", "STELE_URL_PREFIX": "/t/"])
    let answer = try await ask(
      port, "/t/translate", json: #"{"q":"abcd","source":"en","target":"fr"}"#)
    #expect(answer.status == 400)
    #expect(answer.text.contains("exceeds text limit (3)"))
    #expect(try program.finish(bySending: SIGTERM).status == 0)
  }

  @Test func `says what is wrong with an option or a variable`() throws {
    for (arguments, environment, message) in [
      (["--port", "70000"], [:], "--port must be 0 to 65535, not 70000"),
      (["--url-prefix", "a b"], [:], "--url-prefix must be a path"),
      (["--char-limit=-2"], [:], "--char-limit must be 0 or more, or -1"),
      (["--require-api-key"], [:], "--require-api-key needs the keys"),
      ([], ["STELE_PORT": "x"], "STELE_PORT: 'x' is no value of --port"),
      ([], ["STELE_REQUIRE_API_KEY": "x"], "STELE_REQUIRE_API_KEY must be true or false"),
    ] as [([String], [String: String], String)] {
      let result = try Program.run(
        ["serve", "-m", model] + arguments, environment: environment)
      #expect(result.status == 64, "\(result)")
      #expect(result.error.contains(message), "\(result)")
    }
    let keys = try Program.run(["serve", "-m", model, "--api-keys", folder.path("nowhere")])
    #expect(keys.status == 1)
    let (program, port) = try serve([])
    let second = try Program.run(["serve", "-m", model, "--port", "\(port)"])
    #expect(second.status == 1)
    #expect(second.error.contains("cannot listen on 127.0.0.1:\(port): "), "\(second)")
    #expect(try program.finish(bySending: SIGTERM).status == 0)
  }
}
