import Testing

@testable import SteleServer

/// What browser extensions send, and get.
struct ExtensionTranslatorsTests {
  /// A path, JSON that is sent to it, the status and the answer.
  private static let cases: [(String, String, Int, String)] = [
    (
      "/immersive-translate",
      #"{"source_lang":"auto","target_lang":"zh-CN","text_list":["Hello {0}","é"]}"#, 200,
      #"{"translations":[{"detected_source_lang":"en","text":"zho:Hello {0}"},"#
        + #"{"detected_source_lang":"fr","text":"zho:é"}]}"#
    ),
    (
      "/immersive-translate", #"{"target_lang":"de"}"#, 400,
      #"{"error":"Invalid request: missing text_list parameter"}"#
    ),
    (
      "/kiss-translator", #"{"texts":["a","b"],"from":"en","to":"fr"}"#, 200,
      #"[{"text":"fra:a","src":"en"},{"text":"fra:b","src":"en"}]"#
    ),
    (
      "/kiss-translator", #"{"texts":["a"],"from":"en"}"#, 400,
      #"{"error":"Invalid request: missing to parameter"}"#
    ),
    (
      "/kiss-translator", #"{"texts":["a"],"to":"XX"}"#, 400, #"{"error":"xx is not supported"}"#
    ),
    (
      "/deeplx/translate", #"{"text":"Hello","source_lang":"EN","target_lang":"DE"}"#, 200,
      #"{"code":200,"id":1,"data":"deu:Hello","alternatives":[],"source_lang":"EN","#
        + #""target_lang":"DE","method":"Free"}"#
    ),
    (
      "/deeplx/translate", #"{"text":["a","b"],"target_lang":"DE"}"#, 400,
      #"{"code":400,"message":"There must be one text."}"#
    ),
  ]

  @Test
  func `extensions get what they read`() async throws {
    try await LoopbackServer.running { server in
      for (path, json, status, body) in Self.cases {
        let answer = try await server.post(path, json: json)
        #expect(answer.status == status, "\(path) \(json)")
        #expect(answer.text == body + "\n", "\(path) \(json)")
      }
    }
  }

  @Test
  func `texts with placeholder tags are HTML, and others are not`() async throws {
    let service = StandInService()
    try await LoopbackServer.running(service) { server in
      let json =
        #"{"text_list":["a < b & c","<b0>x</b0> y","<br> z","p <b1/> q"],"source_lang":"en","#
        + #""target_lang":"de"}"#
      let answer = try await server.post("/immersive-translate", json: json)
      #expect(answer.status == 200)
      for text in ["deu:a < b & c", "deu:<b0>x</b0> y", "deu:<br> z", "deu:p <b1/> q"] {
        #expect(answer.text.contains(text))
      }
    }
    let texts = service.works.map { ($0.format, $0.texts) }
    #expect(texts.contains { $0 == (.text, ["a < b & c", "<br> z"]) })
    #expect(texts.contains { $0 == (.html, ["<b0>x</b0> y", "p <b1/> q"]) })
  }
}
