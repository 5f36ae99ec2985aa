import Testing

@testable import SteleServer

/// LibreTranslate's interface case by case, as it was seen to answer.
struct LibreTranslateTests {
  private static let missing = "Invalid request: missing"
  private static let notUnderstood =
    "The browser (or proxy) sent a request that this server could not understand."

  /// JSON that is sent to `/translate`, and the answer.
  private static let cases: [(String, Int, String)] = [
    (#"{"q":"Hello","source":"en","target":"fr"}"#, 200, #"{"translatedText":"fra:Hello"}"#),
    (
      #"{"q":"Hello","source":"auto","target":"fr"}"#, 200,
      #"{"detectedLanguage":{"confidence":90.0,"language":"en"},"translatedText":"fra:Hello"}"#
    ),
    (
      #"{"q":"Hi","source":"en","target":"fr","alternatives":2}"#, 200,
      #"{"alternatives":["0:Hi","1:Hi"],"translatedText":"fra:Hi"}"#
    ),
    (
      #"{"q":["a","b"],"source":"en","target":"fr"}"#, 200,
      #"{"translatedText":["fra:a","fra:b"]}"#
    ),
    (
      #"{"q":["a","é"],"source":"auto","target":"de","alternatives":1}"#, 200,
      #"{"alternatives":[["0:a"],["0:é"]],"detectedLanguage":[{"confidence":90.0,"language":"en"},"#
        + #"{"confidence":90.0,"language":"fr"}],"translatedText":["deu:a","deu:é"]}"#
    ),
    (#"{"q":["a"],"source":"en","target":"fr"}"#, 200, #"{"translatedText":["fra:a"]}"#),
    (#"{"q":[""],"source":"en","target":"fr"}"#, 200, #"{"translatedText":[""]}"#),
    (#"{"q":"  ","source":"en","target":"fr"}"#, 200, #"{"translatedText":"  "}"#),
    (#"{"q":" a\n","source":"en","target":"fr"}"#, 200, #"{"translatedText":" fra:a\n"}"#),
    (
      #"{"q":"🙂 !","source":"auto","target":"fr"}"#, 200,
      #"{"detectedLanguage":{"confidence":0.0,"language":"en"},"translatedText":"🙂 !"}"#
    ),
    (#"{"q":"x","source":"en","target":"en"}"#, 200, #"{"translatedText":"x"}"#),
    (#"{"q":"x","source":"EN","target":"PT-br"}"#, 200, #"{"translatedText":"por:x"}"#),
    (#"{"q":"x","source":"zt","target":"zh_CN"}"#, 200, #"{"translatedText":"zho:x"}"#),
    (#"{"q":"x","source":"eng_Latn","target":"fr-CA"}"#, 200, #"{"translatedText":"fra:x"}"#),
    (#"{"q":"x","source":"en","target":"fr","format":null}"#, 200, #"{"translatedText":"fra:x"}"#),
    (
      #"{"q":"x","source":"en","target":"fr","format":"html"}"#, 200, #"{"translatedText":"fra:x"}"#
    ),
    (
      #"{"q":"x","source":"en","target":"fr","format":"html","alternatives":2}"#, 200,
      #"{"alternatives":[],"translatedText":"fra:x"}"#
    ),
    (
      #"{"q":"x","source":"en","target":"fr","alternatives":-2}"#, 200,
      #"{"translatedText":"fra:x"}"#
    ),
    (
      #"{"q":"x","source":"en","target":"fr","alternatives":null}"#, 200,
      #"{"translatedText":"fra:x"}"#
    ),
    (
      #"{"q":"x","source":"en","target":"fr","alternatives":1.7}"#, 200,
      #"{"alternatives":["0:x"],"translatedText":"fra:x"}"#
    ),
    (
      #"{"q":"x","source":"en","target":"fr","alternatives":"2"}"#, 200,
      #"{"alternatives":["0:x","1:x"],"translatedText":"fra:x"}"#
    ),
    (#"{"q":"a","q":"b","source":"en","target":"fr"}"#, 200, #"{"translatedText":"fra:b"}"#),
    (#"{"q":[],"source":"en","target":"fr"}"#, 400, error("\(missing) q parameter")),
    (#"{"q":"","source":"en","target":"fr"}"#, 400, error("\(missing) q parameter")),
    (#"{"q":null,"source":"en","target":"fr"}"#, 400, error("\(missing) q parameter")),
    (#"{"source":"en","target":"fr"}"#, 400, error("\(missing) q parameter")),
    (#"{}"#, 400, error("\(missing) q parameter")),
    (#"{"q":"x"}"#, 400, error("\(missing) source parameter")),
    (#"{"q":"x","source":"","target":"fr"}"#, 400, error("\(missing) source parameter")),
    (#"{"q":"x","source":"en"}"#, 400, error("\(missing) target parameter")),
    (#"{"q":"x","source":"en","target":null}"#, 400, error("\(missing) target parameter")),
    (#"{"q":"x","source":"ZZ","target":"fr"}"#, 400, error("zz is not supported")),
    (#"{"q":"x","source":"en","target":"zz"}"#, 400, error("zz is not supported")),
    (
      #"{"q":5,"source":"en","target":"fr"}"#, 400,
      error("Invalid request: q parameter is not a text")
    ),
    (
      #"{"q":["a",5],"source":"en","target":"fr"}"#, 400,
      error("Invalid request: q parameter is not a text")
    ),
    (
      #"{"q":"x","source":"en","target":"fr","format":"md"}"#, 400,
      error("md format is not supported")
    ),
    (
      #"{"q":"x","source":"en","target":"fr","format":"TEXT"}"#, 400,
      error("TEXT format is not supported")
    ),
    (
      #"{"q":"x","source":"en","target":"fr","alternatives":"abc"}"#, 400,
      error("Invalid request: alternatives parameter is not a number")
    ),
    (
      #"{"q":"x","source":"en","target":"fr","alternatives":64}"#, 400,
      error("Invalid request: alternatives parameter must be <= 63")
    ),
    (
      #"{"q":"x","source":"en","target":"fr","alternatives":1e300}"#, 400,
      error("Invalid request: alternatives parameter must be <= 63")
    ),
    ("", 400, error(notUnderstood)),
    ("{", 400, error(notUnderstood)),
    (#"{"q":"\ud800","source":"en","target":"fr"}"#, 400, error(notUnderstood)),
    (String(repeating: "[", count: 100_000), 400, error(notUnderstood)),
    ("[1]", 400, error("Invalid JSON format")),
    ("null", 400, error("Invalid JSON format")),
  ]

  private static func error(_ text: String) -> String { #"{"error":"\#(text)"}"# }

  @Test func `JSON to translate is answered as LibreTranslate does`() async throws {
    try await LoopbackServer.running { server in
      for (json, status, body) in Self.cases {
        let answer = try await server.post("/translate", json: json)
        #expect(answer.status == status, "\(json.prefix(100))")
        #expect(answer.text == body + "\n", "\(json.prefix(100))")
        #expect(answer.fields["content-type"] == "application/json")
        #expect(answer.fields["access-control-allow-origin"] == "*")
      }
    }
  }

  @Test func `Forms, parts and queries are taken alike, and the query wins`() async throws {
    try await LoopbackServer.running { server in
      let wanted = "{\"translatedText\":\"fra:a b\"}\n"
      let query = "?q=a+b&source=en&target=fr&api_key=x"
      #expect(try await server.ask("POST", "/translate\(query)").text == wanted)
      #expect(try await server.ask("POST", "//translate\(query)", bytes: []).text == wanted)
      #expect(
        try await server.post("/translate", form: "q=a%20b&q=c&source=en&target=fr").text == wanted)
      let body =
        ["q": "a b", "source": "en", "target": "fr"].map { name, value in
          "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }.joined() + "--x--\r\n"
      let type = ["Content-Type": "multipart/form-data; boundary=x"]
      #expect(try await server.ask("POST", "/translate", type, body: body).text == wanted)
      #expect(
        try await server.ask("POST", "/translate?q=c", type, body: body).text
          == "{\"translatedText\":\"fra:c\"}\n")
      // Of a form line ends become line feeds.
      #expect(
        try await server.post("/translate", form: "q=a%0D%0Ab%0D&source=en&target=fr").text
          == "{\"translatedText\":\"fra:a\\nb\"}\n")
      // JSON by another name is no JSON.
      let plain = try await server.ask(
        "POST", "/translate", ["Content-Type": "text/plain"],
        body: #"{"q":"a","source":"en","target":"fr"}"#)
      #expect(plain.status == 400)
      #expect(plain.text == "{\"error\":\"Invalid request: missing q parameter\"}\n")
      let cut = try await server.ask("POST", "/translate", type, body: String(body.dropLast(8)))
      #expect(cut.status == 400)
    }
  }

  @Test func `Languages are detected, of lists all that were found`() async throws {
    try await LoopbackServer.running { server in
      let french = try await server.post("/detect", json: #"{"q":"été"}"#).text
      #expect(
        french
          == "[{\"confidence\":90.0,\"language\":\"fr\"},{\"confidence\":5.0,\"language\":\"de\"}]\n"
      )
      let nothing = try await server.post("/detect", form: "q=!!!").text
      #expect(nothing == "[{\"confidence\":0.0,\"language\":\"en\"}]\n")
      let list = try await server.post("/detect", json: #"{"q":["a","b"]}"#).text
      #expect(
        list
          == "[{\"confidence\":90.0,\"language\":\"en\"},{\"confidence\":5.0,\"language\":\"de\"}]\n"
      )
      let absent = try await server.post("/detect", json: "{}")
      #expect(absent.status == 400)
      let wrong = try await server.ask("GET", "/detect")
      #expect(wrong.status == 405)
    }
    try await LoopbackServer.running(StandInService(detectsLanguages: false)) { server in
      let answer = try await server.post(
        "/translate", json: #"{"q":"x","source":"auto","target":"fr"}"#)
      #expect(answer.status == 400)
      #expect(answer.text == "{\"error\":\"auto is not supported\"}\n")
    }
  }

  @Test func `What is fixed is told`() async throws {
    try await LoopbackServer.running { server in
      #expect(try await server.ask("GET", "/health").text == "{\"status\":\"ok\"}\n")
      let languages = try await server.ask("GET", "/languages").text
      #expect(
        languages.hasPrefix(
          #"[{"code":"de","name":"German","targets":["de","en","fr","pt","pt-BR","zh-Hans","#))
      #expect(try await server.ask("POST", "/languages").text == languages)
      let settings = try await server.ask("GET", "/frontend/settings").text
      #expect(
        settings.hasPrefix(
          #"{"apiKeys":false,"charLimit":-1,"filesTranslation":true,"frontendTimeout":500,"#
            + #""keyRequired":false,"language":{"source":{"code":"auto","name":"Auto Detect"},"#
            + #""target":{"code":"en","name":"English"}},"suggestions":false,"#
            + #""supportedFilesFormat":[".txt","#))
      let specification = try await server.ask("GET", "/spec").text
      #expect(specification.contains(#""title":"Stele""#))
      #expect(specification.contains(#""swagger":"2.0""#))
      let suggestion = try await server.post("/suggest", form: "q=a&s=b&source=en&target=fr")
      #expect(suggestion.status == 403)
      #expect(suggestion.text == "{\"error\":\"Suggestions are disabled on this server.\"}\n")
    }
  }

  @Test func `Limits of texts, lists and alternatives hold`() async throws {
    try await LoopbackServer.running(
      StandInService(),
      LoopbackServer.options {
        $0.characterLimit = 10
        $0.batchLimit = 2
        $0.alternativesLimit = 2
      }
    ) { server in
      let rest = #","source":"en","target":"fr"}"#
      for (json, message) in [
        (#"{"q":"12345678901""# + rest, "request (11) exceeds text limit (10)"),
        (#"{"q":["a","b","c"]"# + rest, "request (3) exceeds text limit (2)"),
        (#"{"q":"a","alternatives":3"# + rest, "alternatives parameter must be <= 2"),
      ] {
        let answer = try await server.post("/translate", json: json)
        #expect(answer.status == 400)
        #expect(answer.text == "{\"error\":\"Invalid request: \(message)\"}\n")
      }
      // Ten characters of two bytes each, in each of two texts.
      let long = String(repeating: "é", count: 10)
      let answer = try await server.post(
        "/translate", json: #"{"q":["\#(long)","\#(long)"]"# + rest)
      #expect(answer.status == 200)
    }
  }

  @Test func `Keys and requests in a minute are counted`() async throws {
    let keys = try APIKeys(parsing: Array("# keys\ngood 2\nlong - 3\n".utf8), path: "keys")
    try await LoopbackServer.running(
      StandInService(),
      LoopbackServer.options {
        $0.keys = keys
        $0.requestLimit = 1
        $0.requiresKey = true
      }
    ) { server in
      func ask(_ key: String?, _ text: String = "a") async throws -> LoopbackClient.Answer {
        let key = key.map { #","api_key":"\#($0)""# } ?? ""
        return try await server.post(
          "/translate", json: #"{"q":"\#(text)","source":"en","target":"fr"\#(key)}"#)
      }
      let absent = try await ask(nil)
      #expect(absent.status == 400)
      #expect(
        absent.text == "{\"error\":\"Please contact the server operator to get an API key\"}\n")
      let wrong = try await ask("bad")
      #expect(wrong.status == 403)
      #expect(wrong.text == "{\"error\":\"Invalid API key\"}\n")
      #expect(try await ask("good").status == 200)
      #expect(try await ask("good").status == 200)
      let third = try await ask("good")
      #expect(third.status == 429)
      #expect(third.text == "{\"error\":\"Slowdown: 2 per 1 minute\"}\n")
      #expect(third.fields["retry-after"].flatMap { Int($0) }.map { (1...60).contains($0) } == true)
      let long = try await ask("long", "abcd")
      #expect(long.status == 400)
      #expect(try await ask("long").status == 429)
    }
  }

  @Test func `Too much to do is told with the time to wait`() async throws {
    try await LoopbackServer.running { server in
      let answer = try await server.post(
        "/translate", json: #"{"q":"full","source":"en","target":"fr"}"#)
      #expect(answer.status == 429)
      #expect(answer.fields["retry-after"] == "2")
    }
  }
}
