import HTTPTypes
import HummingbirdCore
import NIOCore

/// What a request is answered with.
struct Reply: Sendable {
  /// The status.
  var status: HTTPResponse.Status
  /// The fields of the header, but those of its length and of cross-origin access.
  var fields: HTTPFields
  /// What follows the header.
  var body: Body

  /// What follows a reply's header.
  enum Body: Sendable {
    /// Bytes whose number the header tells.
    case bytes([UInt8])
    /// Parts that come as they are made, each sent as soon as it is written.
    case stream(@Sendable (inout ReplyWriter) async throws(RequestError) -> Void)
  }

  /// A reply with these parts.
  init(status: HTTPResponse.Status = .ok, fields: HTTPFields = [:], body: Body) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// JSON that was written before.
  static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status: status, fields: [.contentType: MediaType.json], body: .bytes(bytes))
  }

  /// What tells of `error` in the words of an interface.
  init(_ error: RequestError, in dialect: ErrorDialect) {
    self.init(
      status: error.status, fields: error.fields,
      body: .bytes(dialect.body(error.message, status: error.status.code)))
    fields[.contentType] = MediaType.json
  }
}

/// Where the parts of a reply go that is made while it is sent.
struct ReplyWriter {
  private var writer: any ResponseBodyWriter
  /// Bytes that were sent.
  private(set) var byteCount = 0

  /// A writer of the body that `writer` sends.
  init(_ writer: any ResponseBodyWriter) { self.writer = writer }

  /// Sends `bytes`, once the client has taken enough of what was sent before.
  ///
  /// - Throws: ``RequestError/clientLeft`` if nobody takes them.
  mutating func write(_ bytes: [UInt8]) async throws(RequestError) {
    do {
      try await writer.write(ByteBuffer(bytes: bytes))
      byteCount += bytes.count
    } catch {
      throw .clientLeft
    }
  }
}
