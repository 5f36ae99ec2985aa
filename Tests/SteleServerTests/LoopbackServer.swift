import Testing

@testable import SteleServer

/// A server on a free port of this machine.
struct LoopbackServer {
  let port: Int
  let server: TranslationServer

  /// Runs a server while `body` asks it.
  static func running<Success: Sendable>(
    _ service: StandInService = StandInService(),
    _ options: TranslationServer.Options = options { _ in },
    log: LogOutput = LogOutput { _ in },
    _ body: @Sendable (LoopbackServer) async throws -> Success
  ) async throws -> Success {
    let server = try TranslationServer(any: service, options, log: log)
    let (ports, port) = AsyncStream<Int>.makeStream()
    let run = Task { try await server.run { if let number = $0 { port.yield(number) } } }
    var iterator = ports.makeAsyncIterator()
    let number = try #require(await iterator.next())
    do {
      let result = try await body(LoopbackServer(port: number, server: server))
      server.stop()
      try await run.value
      return result
    } catch {
      server.stop()
      try await run.value
      throw error
    }
  }

  /// What servers of tests are told, with changes.
  static func options(
    _ change: (inout TranslationServer.Options) -> Void
  ) -> TranslationServer.Options {
    var options = TranslationServer.Options()
    options.address = .host("127.0.0.1", port: 0)
    options.limits.drainTime = .seconds(2)
    change(&options)
    return options
  }

  /// A new connection.
  func connect() throws -> LoopbackClient { try LoopbackClient(port: port) }

  /// Sends a request on a connection of its own, and returns the answer.
  func ask(
    _ method: String, _ path: String, _ fields: [String: String] = [:], body: String? = nil
  ) async throws -> LoopbackClient.Answer {
    try await ask(method, path, fields, bytes: body.map { Array($0.utf8) })
  }

  /// The same with a body of any bytes.
  func ask(
    _ method: String, _ path: String, _ fields: [String: String] = [:], bytes: [UInt8]?
  ) async throws -> LoopbackClient.Answer {
    let client = try connect()
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    if let bytes { head += "Content-Length: \(bytes.count)\r\n" }
    try client.send(Array((head + "\r\n").utf8) + (bytes ?? []))
    return try await client.answer(toHead: method == "HEAD")
  }

  /// Sends JSON, and returns the answer.
  func post(_ path: String, json: String) async throws -> LoopbackClient.Answer {
    try await ask("POST", path, ["Content-Type": "application/json"], body: json)
  }

  /// Sends a form, and returns the answer.
  func post(_ path: String, form: String) async throws -> LoopbackClient.Answer {
    try await ask(
      "POST", path, ["Content-Type": "application/x-www-form-urlencoded"], body: form)
  }
}
