/// What is wrong with a form.
package enum FormError: Error, Equatable {
  /// There are more fields, or parts, than are taken.
  case tooManyFields(limit: Int)
  /// The header of a part has more bytes than are taken.
  case headerTooLong(limit: Int)
  /// The values have more bytes than are taken.
  case tooLarge(limit: Int)
  /// It does not follow the rules of `multipart/form-data`.
  case malformed(String)
}

extension FormError: CustomStringConvertible {
  /// What is wrong.
  package var description: String {
    switch self {
    case .tooManyFields(let limit): "a form has at most \(limit) fields"
    case .headerTooLong(let limit): "the header of a part has at most \(limit) bytes"
    case .tooLarge(let limit): "the values of a form have at most \(limit) bytes"
    case .malformed(let what): what
    }
  }
}
