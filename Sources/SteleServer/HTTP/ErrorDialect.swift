import SteleBase

/// How an interface tells its clients of errors.
struct ErrorDialect: Sendable {
  /// The body of a reply that says `message`, as JSON, for a reply of this status.
  private let write: @Sendable (_ message: String, _ status: Int) -> [UInt8]

  /// A dialect whose bodies `write` makes.
  init(_ write: @escaping @Sendable (_ message: String, _ status: Int) -> [UInt8]) {
    self.write = write
  }

  /// The body that says `message`.
  func body(_ message: String, status: Int = 400) -> [UInt8] { write(message, status) }

  /// An object whose member `error` is the text.
  static let libreTranslate = ErrorDialect { message, _ in
    JSONWriter.line { $0.add("error", message) }
  }
}
