/// Why bytes cannot be read as XML.
package enum XMLError: Error, Sendable, Equatable {
  /// A rule of XML is broken at a byte.
  case malformed(offset: Int, reason: String)
  /// The document says that it is in another encoding than Unicode's.
  case unsupportedEncoding(String, offset: Int)

  /// Where in the document it is.
  package var offset: Int {
    switch self {
    case .malformed(let offset, _), .unsupportedEncoding(_, let offset): offset
    }
  }
}
