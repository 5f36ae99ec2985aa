import HTTPTypes
import HummingbirdCore
import NIOCore
import SteleBase

/// Answers requests by routes: what all replies have in common is done here.
///
/// That is cross-origin access, `HEAD` and `OPTIONS`, unknown paths and methods, the prefix of all
/// paths, errors, and ending what is done for clients that left.
struct RequestResponder: Sendable {
  let routes: RouteTable
  let limits: ServerLimits
  let held: HeldBytes
  /// What all paths begin with, such as `/translate-service`; empty for nothing.
  let prefix: String
  let observers: [any RequestObserver]

  private static let unknownRoute = "other"

  /// Answers `request` of the client that is or is not `presence`, at `address`.
  func respond(
    to request: Request, by writer: consuming ResponseWriter, _ presence: ClientPresence,
    address: String
  ) async throws {
    let start = ContinuousClock.now
    let target = RequestTarget(request.head.path ?? "/")
    let path = pathBelowPrefix(target.path)
    let place = path.flatMap(routes.place(at:))
    let name = place?.path ?? Self.unknownRoute
    for observer in observers { observer.began(route: name) }
    let isHead = request.method == .head
    var record = RequestRecord(
      method: request.method.rawValue, route: name, status: 499, duration: .zero, byteCount: 0)
    defer {
      record.duration = .now - start
      for observer in observers { observer.ended(record) }
    }
    let reply = await presence.whileThere {
      await self.reply(to: request, target, path, place, address)
    }
    // Nobody takes a reply; the error ends the connection.
    guard reply.status.code != RequestError.clientLeft.status.code else {
      throw RequestError.clientLeft
    }
    record.status = reply.status.code
    record.byteCount = try await send(reply, by: writer, isHead: isHead, presence)
  }

  /// `path` without the prefix; nil where it does not begin with that.
  private func pathBelowPrefix(_ path: String) -> String? {
    guard !prefix.isEmpty else { return path }
    if path == prefix { return "/" }
    return path.hasPrefix(prefix + "/") ? String(path.dropFirst(prefix.count)) : nil
  }

  private func reply(
    to request: Request, _ target: RequestTarget, _ path: String?, _ place: RouteTable.Place?,
    _ address: String
  ) async -> Reply {
    guard path != nil else {
      return Reply(
        status: .movedPermanently, fields: [.location: prefix + "/"], body: .bytes([]))
    }
    guard let place else {
      return Reply(
        RequestError(.notFound, "There is nothing at this address."), in: .libreTranslate)
    }
    let method = request.method == .head ? .get : request.method
    guard let route = place.routes[method] else {
      if method == .options {
        return Reply(fields: [.allow: place.allowed], body: .bytes([]))
      }
      let dialect = place.routes.values.first?.dialect ?? .libreTranslate
      return Reply(
        RequestError(
          .methodNotAllowed, "The method is not allowed for this address.",
          fields: [.allow: place.allowed]),
        in: dialect)
    }
    do {
      return try await route.handler(
        IncomingRequest(
          method: method, target: target, fields: request.headers,
          host: request.head.authority, address: address, parts: place.parts, limits: limits,
          held: HeldBytes.Share(of: held), body: request.body))
    } catch {
      return Reply(error, in: route.dialect)
    }
  }
}

// MARK: - Sending

extension RequestResponder {
  /// Sends `reply`, and returns how many bytes its body had.
  private func send(
    _ reply: Reply, by writer: consuming ResponseWriter, isHead: Bool, _ presence: ClientPresence
  ) async throws -> Int {
    var head = HTTPResponse(status: reply.status, headerFields: reply.fields)
    head.headerFields[.date] = ClockTime.now.headerText
    for field in CrossOrigin.fields { head.headerFields.append(field) }
    switch reply.body {
    case .bytes(let bytes):
      if reply.status != .notModified, reply.status != .noContent {
        head.headerFields[.contentLength] = "\(bytes.count)"
      }
      guard !isHead, !bytes.isEmpty else {
        try await writer.writeResponse(head)
        return 0
      }
      try await writer.write(
        response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
      return bytes.count
    case .stream(let body):
      let sink = try await writer.writeHead(head)
      let stream = BodyStream(sink: sink)
      guard !isHead else {
        try await stream.sink.finish(nil)
        return 0
      }
      let byteCount = await presence.whileThere { () -> Int? in
        var writer = ReplyWriter(stream.sink)
        do {
          try await body(&writer)
          return writer.byteCount
        } catch {
          return nil
        }
      }
      // The client must see that it did not get all: the error ends the connection.
      guard let byteCount else { throw RequestError.clientLeft }
      try await stream.sink.finish(nil)
      return byteCount
    }
  }

  /// Where a streamed body goes: one task at a time uses it.
  private struct BodyStream: @unchecked Sendable {
    let sink: any ResponseBodyWriter
  }
}
