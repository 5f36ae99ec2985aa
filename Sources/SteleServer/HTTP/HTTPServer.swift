import HummingbirdCore
import Logging
import NIOCore
import NIOExtras
import NIOPosix

/// A server that listens on an address until it is told to end.
///
/// Connections and requests are Hummingbird's; what requests are answered with is another's matter.
final class HTTPServer: Sendable {
  private let address: ServerAddress
  private let limits: ServerLimits
  private let logger: Logger
  private let respond: Connection.Respond
  /// Ends when the server is to end.
  private let untilStopped: AsyncStream<Never>
  private let stopping: AsyncStream<Never>.Continuation

  private typealias Listener = NIOAsyncChannel<Connection.Value, Never>

  /// A server that has `respond` answer requests.
  init(
    address: ServerAddress, limits: ServerLimits, logger: Logger,
    respond: @escaping Connection.Respond
  ) {
    self.address = address
    self.limits = limits
    self.logger = logger
    self.respond = respond
    (untilStopped, stopping) = AsyncStream.makeStream()
  }

  /// Accepts nothing more from now on, and lets running requests end.
  func stop() { stopping.finish() }

  /// Listens and answers until ``stop()`` was called and all is done, or the time for that is over.
  ///
  /// `isListening` is called once connections are accepted, with the port; nil without one.
  ///
  /// - Returns: Whether all that was running came to its end.
  @discardableResult
  func run(isListening: @escaping @Sendable (Int?) -> Void) async throws(ServerError) -> Bool {
    // One thread takes and sends bytes; all else is done elsewhere.
    let threads = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    // What belongs to the listener must be gone before its thread is.
    let result = await serve(on: threads, isListening)
    try? await threads.shutdownGracefully()
    return try result.get()
  }

  private func serve(
    on threads: MultiThreadedEventLoopGroup, _ isListening: @Sendable (Int?) -> Void
  ) async -> Result<Bool, ServerError> {
    let quiescing = ServerQuiescingHelper(group: threads)
    let listener: Listener
    do {
      listener = try await listen(threads, quiescing)
    } catch {
      return .failure(
        .cannotListen(address: address.description, reason: ServerError.reason(of: error)))
    }
    isListening(listener.channel.localAddress?.port)
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        await self.accept(from: listener)
        return true
      }
      group.addTask {
        for await _ in self.untilStopped {}
        quiescing.initiateShutdown(promise: nil)
        try? await Task.sleep(for: self.limits.drainTime)
        return false
      }
      let isDone = await group.next() ?? true
      group.cancelAll()
      return .success(isDone)
    }
  }

  private func listen(
    _ threads: MultiThreadedEventLoopGroup, _ quiescing: ServerQuiescingHelper
  ) async throws -> Listener {
    let connection = Connection(limits: limits, respond: respond)
    let (limits, logger) = (limits, logger)
    let bootstrap = ServerBootstrap(group: threads)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(
            AvailableConnectionsChannelHandler(
              delegate: MaximumAvailableConnections(limits.connections, logger: logger)))
          try pipeline.addHandler(quiescing.makeServerChannelHandler(channel: channel))
        }
      }
    let setUp: @Sendable (any Channel) -> EventLoopFuture<Connection.Value> = { channel in
      connection.setup(channel: channel, logger: logger)
    }
    return switch address {
    case .host(let host, let port):
      try await bootstrap.bind(host: host, port: port, childChannelInitializer: setUp)
    case .inherited(let descriptor):
      try await bootstrap.bind(descriptor, childChannelInitializer: setUp)
    }
  }

  /// Takes connections until there are no more, and all that were taken are closed.
  private func accept(from listener: Listener) async {
    let connection = Connection(limits: limits, respond: respond)
    await withDiscardingTaskGroup { group in
      do {
        try await listener.executeThenClose { inbound in
          for try await accepted in inbound {
            group.addTask { await connection.handle(value: accepted, logger: self.logger) }
          }
        }
      } catch {
        logger.error("connections are not accepted any more: \(ServerError.reason(of: error))")
      }
    }
  }
}
