/// A name and a value of a form, or of a query.
package struct FormField: Sendable, Equatable {
  package var name: String
  package var value: String

  /// The most fields that are taken.
  package static let maximumCount = 1000

  /// The fields of `text`, which is written as `application/x-www-form-urlencoded`.
  ///
  /// What is no UTF-8 becomes replacement characters, and a percent sign before anything but two
  /// hexadecimal digits stands for itself, as in LibreTranslate. Never traps, whatever the bytes.
  ///
  /// - Throws: An error if there are too many.
  package static func fields(
    ofURLEncoded text: some Collection<UInt8>
  ) throws(FormError) -> [FormField] {
    var fields: [FormField] = []
    for part in text.split(separator: UInt8(ascii: "&")) {
      guard fields.count < maximumCount else { throw .tooManyFields(limit: maximumCount) }
      let equals = part.firstIndex(of: UInt8(ascii: "="))
      let value = equals.map { decoded(part[part.index(after: $0)...]) }
      fields.append(
        FormField(
          name: decoded(part[..<(equals ?? part.endIndex)]), value: value ?? ""))
    }
    return fields
  }

  /// What `text` stands for: plus signs are spaces, and escapes are undone.
  private static func decoded(_ text: some Collection<UInt8>) -> String {
    PercentEncoding.decoded(text, plusIsSpace: true)
  }
}
