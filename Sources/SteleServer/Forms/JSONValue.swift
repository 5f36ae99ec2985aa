package import SteleBase

/// A JSON text that was read as a whole.
///
/// Safe for texts from anywhere: they nest eight levels deep at most, and have no more than a hundred
/// thousand values, so that little text does not become much memory.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// The members in their order; of equal names the last counts.
  case object([Member])

  /// A member of an object.
  package struct Member: Sendable, Equatable {
    package var name: String
    package var value: JSONValue
  }

  private static let maximumDepth = 8
  private static let maximumCount = 100_000

  /// Reads all of `bytes`.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    let start = ByteOrderMark.skipped(bytes).startIndex
    var scanner = JSONScanner(bytes, in: start..<bytes.count, maximumDepth: Self.maximumDepth)
    var count = 0
    self = try Self.value(from: &scanner, count: &count)
    try scanner.finish()
  }

  /// The value that comes next; nesting is bounded by the scanner.
  private static func value(
    from scanner: inout JSONScanner, count: inout Int
  ) throws(JSONError) -> JSONValue {
    count += 1
    guard count <= maximumCount else { throw scanner.error("too many values") }
    switch scanner.peek() {
    case UInt8(ascii: "{"):
      try scanner.open("{")
      var members: [Member] = []
      if scanner.skipEnd("}") { return .object(members) }
      repeat {
        let name = try scanner.string()
        try scanner.expect(":")
        members.append(Member(name: name, value: try value(from: &scanner, count: &count)))
      } while scanner.skip(",")
      try scanner.close("}")
      return .object(members)
    case UInt8(ascii: "["):
      try scanner.open("[")
      var elements: [JSONValue] = []
      if scanner.skipEnd("]") { return .array(elements) }
      repeat {
        elements.append(try value(from: &scanner, count: &count))
      } while scanner.skip(",")
      try scanner.close("]")
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try scanner.string())
    default: break
    }
    if scanner.skip(word: "null") { return .null }
    if scanner.skip(word: "true") { return .bool(true) }
    if scanner.skip(word: "false") { return .bool(false) }
    let number = try scanner.number()
    let text = String(decoding: number.digits, as: UTF8.self)
    return .number(Double(text) ?? .infinity)
  }

  /// The value of the member `name`; nil if there is none, or this is no object.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }
}
