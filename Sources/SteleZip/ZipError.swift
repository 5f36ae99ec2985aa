/// Why a zip archive cannot be read or written.
package enum ZipError: Error, Sendable, Equatable {
  /// The bytes are no zip archive, or its directory is broken.
  case damaged
  /// The archive has more parts than are read.
  case tooManyParts(limit: Int)
  /// A part cannot be read: its bytes are cut off or changed.
  case damagedPart(String)
  /// A part is encrypted.
  case encrypted(String)
  /// A part is compressed in another way than zip's usual one.
  case unsupportedCompression(String, method: Int)
  /// A part has more bytes than are read.
  case tooLarge(String, limit: Int)
  /// Two parts have one name.
  case sameName(String)
}

extension ZipError: CustomStringConvertible {
  /// What is wrong and where.
  package var description: String {
    switch self {
    case .damaged: "the zip archive is cut off or damaged"
    case .tooManyParts(let limit): "the zip archive has more than \(limit) parts"
    case .damagedPart(let name): "the part \(name) of the zip archive is damaged"
    case .encrypted(let name):
      "the part \(name) is encrypted; save the document without a password first"
    case .unsupportedCompression(let name, let method):
      "the part \(name) is compressed by method \(method), which no such document may use"
    case .tooLarge(let name, let limit):
      "the part \(name) has more than the \(limit) bytes that are read"
    case .sameName(let name): "the zip archive has two parts named \(name)"
    }
  }
}
