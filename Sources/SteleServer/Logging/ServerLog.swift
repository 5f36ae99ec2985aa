import Logging
import SteleBase

/// How much a server tells of what it does.
package enum ServerLogLevel: String, Sendable, CaseIterable {
  /// Each request, and what libraries find worth telling.
  case debug
  /// Each request.
  case info
  /// That the server begins and ends, and how.
  case notice
  /// What should not be.
  case warning
  /// What keeps the server from its work.
  case error

  var level: Logger.Level {
    switch self {
    case .debug: .debug
    case .info: .info
    case .notice: .notice
    case .warning: .warning
    case .error: .error
    }
  }
}

/// Writes what is logged as lines of JSON: time, level, message, and what else there is by name.
///
/// Nothing that a client sent is among it, but methods.
struct ServerLog: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  private let output: LogOutput

  /// A log of all that is at least of `level`.
  init(_ output: LogOutput, level: Logger.Level) {
    self.output = output
    logLevel = level
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    var line = JSONWriter.line { json in
      json.add("time", ClockTime.now.text)
      json.add("level", event.level.rawValue)
      json.add("message", event.message.description)
      for (name, value) in all.sorted(by: { $0.key < $1.key }) {
        if case .stringConvertible(let number) = value, let count = number as? Int {
          json.add(name, count)
        } else {
          json.add(name, "\(value)")
        }
      }
    }
    line.removeLast()
    output.put(String(decoding: line, as: UTF8.self))
  }
}
