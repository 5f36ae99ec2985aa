import Logging

/// Logs each request when it has ended: nothing of what it says, nor who sent it.
struct RequestLog: RequestObserver {
  let logger: Logger

  func began(route: String) {}

  func ended(_ record: RequestRecord) {
    logger.info(
      "request",
      metadata: [
        "method": "\(record.method)", "route": "\(record.route)",
        "status": .stringConvertible(record.status),
        "microseconds": .stringConvertible(Int(record.duration / .microseconds(1))),
        "bytes": .stringConvertible(record.byteCount),
      ])
  }
}
