import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// How connections are set up: HTTP/1 by Hummingbird, with a ``ConnectionGuard`` before it.
struct Connection: ServerChildChannel {
  let limits: ServerLimits
  let respond: Respond

  /// Answers a request of a client that is there or gone, and has this address.
  typealias Respond =
    @Sendable (Request, consuming ResponseWriter, ClientPresence, _ address: String) async throws
    -> Void

  /// A connection that was accepted.
  struct Value: ServerChildChannelValue {
    let parts: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
    let presence: ClientPresence

    var channel: any Channel { parts.channel }
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      var decoding = NIOHTTPDecoderLimitConfiguration()
      decoding.maxHeaderFieldSize = ServerLimits.headByteCount
      decoding.maxHeaderListSize = ServerLimits.headByteCount
      decoding.maxHeaderFieldCount = ServerLimits.headFieldCount
      let presence = ClientPresence()
      let pipeline = channel.pipeline.syncOperations
      // Without assistance in pipelining, which would not read on while a request is answered: then
      // nobody would see that the client leaves.
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false,
        withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: decoding)
      try pipeline.addHandler(ConnectionGuard(presence: presence, limits: limits))
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
      try pipeline.addHandler(
        HTTPConnectionStateHandler(idleTimeout: limits.idleTime, logger: logger))
      return Value(
        parts: try NIOAsyncChannel(
          wrappingChannelSynchronously: channel,
          configuration: .init(isOutboundHalfClosureEnabled: true)),
        presence: presence)
    }
  }

  func handle(value: Value, logger: Logger) async {
    let address = value.channel.remoteAddress?.ipAddress ?? "local"
    let presence = value.presence
    let requests = Requests { request, writer, _ in
      try await respond(request, writer, presence, address)
    }
    await requests.handleHTTP(asyncChannel: value.parts, logger: logger)
  }

  /// The requests of one connection, which Hummingbird takes one after the other.
  private struct Requests: HTTPChannelHandler {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    let responder: HTTPChannelHandler.Responder

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
      channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
    }

    func handle(value: Value, logger: Logger) async {
      await handleHTTP(asyncChannel: value, logger: logger)
    }
  }
}
