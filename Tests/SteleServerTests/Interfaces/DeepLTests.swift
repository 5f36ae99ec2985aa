import Testing

@testable import SteleServer

/// DeepL's interface, as its official client asks.
struct DeepLTests {
  /// JSON that is sent to `/v2/translate`, and the answer.
  private static let cases: [(String, Int, String)] = [
    (
      #"{"text":["Hello","é"],"target_lang":"DE"}"#, 200,
      #"{"translations":[{"detected_source_language":"EN","text":"deu:Hello"},"#
        + #"{"detected_source_language":"FR","text":"deu:é"}]}"#
    ),
    (
      #"{"text":["Hello"],"source_lang":"EN","target_lang":"PT-BR","show_billed_characters":true}"#,
      200,
      #"{"translations":[{"detected_source_language":"EN","text":"por:Hello","#
        + #""billed_characters":5}]}"#
    ),
    (
      #"{"text":["Hello"],"source_lang":"EN","target_lang":"EN-US"}"#, 200,
      #"{"translations":[{"detected_source_language":"EN","text":"Hello"}]}"#
    ),
    (
      #"{"text":["a"],"source_lang":null,"target_lang":"ZH","formality":"prefer_more"}"#, 200,
      #"{"translations":[{"detected_source_language":"EN","text":"zho:a"}]}"#
    ),
    (
      #"{"text":["a <x>b</x>"],"target_lang":"DE","tag_handling":"xml","ignore_tags":["x"]}"#, 200,
      #"{"translations":[{"detected_source_language":"EN","text":"deu:a <x>b</x>"}]}"#
    ),
    (#"{"target_lang":"DE"}"#, 400, #"{"message":"Parameter 'text' not specified."}"#),
    (#"{"text":["a"]}"#, 400, #"{"message":"Parameter 'target_lang' not specified."}"#),
    (
      #"{"text":["a"],"target_lang":"XX"}"#, 400,
      #"{"message":"Value for 'target_lang' not supported."}"#
    ),
    (
      #"{"text":["a"],"target_lang":"DE","source_lang":7}"#, 400,
      #"{"message":"Value for 'source_lang' not supported."}"#
    ),
    (
      #"{"text":["a"],"target_lang":"DE","formality":"more"}"#, 400,
      #"{"message":"'formality' is not supported for given 'target_lang'."}"#
    ),
    (
      #"{"text":["a"],"target_lang":"DE","glossary_id":"g"}"#, 400,
      #"{"message":"There is no glossary with this ID."}"#
    ),
    (
      #"{"text":["a"],"target_lang":"DE","tag_handling":"wiki"}"#, 400,
      #"{"message":"Value for 'tag_handling' not supported."}"#
    ),
    (#"{"text":["full"],"target_lang":"DE"}"#, 429, #"{"message":"Slowdown: full"}"#),
  ]

  @Test
  func `texts are translated as DeepL's client asks`() async throws {
    try await LoopbackServer.running { server in
      for (json, status, body) in Self.cases {
        let answer = try await server.post("/v2/translate", json: json)
        #expect(answer.status == status, "\(json)")
        #expect(answer.text == body + "\n", "\(json)")
      }
      let form = try await server.post("/v2/translate", form: "text=a&text=b&target_lang=DE")
      #expect(form.text.contains("deu:a") && form.text.contains("deu:b"))
    }
  }

  @Test
  func `tags whose contents stay are marked for the model alone`() async throws {
    let service = StandInService()
    try await LoopbackServer.running(service) { server in
      let json =
        #"{"text":["<x id=\"1\">a</x> <xy>b</xy> <x/>"],"target_lang":"DE","tag_handling":"html","#
        + #""ignore_tags":["x"]}"#
      let answer = try await server.post("/v2/translate", json: json)
      #expect(answer.text.contains(#"deu:<x id=\"1\">a</x> <xy>b</xy> <x/>"#))
    }
    #expect(
      service.works.first?.texts == [
        #"<x translate="no" id="1">a</x> <xy>b</xy> <x translate="no"/>"#
      ])
    #expect(service.works.first?.format == .html)
  }

  @Test
  func `languages are listed as sources and as targets`() async throws {
    try await LoopbackServer.running { server in
      let sources = try await server.ask("GET", "/v2/languages")
      #expect(sources.text.contains(#"{"language":"EN","name":"English"}"#))
      #expect(!sources.text.contains("PT-BR") && !sources.text.contains("supports_formality"))
      // The official client says what it wants in the body of a GET.
      let targets = try await server.ask(
        "GET", "/v2/languages", ["Content-Type": "application/x-www-form-urlencoded"],
        body: "type=target")
      for code in ["EN-GB", "EN-US", "PT-PT", "PT-BR", "ZH-HANS"] {
        #expect(targets.text.contains(#""language":"\#(code)""#))
      }
      #expect(try await server.ask("GET", "/v2/languages?type=target").text == targets.text)
      #expect(try await server.ask("GET", "/v2/languages?type=all").status == 400)
    }
  }

  @Test
  func `characters are counted`() async throws {
    try await LoopbackServer.running { server in
      _ = try await server.post("/v2/translate", json: #"{"text":["héllo"],"target_lang":"DE"}"#)
      let usage = try await server.ask("GET", "/v2/usage")
      #expect(usage.text == "{\"character_count\":5,\"character_limit\":1000000000000}\n")
    }
  }

  @Test
  func `keys come in the header or as a parameter`() async throws {
    let options = LoopbackServer.options {
      $0.keys = try? APIKeys(parsing: Array("right\n".utf8), path: "keys")
      $0.requiresKey = true
    }
    #expect(options.keys != nil)
    try await LoopbackServer.running(StandInService(), options) { server in
      for (field, query, status) in [
        ("DeepL-Auth-Key right", "", 200), ("", "?auth_key=right", 200),
        ("DeepL-Auth-Key wrong", "", 403), ("", "", 403),
      ] {
        let answer = try await server.ask("GET", "/v2/usage\(query)", ["Authorization": field])
        #expect(answer.status == status, "\(field)\(query)")
      }
    }
  }

  @Test
  func `what is asked of one request has limits`() async throws {
    let options = LoopbackServer.options {
      $0.characterLimit = 3
      $0.batchLimit = 2
    }
    try await LoopbackServer.running(StandInService(), options) { server in
      for texts in [#"["four"]"#, #"["a","b","c"]"#] {
        let answer = try await server.post(
          "/v2/translate", json: #"{"text":\#(texts),"target_lang":"DE"}"#)
        #expect(answer.status == 413)
      }
    }
  }
}
