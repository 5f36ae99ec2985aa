import HTTPTypes
import SteleBase

/// Translations that are sent while they are made: `/translate` as server-sent events.
///
/// Events called `piece` have a text's number and what follows the pieces before; the last event is
/// `done`, with the body that `/translate` would have had, or `error`.
struct TranslationEvents: Sendable {
  let libreTranslate: LibreTranslate

  /// The events of what `libreTranslate` translates.
  init(_ libreTranslate: LibreTranslate) { self.libreTranslate = libreTranslate }

  /// All that it answers.
  var routes: [Route] { [Route(.post, "/translate/stream", handler: translate)] }

  @Sendable private func translate(_ request: IncomingRequest) async throws(RequestError) -> Reply {
    let order = try await libreTranslate.order(request)
    let service = libreTranslate.service
    let translation = RunningTranslation { settled async throws(RequestError) in
      try await service.translate(
        order.texts, order.format, to: order.target, alternatives: order.alternatives,
        settled: settled)
    }
    // What fails before anything is sent has a status of its own.
    let first = await translation.first()
    guard let first else { throw .clientLeft }
    if case .failed(let error) = first { throw error }
    return Reply(
      fields: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: .stream { writer throws(RequestError) in
        try await writer.write(Self.message(of: first, order))
        for await event in translation.events {
          try await writer.write(Self.message(of: event, order))
        }
      })
  }

  private static func message(
    of event: RunningTranslation.Event, _ order: LibreTranslate.Order
  ) -> [UInt8] {
    switch event {
    case .settled(let piece):
      let data = JSONWriter.line { json in
        json.add("index", piece.number)
        json.add("text", piece.piece)
      }
      return message("piece", data)
    case .finished(let results): return message("done", order.body(results))
    case .failed(let error):
      return message("error", ErrorDialect.libreTranslate.body(error.message))
    }
  }

  /// An event whose data is a line of JSON, line feed and all.
  private static func message(_ name: String, _ data: [UInt8]) -> [UInt8] {
    Array("event: \(name)\ndata: ".utf8) + data + [UInt8(ascii: "\n")]
  }
}
