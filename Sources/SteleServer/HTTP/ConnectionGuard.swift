import HTTPTypes
import NIOCore
import NIOHTTP1

/// What a connection needs besides what Hummingbird does with it.
///
/// It answers `Expect: 100-continue`, closes after the reply for clients of HTTP/1.0, ends requests
/// that take too long to arrive and replies that nobody takes, says what is wrong with a request that
/// is no HTTP, and notes when the client leaves. It stands between the HTTP/1 codec and all else.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let presence: ClientPresence
  private let limits: ServerLimits

  /// A request whose reply is not complete.
  private struct Pending {
    /// Whether the client speaks HTTP/1.0.
    var isOld: Bool
    /// Whether the connection ends with the reply.
    var closes: Bool
    var hasReply = false
  }

  private var pending: CircularBuffer<Pending> = []
  /// Whether a request has begun and not ended.
  private var isReceiving = false
  /// Whether the server is ending.
  private var isQuiescing = false
  /// Whether the last reply was sent, so that what comes in is thrown away.
  private var isClosing = false
  private var requestDeadline: Scheduled<Void>?
  private var replyDeadline: Scheduled<Void>?

  init(presence: ClientPresence, limits: ServerLimits) {
    self.presence = presence
    self.limits = limits
  }

  func handlerRemoved(context: ChannelHandlerContext) { cancelDeadlines() }

  func channelInactive(context: ChannelHandlerContext) {
    cancelDeadlines()
    presence.leave()
    context.fireChannelInactive()
  }

  private func cancelDeadlines() {
    requestDeadline?.cancel()
    replyDeadline?.cancel()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed: presence.leave()
    case is ChannelShouldQuiesceEvent: isQuiescing = true
    default: break
    }
    context.fireUserInboundEventTriggered(event)
  }
}

// MARK: - Requests

extension ConnectionGuard {
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    switch unwrapInboundIn(data) {
    case .head(let head): receive(head, context)
    case .body: context.fireChannelRead(data)
    case .end:
      isReceiving = false
      requestDeadline?.cancel()
      context.fireChannelRead(data)
    }
  }

  private func receive(_ received: HTTPRequestHead, _ context: ChannelHandlerContext) {
    var head = received
    let isOld = head.version.major < 1 || head.version == .http1_0 || head.version == .http0_9
    let closes = isOld || !head.isKeepAlive
    // Hummingbird looks for this very word.
    if closes { head.headers.replaceOrAdd(name: "Connection", value: "close") }
    pending.append(Pending(isOld: isOld, closes: closes))
    isReceiving = true
    schedule(context)
    if pending.count == 1, !isOld, expectsContinue(head) {
      context.writeAndFlush(
        wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))),
        promise: nil)
    }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  /// Whether the client waits to be told that its body is wanted; one that is too long is not.
  private func expectsContinue(_ head: HTTPRequestHead) -> Bool {
    guard head.headers.first(name: "Expect")?.lowercased() == "100-continue" else { return false }
    let length = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
    return length <= max(limits.bodyByteCount, limits.fileByteCount)
  }

  /// Sets the time until which the request must have arrived.
  private func schedule(_ context: ChannelHandlerContext) {
    requestDeadline?.cancel()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    requestDeadline = context.eventLoop.scheduleTask(in: TimeAmount(limits.requestTime)) {
      let (guardian, context) = bound.value
      guardian.requestTookTooLong(context)
    }
  }

  private func requestTookTooLong(_ context: ChannelHandlerContext) {
    guard isReceiving, !isClosing else { return }
    // A request behind others waits for them.
    guard pending.count == 1 else { return schedule(context) }
    refuse(.requestTimeout, "The request took too long to arrive.", context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError, pending.isEmpty, !isClosing else {
      return context.fireErrorCaught(error)
    }
    switch error {
    case .headerOverflow:
      refuse(.requestHeaderFieldsTooLarge, "The request's head is too long.", context)
    case .invalidVersion:
      refuse(.httpVersionNotSupported, "This server speaks HTTP/1.0 and HTTP/1.1.", context)
    default:
      refuse(
        .badRequest,
        "The browser (or proxy) sent a request that this server could not understand.", context)
    }
  }

  /// Answers what nobody else will, and ends the connection.
  private func refuse(
    _ status: HTTPResponseStatus, _ message: String, _ context: ChannelHandlerContext
  ) {
    guard pending.first?.hasReply != true else { return context.close(promise: nil) }
    isClosing = true
    presence.leave()
    let body = ByteBuffer(bytes: ErrorDialect.libreTranslate.body(message))
    var headers = HTTPHeaders()
    for field in CrossOrigin.fields { headers.add(name: field.name.rawName, value: field.value) }
    headers.add(name: "Content-Type", value: MediaType.json)
    headers.add(name: "Content-Length", value: "\(body.readableBytes)")
    headers.add(name: "Connection", value: "close")
    let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    linger(context)
  }
}

// MARK: - Replies

extension ConnectionGuard {
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head) where head.status.code >= 200 && !pending.isEmpty:
      if pending[pending.startIndex].isOld { head.version = .http1_0 }
      if isQuiescing || head.headers.contains(name: "Connection") {
        pending[pending.startIndex].closes = true
      }
      if pending[pending.startIndex].closes {
        head.headers.replaceOrAdd(name: "Connection", value: "close")
      }
      pending[pending.startIndex].hasReply = true
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .head, .body: context.write(data, promise: promise)
    case .end:
      context.write(data, promise: promise)
      guard let last = pending.popFirst(), last.closes, !isClosing else { return }
      isClosing = true
      context.flush()
      linger(context)
    }
  }

  /// Says that nothing follows, and reads on for a while: closing at once would reset the connection
  /// of a client that still sends, which then might not see the reply.
  private func linger(_ context: ChannelHandlerContext) {
    context.close(mode: .output, promise: nil)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    requestDeadline?.cancel()
    requestDeadline = context.eventLoop.scheduleTask(in: TimeAmount(ServerLimits.lingerTime)) {
      bound.value.close(promise: nil)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    replyDeadline?.cancel()
    if !context.channel.isWritable {
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      replyDeadline = context.eventLoop.scheduleTask(in: TimeAmount(limits.idleTime)) {
        bound.value.close(promise: nil)
      }
    }
    context.fireChannelWritabilityChanged()
  }
}
