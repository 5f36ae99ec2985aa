import SteleBase

/// The type of a body, as `Content-Type` tells it.
struct MediaType: Equatable {
  /// Type and subtype in lower case, such as `application/json`.
  let name: String
  /// The parameters by their names in lower case, of equal names the first.
  let parameters: [String: String]

  /// What JSON replies have.
  static let json = "application/json"

  /// Reads the value of a header's field.
  init(_ text: String) {
    var rest = text.utf8[...]
    let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
    name = String(decoding: rest[..<end].trimming(while: \.isASCIIBlank), as: UTF8.self)
      .lowercased()
    rest = rest[end...]
    parameters = FieldParameters(rest).values
  }

  /// Whether it is JSON, or something written in it.
  var isJSON: Bool {
    name == Self.json || name.hasPrefix("application/") && name.hasSuffix("+json")
  }
}

/// The parameters of a header's value: `; name=value; name="quoted value"`.
struct FieldParameters {
  /// The values by their names in lower case, of equal names the first.
  private(set) var values: [String: String] = [:]

  /// Reads what follows the first part of a value; what is no parameter is passed over.
  init(_ text: Substring.UTF8View) {
    let bytes = Array(text)
    var position = 0
    while position < bytes.count, values.count < 32 {
      // Up to the next name.
      while position < bytes.count, Self.isBetween(bytes[position]) { position += 1 }
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "="),
        bytes[position] != UInt8(ascii: ";")
      { position += 1 }
      let name = Self.text(bytes[start..<position]).lowercased()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { continue }
      position += 1
      let value = Self.value(in: bytes, at: &position)
      if !name.isEmpty, values[name] == nil { values[name] = value }
    }
  }

  private static func isBetween(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte.isASCIIBlank
  }

  /// The value that begins at `position`, which is moved behind it.
  private static func value(in bytes: [UInt8], at position: inout Int) -> String {
    while position < bytes.count, bytes[position].isASCIIBlank { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: ";") { position += 1 }
      return text(bytes[start..<position])
    }
    position += 1
    var value: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      // A backslash protects a quotation mark and itself; before all else it is a part of a path.
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "\"") || bytes[position + 1] == UInt8(ascii: "\\")
      {
        position += 1
      }
      value.append(bytes[position])
      position += 1
    }
    while position < bytes.count, bytes[position] != UInt8(ascii: ";") { position += 1 }
    return String(decoding: value, as: UTF8.self)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.trimming(while: \.isASCIIBlank), as: UTF8.self)
  }
}
