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
