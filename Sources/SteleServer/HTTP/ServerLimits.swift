/// What the server takes of its clients, so that none of them can hold it up.
package struct ServerLimits: Sendable {
  /// The longest body of a request, in bytes; uploaded files have a limit of their own.
  package var bodyByteCount = 8 << 20
  /// The largest uploaded file, in bytes.
  package var fileByteCount = 32 << 20
  /// Bodies and files that are held in memory at a time, of all requests together, in bytes.
  package var heldByteCount = 96 << 20
  /// Connections that are open at a time; further ones wait until they are accepted.
  package var connections = 1024
  /// How long a connection may be open with nothing going on, or with a client that takes no more
  /// of a reply.
  package var idleTime: Duration = .seconds(60)
  /// How long a client may take to send a request, from its first line to the end of its body.
  package var requestTime: Duration = .seconds(60)
  /// How long requests may go on once the server was told to end.
  package var drainTime: Duration = .seconds(30)

  /// The limits that the server has unless it is told others.
  package init() {}

  /// The longest line, and the longest header, in bytes.
  static let headByteCount = 80 << 10
  /// The most fields of a header.
  static let headFieldCount = 200
  /// How long a connection is read on after the last reply, so that a client which still sends gets
  /// to see it.
  static let lingerTime: Duration = .seconds(2)
}
