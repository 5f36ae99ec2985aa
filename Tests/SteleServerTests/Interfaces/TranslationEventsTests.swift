import Testing

@testable import SteleServer

/// Translations that are sent while they are made.
struct TranslationEventsTests {
  @Test
  func `pieces come as events, and at the end what translate answers`() async throws {
    try await LoopbackServer.running { server in
      let json = #"{"q":["Hello","é"],"source":"auto","target":"de"}"#
      // Its length is not known before: it ends with the connection, in chunks.
      let fields = ["Content-Type": "application/json", "Connection": "close"]
      let answer = try await server.ask("POST", "/translate/stream", fields, body: json)
      #expect(answer.status == 200)
      #expect(answer.fields["content-type"] == "text/event-stream")
      #expect(answer.fields["content-length"] == nil)
      let whole = try await server.post("/translate", json: json)
      let events = [
        "event: piece\ndata: " + #"{"index":0,"text":"deu:"}"#,
        "event: piece\ndata: " + #"{"index":0,"text":"Hello"}"#,
        "event: piece\ndata: " + #"{"index":1,"text":"deu:"}"#,
        "event: piece\ndata: " + #"{"index":1,"text":"é"}"#, "event: done\ndata: " + whole.text,
      ]
      var rest = answer.text[...]
      for event in events {
        let found = try #require(rest.firstRange(of: event), "\(event) in \(answer.text)")
        rest = rest[found.upperBound...]
      }
    }
  }

  @Test
  func `what is refused at once has its own status`() async throws {
    try await LoopbackServer.running { server in
      for (json, status) in [
        (#"{"q":"a","source":"en","target":"xx"}"#, 400), (#"{"source":"en","target":"de"}"#, 400),
        (#"{"q":"full","source":"en","target":"de"}"#, 429),
      ] {
        let answer = try await server.post("/translate/stream", json: json)
        #expect(answer.status == status)
        #expect(answer.text.hasPrefix(#"{"error":""#))
      }
    }
  }

  @Test
  func `nothing is translated any more for who has left`() async throws {
    let service = StandInService()
    try await LoopbackServer.running(service) { server in
      let body = #"{"q":"slow","source":"en","target":"de"}"#
      var client: LoopbackClient? = try server.connect()
      try client?.send(
        "POST /translate/stream HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      for _ in 0..<200 where service.waiting == 0 { try await Task.sleep(for: .milliseconds(10)) }
      #expect(service.waiting == 1)
      client = nil
      for _ in 0..<200 where service.waiting > 0 { try await Task.sleep(for: .milliseconds(10)) }
    }
    #expect(service.cancelled == 1)
  }
}
