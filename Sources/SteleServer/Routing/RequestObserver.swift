/// What is told of each request: for metrics and logs, which know neither texts nor keys.
protocol RequestObserver: Sendable {
  /// A request begins; `route` is the path as routes write it, or `other` for none of them.
  func began(route: String)
  /// It has ended.
  func ended(_ record: RequestRecord)
}

/// A request that was answered, or whose client left.
struct RequestRecord: Sendable {
  var method: String
  /// The path as routes write it; `other` where there is no such.
  var route: String
  /// The status of the reply; 499 where the client left before.
  var status: Int
  var duration: Duration
  /// Bytes of the reply's body.
  var byteCount: Int
}
