/// Something about how a document was read that its translator may want to know.
public enum DocumentNotice: Sendable, Equatable {
  /// A key that ``DocumentOptions/keys`` names is nowhere in a JSON document.
  case unknownKey(String)
  /// A key that ``DocumentOptions/excludedKeys`` names is nowhere in a JSON document.
  case unknownExcludedKey(String)
  /// What separates the columns of a table was guessed, and it is no comma.
  case guessedDelimiter(UInt8)
}

extension DocumentNotice: CustomStringConvertible {
  /// What there is to know.
  public var description: String {
    switch self {
    case .unknownKey(let key), .unknownExcludedKey(let key): "there is no key \(key)"
    case .guessedDelimiter(let delimiter): "columns are separated by \(Self.shown(delimiter))"
    }
  }

  /// A delimiter as a message shows it.
  static func shown(_ delimiter: UInt8) -> String {
    delimiter == UInt8(ascii: "\t") ? "tabs" : "'\(Character(Unicode.Scalar(delimiter)))'"
  }
}
