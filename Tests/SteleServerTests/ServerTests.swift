import Foundation
import SteleTestSupport
import Testing

@testable import SteleServer

/// What all requests have in common, whatever they ask for.
struct ServerTests {
  private static let crossOrigin = [
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "Authorization, Content-Type",
    "access-control-expose-headers": "Authorization",
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-credentials": "true",
    "access-control-max-age": "1728000",
  ]

  @Test func `Every answer lets pages of other servers read it`() async throws {
    try await LoopbackServer.running { server in
      for (method, path, status, allow) in [
        ("GET", "/health", 200, nil),
        ("HEAD", "/health", 200, nil),
        ("OPTIONS", "/health", 200, "GET, HEAD, OPTIONS"),
        ("OPTIONS", "/translate", 200, "OPTIONS, POST"),
        ("GET", "/translate", 405, "OPTIONS, POST"),
        ("DELETE", "/languages", 405, "GET, HEAD, OPTIONS, POST"),
        ("GET", "/translate/", 404, nil),
        ("GET", "/nowhere", 404, nil),
        ("GET", "/", 404, nil),
        ("POST", "/translate", 400, nil),
      ] as [(String, String, Int, String?)] {
        let answer = try await server.ask(method, path)
        #expect(answer.status == status, "\(method) \(path)")
        #expect(answer.fields["allow"] == allow, "\(method) \(path)")
        for (name, value) in Self.crossOrigin { #expect(answer.fields[name] == value) }
        if status >= 400 { #expect(answer.text.hasPrefix("{\"error\":\"")) }
        if status < 400 && method == "OPTIONS" { #expect(answer.body.isEmpty) }
      }
      let head = try await server.ask("HEAD", "/health")
      #expect(head.fields["content-length"] == "16")
    }
  }

  @Test func `What is fixed is compressed for who takes that, and sent once`() async throws {
    try await LoopbackServer.running { server in
      let plain = try await server.ask("GET", "/languages")
      let packed = try await server.ask("GET", "/languages", ["Accept-Encoding": "br, gzip"])
      #expect(packed.fields["content-encoding"] == "gzip")
      #expect(packed.fields["vary"] == "Accept-Encoding")
      #expect(packed.body.starts(with: [0x1F, 0x8B]) && packed.body.count < plain.body.count)
      for answer in [plain, packed] {
        let tag = try #require(answer.fields["etag"])
        let again = try await server.ask(
          "GET", "/languages",
          [
            "If-None-Match": "\"x\", W/\(tag)",
            "Accept-Encoding": answer.fields["content-encoding"] ?? "",
          ])
        #expect(again.status == 304)
        #expect(again.fields["etag"] == tag)
      }
      let refused = try await server.ask("GET", "/languages", ["Accept-Encoding": "gzip;q=0"])
      #expect(refused.fields["content-encoding"] == nil)
    }
  }

  @Test func `Below a prefix all is as without, and elsewhere clients are sent there`() async throws
  {
    try await LoopbackServer.running(StandInService(), LoopbackServer.options { $0.prefix = "/tr" })
    { server in
      #expect(try await server.ask("GET", "/tr/health").status == 200)
      let elsewhere = try await server.ask("GET", "/health")
      #expect(elsewhere.status == 301)
      #expect(elsewhere.fields["location"] == "/tr/")
      #expect(try await server.ask("GET", "/trx/health").status == 301)
      #expect(try await server.ask("GET", "/spec").status == 301)
      #expect(try await server.ask("GET", "/tr/spec").text.hasPrefix(#"{"basePath":"/tr","#))
    }
  }

  @Test func `A connection takes one request after the other`() async throws {
    try await LoopbackServer.running { server in
      let client = try server.connect()
      for number in 0..<3 {
        try client.send(
          "POST /translate?q=\(number)&source=en&target=fr HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
        )
        let answer = try await client.answer()
        #expect(answer.text == "{\"translatedText\":\"fra:\(number)\"}\n")
        #expect(answer.fields["connection"] == nil)
      }
      try client.send("GET /health HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n")
      #expect(try await client.answer().fields["connection"] == "close")
      #expect(try await client.rest().isEmpty)
    }
  }

  @Test func `HTTP 1.0 has its connection closed behind the answer`() async throws {
    try await LoopbackServer.running { server in
      let client = try server.connect()
      try client.send("GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      let text = String(decoding: try await client.rest(), as: UTF8.self)
      #expect(text.hasPrefix("HTTP/1.0 200 OK\r\n"))
      #expect(text.contains("Connection: close\r\n") || text.contains("connection: close\r\n"))
      #expect(text.hasSuffix("\r\n\r\n{\"status\":\"ok\"}\n"))
    }
  }

  @Test func `Who waits for it is told to go on with the body`() async throws {
    try await LoopbackServer.running { server in
      let body = "q=a&source=en&target=fr"
      let client = try server.connect()
      try client.send(
        "POST /translate HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
          + "Content-Length: \(body.utf8.count)\r\nExpect: 100-continue\r\n\r\n")
      #expect(try await client.answer().status == 100)
      try client.send(body)
      #expect(try await client.answer().text == "{\"translatedText\":\"fra:a\"}\n")
      // A body that is too long is refused before it is sent.
      try client.send(
        "POST /translate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
          + "Content-Length: 1000000000\r\nExpect: 100-continue\r\n\r\n")
      #expect(try await client.answer().status == 413)
    }
  }

  @Test func `Bodies that are too long are refused, whether they say so or not`() async throws {
    try await LoopbackServer.running(
      StandInService(), LoopbackServer.options { $0.limits.bodyByteCount = 100_000 }
    ) {
      server in
      let long = String(repeating: "a", count: 200_000)
      for type in ["application/json", "application/x-www-form-urlencoded"] {
        let answer = try await server.ask(
          "POST", "/translate", ["Content-Type": type], body: long)
        #expect(answer.status == 413)
        #expect(answer.fields["connection"] == "close")
      }
      let client = try server.connect()
      try client.send(
        "POST /translate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n")
      for _ in 0..<3 { try? client.send("C350\r\n\(long.prefix(50_000))\r\n") }
      #expect(try await client.answer().status == 413)
      let part = "--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\n\(long)\r\n--x--\r\n"
      let answer = try await server.ask(
        "POST", "/translate", ["Content-Type": "multipart/form-data; boundary=x"], body: part)
      #expect(answer.status == 413)
    }
  }

  @Test func `Two megabytes of text are translated`() async throws {
    try await LoopbackServer.running { server in
      let text = String(repeating: "abcdefgh", count: 1 << 18)
      let answer = try await server.post(
        "/translate", json: #"{"q":"\#(text)","source":"en","target":"fr"}"#)
      #expect(answer.text == "{\"translatedText\":\"fra:\(text)\"}\n")
    }
  }

  @Test func `What is no HTTP is told so, and the connection closed`() async throws {
    try await LoopbackServer.running { server in
      for (text, status) in [
        ("nonsense\r\n\r\n", "400"),
        ("GET /health HTTP/1.1\r\nno colon\r\n\r\n", "400"),
        ("POST /translate HTTP/1.1\r\nContent-Length: x\r\n\r\n", "400"),
        ("GET /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\n\r\n", "4"),
        ("GET /health HTTP/1.1\r\nA: \(String(repeating: "a", count: 100_000))\r\n\r\n", "431"),
      ] {
        let client = try server.connect()
        try? client.send(text)
        let answer = String(decoding: try await client.rest(), as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(text.prefix(50)) \(answer.prefix(60))")
        #expect(answer.contains("{\"error\":\""))
      }
      let most = try await server.ask(
        "POST", "/translate?source=en&target=fr&q=\(String(repeating: "%E4%B8%80", count: 4900))")
      #expect(most.status == 200)
    }
  }

  @Test func `Whoever sends too slowly is not waited for`() async throws {
    try await LoopbackServer.running(
      StandInService(),
      LoopbackServer.options {
        $0.limits.requestTime = .milliseconds(300)
        $0.limits.idleTime = .milliseconds(400)
      }
    ) { server in
      // Of the head a little at a time: nothing is told, since no request was there.
      let head = try server.connect()
      let start = ContinuousClock.now
      let dribble = Task {
        for letter in "GET /health HTTP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaaaaa" {
          try? head.send(String(letter))
          try? await Task.sleep(for: .milliseconds(50))
        }
      }
      _ = try? await head.rest()
      #expect(ContinuousClock.now - start < .seconds(10))
      dribble.cancel()
      // Of the body a little at a time.
      let body = try server.connect()
      try body.send(
        "POST /translate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
      )
      #expect(try await body.answer().status == 408)
      // A connection on which nothing is asked.
      let idle = try server.connect()
      #expect(try await idle.rest().isEmpty)
    }
  }

  @Test func `Nothing is done for a client that left`() async throws {
    let service = StandInService()
    try await LoopbackServer.running(service) { server in
      var client: LoopbackClient? = try server.connect()
      let path = "/translate?q=slow&source=en&target=fr"
      try client?.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
      try await Self.wait { service.waiting == 1 }
      client = nil
      try await Self.wait { service.cancelled == 1 }
      #expect(service.waiting == 0)
    }
  }

  @Test func `Running requests end before the server does`() async throws {
    let service = StandInService()
    try await LoopbackServer.running(
      service, LoopbackServer.options { $0.limits.drainTime = .seconds(20) }
    ) { server in
      let client = try server.connect()
      let idle = try server.connect()
      try client.send(
        "POST /translate?q=slow&source=en&target=fr HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
      )
      try await Self.wait { service.waiting == 1 }
      server.server.stop()
      #expect(try await idle.rest().isEmpty)
      let answer = try await client.answer()
      #expect(answer.text == "{\"translatedText\":\"fra:slow\"}\n")
      #expect(answer.fields["connection"] == "close")
      #expect(throws: LoopbackClient.Failure.self) { _ = try server.connect() }
    }
    #expect(service.cancelled == 0)
  }

  @Test func `Requests that take too long are given up when the server ends`() async throws {
    let service = StandInService()
    try await LoopbackServer.running(
      service, LoopbackServer.options { $0.limits.drainTime = .milliseconds(100) }
    ) {
      server in
      let client = try server.connect()
      try client.send(
        "POST /translate?q=slow&source=en&target=fr HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
      )
      try await Self.wait { service.waiting == 1 }
      server.server.stop()
      _ = try? await client.rest()
    }
    #expect(service.cancelled == 1)
  }

  @Test func `Connections beyond the limit wait for one that ends`() async throws {
    try await LoopbackServer.running(
      StandInService(), LoopbackServer.options { $0.limits.connections = 2 }
    ) { server in
      var clients = try (0..<2).map { _ in try server.connect() }
      for client in clients {
        try client.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try await client.answer().status == 200)
      }
      let third = try server.connect()
      try third.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
      clients.removeFirst()
      #expect(try await third.answer().status == 200)
    }
  }

  @Test func `The log tells of requests, and nothing of what they say`() async throws {
    let lines = LogLines()
    let log = LogOutput { lines.append($0) }
    try await LoopbackServer.running(StandInService(), log: log) { server in
      _ = try await server.ask(
        "POST", "/translate?q=secret&source=en&target=fr&api_key=hidden", bytes: [])
      _ = try await server.ask("GET", "/secret")
    }
    log.flush()
    let text = lines.all.joined(separator: "\n")
    #expect(text.contains(#""message":"listening""#))
    #expect(text.contains(#""message":"request","bytes":32,"method":"POST","#))
    #expect(text.contains(#""route":"/translate","status":200"#))
    #expect(text.contains(#""route":"other","status":404"#))
    #expect(text.contains(#""message":"ended""#))
    #expect(!text.contains("secret") && !text.contains("hidden"))
    for line in lines.all { #expect(line.hasPrefix(#"{"time":"20"#)) }
  }

  /// Waits until `isDone`; a test ends with an error if that takes too long.
  private static func wait(until isDone: () -> Bool) async throws {
    for _ in 0..<2000 {
      if isDone() { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw LoopbackClient.Failure(what: "it takes too long")
  }
}

/// The lines of a log.
private final class LogLines: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [String] = []

  func append(_ line: String) { lock.withLock { lines.append(line) } }
  var all: [String] { lock.withLock { lines } }
}
