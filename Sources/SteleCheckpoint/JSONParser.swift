import SteleBase

/// Reads JSON from files that anyone may have written.
///
/// `JSONDecoder` does not serve here: it takes one of two equal keys, which the safetensors format
/// forbids; it loses the order of keys; and it either refuses the NaN and Infinity that Python
/// writes or accepts all of JSON5. This reader also bounds nesting and the number of values, so
/// that memory stays within a small multiple of the text.
struct JSONParser {
  /// Texts of more bytes are refused: 16 MiB, a hundred times what an NLLB checkpoint needs.
  static let maximumByteCount = 1 << 24
  private static let maximumDepth = 64
  private static let maximumValueCount = 1 << 20

  private var scanner: JSONScanner
  private var valueCount = 0

  /// The value of the text in `range` of `file`; the whole file if there is no range.
  ///
  /// Never traps, whatever the bytes.
  ///
  /// - Complexity: O(*n*) for a text of *n* bytes.
  static func value(
    of file: RawSpan, in range: Range<Int>? = nil, part: String
  ) throws(CheckpointError) -> JSONValue {
    let range = range ?? 0..<file.byteCount
    guard range.count <= maximumByteCount else {
      throw .tooLarge(part: part, byteCount: range.count, limit: maximumByteCount)
    }
    guard let bytes = file.bytes(in: range) else {
      throw .invalidJSON(offset: file.byteCount, reason: "the text ends early")
    }
    do throws(JSONError) {
      var parser = JSONParser(scanner: JSONScanner(bytes, maximumDepth: maximumDepth))
      let value = try parser.value()
      try parser.scanner.finish()
      return value
    } catch {
      throw .invalidJSON(offset: range.lowerBound + error.offset, reason: error.reason)
    }
  }

  /// The object of the text in `range` of `file`; any other value is an error.
  static func object(
    of file: RawSpan, in range: Range<Int>? = nil, part: String
  ) throws(CheckpointError) -> JSONObject {
    let value = try value(of: file, in: range, part: part)
    guard case .object(let object) = value else {
      throw .invalidJSON(
        offset: range?.lowerBound ?? 0, reason: "expected an object, found \(value.kind)")
    }
    return object
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    valueCount += 1
    guard valueCount <= Self.maximumValueCount else { throw scanner.error("too many values") }
    switch scanner.peek() {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    default: break
    }
    if scanner.skip(word: "null") { return .null }
    if scanner.skip(word: "true") { return .bool(true) }
    if scanner.skip(word: "false") { return .bool(false) }
    if let number = scanner.skipPythonNumber() { return .number(number) }
    return try number()
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    try scanner.open("[")
    var elements: [JSONValue] = []
    if scanner.skipEnd("]") { return elements }
    repeat { elements.append(try value()) } while scanner.skip(",")
    try scanner.close("]")
    return elements
  }

  private mutating func object() throws(JSONError) -> JSONObject {
    try scanner.open("{")
    var object = JSONObject()
    if scanner.skipEnd("}") { return object }
    repeat {
      let key = try string()
      try scanner.expect(":")
      guard object.append(key, try value()) else {
        throw scanner.error("the key \(key.forMessage) occurs twice")
      }
    } while scanner.skip(",")
    try scanner.close("}")
    return object
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let number = try scanner.number()
    let text = String(decoding: number.digits, as: UTF8.self)
    if number.isInteger, let integer = Int(text) { return .integer(integer) }
    guard let value = Double(text) else { throw scanner.error("unreadable number") }
    return .number(value)
  }

  private mutating func string() throws(JSONError) -> String {
    let text = try scanner.string()
    guard text.isQuickToCompare else { throw scanner.error("a long string that is not ASCII") }
    return text
  }
}
