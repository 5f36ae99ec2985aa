import Testing

@testable import SteleServer

/// What LibreTranslate's clients get is what LibreTranslate gives them.
struct RecordedAnswersTests {
  private static let compared = [
    "Allow", "Content-Disposition", "Content-Type", "Location", "Retry-After", "WWW-Authenticate",
  ]
  private static let languages = [
    "arb_Arab", "deu_Latn", "eng_Latn", "fra_Latn", "jpn_Jpan", "por_Latn", "rus_Cyrl", "spa_Latn",
    "zho_Hans", "zho_Hant",
  ]

  @Test(arguments: try RecordedAnswers.read().groups)
  func `the server answers as LibreTranslate did`(_ group: RecordedAnswers.Group) async throws {
    let options = try Self.options(group.options)
    let cors = try RecordedAnswers.read().cors
    #expect(cors.count == 6 && !group.exchanges.isEmpty)
    try await LoopbackServer.running(StandInService(Self.languages), options) { server in
      for exchange in group.exchanges {
        let isEmpty = exchange.bytes.isEmpty && exchange.method != "POST"
        let answer = try await server.ask(
          exchange.method, exchange.target, exchange.headers, bytes: isEmpty ? nil : exchange.bytes)
        let faults = Self.faults(of: answer, exchange.expected, cors, port: server.port)
        #expect(faults.isEmpty, "\(exchange.name): \(faults.joined(separator: "; "))")
      }
    }
  }

  @Test
  func `a template stands for what it says and nothing else`() {
    let template = AnswerTemplate(
      text: #"{"a":"‹x›","b":[‹at most 2›],"c":‹number›,"d":"http://‹host›/"}"#, host: "h:1")
    #expect(template.matches(#"{"a":"","b":[],"c":0.5,"d":"http://h:1/"}"#))
    #expect(template.matches(#"{"a":"\"}","b":["x","y"],"c":-1e3,"d":"http://h:1/"}"#))
    for other in [
      #"{"a":1,"b":[],"c":0.5,"d":"http://h:1/"}"#,
      #"{"a":"","b":["","",""],"c":0.5,"d":"http://h:1/"}"#,
      #"{"a":"","b":[],"c":"","d":"http://h:1/"}"#, #"{"a":"","b":[],"c":0,"d":"http://h:2/"}"#,
      #"{"a":"","b":[],"c":0,"d":"http://h:1/"} "#,
    ] { #expect(!template.matches(other), "\(other)") }
  }

  private static func faults(
    of answer: LoopbackClient.Answer, _ expected: RecordedAnswers.Answer, _ cors: [String: String],
    port: Int
  ) -> [String] {
    var faults: [String] = []
    if answer.status != expected.status {
      faults.append("status \(answer.status) instead of \(expected.status)")
    }
    let host = "127.0.0.1:\(port)"
    for name in compared {
      let found = answer.fields[name.lowercased()]
      let wanted = expected.headers[name]
      let isRight: Bool
      switch (found, wanted) {
      case (nil, nil): isRight = true
      case (let found?, let wanted?):
        isRight = AnswerTemplate(text: wanted, host: host).matches(
          name == "Allow" ? found.split(separator: ", ").sorted().joined(separator: ", ") : found)
      default: isRight = false
      }
      if !isRight { faults.append("\(name): \(found ?? "none") instead of \(wanted ?? "none")") }
    }
    for (name, value) in cors {
      let found = answer.fields[name.lowercased()]
      if found != (expected.cors ? value : nil) { faults.append("\(name): \(found ?? "none")") }
    }
    if !AnswerTemplate(text: expected.body, host: host).matches(answer.text) {
      faults.append("body \(answer.text) instead of \(expected.body)")
    }
    return faults
  }

  /// What a server is told that is started with `arguments`.
  private static func options(_ arguments: [String]) throws -> TranslationServer.Options {
    var options = LoopbackServer.options { _ in }
    var rest = arguments[...]
    while let name = rest.popFirst() {
      if name == "--api-keys" {
        options.keys = try APIKeys(parsing: Array("right 120\n".utf8), path: "keys")
        continue
      }
      guard let value = rest.popFirst() else {
        Issue.record("\(name) without a value")
        break
      }
      switch name {
      case "--char-limit": options.characterLimit = Int(value)
      case "--batch-limit": options.batchLimit = Int(value)
      case "--alternatives-limit": options.alternativesLimit = Int(value)
      case "--req-limit": options.requestLimit = Int(value)
      case "--url-prefix": options.prefix = value
      default: Issue.record("\(name) is no option of a server")
      }
    }
    return options
  }
}
