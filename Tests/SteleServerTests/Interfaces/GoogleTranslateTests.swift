import SteleTokenizer
import Testing

@testable import SteleServer

/// Google's basic interface, as its client asks.
struct GoogleTranslateTests {
  private static let path = "/language/translate/v2"

  @Test
  func `texts are translated as Google's client asks`() async throws {
    let service = StandInService()
    try await LoopbackServer.running(service) { server in
      let json =
        #"{"target":"de","q":["Hello","é"],"cid":[],"format":null,"source":null,"model":null}"#
      let answer = try await server.post(Self.path + "?prettyPrint=false", json: json)
      #expect(
        answer.text
          == #"{"data":{"translations":[{"translatedText":"deu:Hello","detectedSourceLanguage":"en"},"#
          + #"{"translatedText":"deu:é","detectedSourceLanguage":"fr"}]}}"# + "\n")
      let query = try await server.ask(
        "GET", Self.path + "?q=a&q=b&source=en&target=zh-TW&format=text")
      #expect(
        query.text
          == #"{"data":{"translations":[{"translatedText":"zho:a"},{"translatedText":"zho:b"}]}}"#
          + "\n")
    }
    #expect(service.works.map(\.format) == [.html, .html, .text])
    #expect(service.works.last?.target.code == "zho_Hant")
  }

  @Test
  func `each text has one detected language`() async throws {
    try await LoopbackServer.running { server in
      let answer = try await server.post(Self.path + "/detect", json: #"{"q":["é","123"]}"#)
      #expect(
        answer.text
          == #"{"data":{"detections":[[{"confidence":0.9,"isReliable":false,"language":"fr"}],"#
          + #"[{"confidence":0,"isReliable":false,"language":"und"}]]}}"# + "\n")
    }
  }

  @Test
  func `languages are listed by Google's codes, with names where a target is named`() async throws {
    try await LoopbackServer.running { server in
      let codes = try await server.ask("GET", Self.path + "/languages")
      #expect(codes.text.contains(#"{"language":"zh-CN"}"#) && !codes.text.contains("name"))
      let names = try await server.ask("GET", Self.path + "/languages?target=en")
      #expect(names.text.contains(#"{"language":"en","name":"English"}"#))
      #expect(!names.text.contains("pt-BR"))
    }
  }

  @Test
  func `errors are told as Google tells them`() async throws {
    try await LoopbackServer.running { server in
      for json in [
        #"{"target":"de"}"#, #"{"q":"a"}"#, #"{"q":"a","target":"xx"}"#, #"{"q":7,"target":"de"}"#,
        #"{"q":"a","target":"de","source":"xx"}"#, #"{"q":"a","target":"de","format":"md"}"#,
      ] {
        let answer = try await server.post(Self.path, json: json)
        #expect(answer.status == 400, "\(json)")
        #expect(answer.text.hasPrefix(#"{"error":{"code":400,"message":""#), "\(json)")
        #expect(answer.text.hasSuffix("\"status\":\"INVALID_ARGUMENT\"}}\n"), "\(json)")
      }
      let full = try await server.post(
        Self.path, json: #"{"q":"full","source":"en","target":"de"}"#)
      #expect(full.status == 429 && full.text.contains("RESOURCE_EXHAUSTED"))
    }
  }

  @Test
  func `a key is in the query even of JSON, or in a header`() async throws {
    let options = LoopbackServer.options {
      $0.keys = try? APIKeys(parsing: Array("right\n".utf8), path: "keys")
      $0.requiresKey = true
    }
    try await LoopbackServer.running(StandInService(), options) { server in
      let json = #"{"q":"a","target":"de"}"#
      for (query, status) in [("?key=right", 200), ("?key=wrong", 403), ("", 403)] {
        let answer = try await server.post(Self.path + query, json: json)
        #expect(answer.status == status, "\(query)")
      }
      let field = ["X-Goog-Api-Key": "right", "Content-Type": "application/json"]
      #expect(try await server.ask("POST", Self.path, field, body: json).status == 200)
    }
  }
}
