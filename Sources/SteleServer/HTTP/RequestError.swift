import HTTPTypes

/// Why a request is not answered as asked, which its client is told.
struct RequestError: Error, Equatable {
  /// The status of the reply.
  var status: HTTPResponse.Status
  /// What is wrong, for people and for clients that look for its words.
  var message: String
  /// Further fields of the reply's header.
  var fields: HTTPFields

  /// An error with these parts.
  init(_ status: HTTPResponse.Status, _ message: String, fields: HTTPFields = [:]) {
    self.status = status
    self.message = message
    self.fields = fields
  }

  /// The request cannot be understood at all; in the words that LibreTranslate's clients know.
  static let notUnderstood = RequestError(
    .badRequest, "The browser (or proxy) sent a request that this server could not understand.")

  /// The client left, so that nobody is told anything.
  static let clientLeft = RequestError(
    HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request"), "The client left.")

  /// A body or a file has more bytes than are taken.
  static func tooLarge(limit: Int) -> RequestError {
    RequestError(
      .contentTooLarge, "The request is too large: more than \(limit) bytes.",
      fields: [.connection: "close"])
  }

  /// The server has too much to do.
  static func busy(_ message: String, retryAfter seconds: Int = 1) -> RequestError {
    RequestError(.serviceUnavailable, message, fields: [.retryAfter: "\(seconds)"])
  }
}
