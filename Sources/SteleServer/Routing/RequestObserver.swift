/// What is told of each request: for metrics and logs, which know neither texts nor keys.
protocol RequestObserver: Sendable {
  /// A request begins; `route` is the path as routes write it, or `other` for none of them.
  func began(route: String)
  /// It has ended.
  func ended(_ record: RequestRecord)
}
