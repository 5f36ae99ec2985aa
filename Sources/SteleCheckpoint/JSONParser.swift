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

  private let bytes: [UInt8]
  /// Where `bytes` starts in the file, for messages.
  private let base: Int
  private var position = 0
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
    var parser = JSONParser(bytes: bytes, base: range.lowerBound)
    let value = try parser.value(depth: 0)
    parser.skipWhitespace()
    guard parser.position == bytes.count else { throw parser.error("text after the value") }
    return value
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

  private init(bytes: [UInt8], base: Int) {
    self.bytes = bytes
    self.base = base
  }

  private func error(_ reason: String) -> CheckpointError {
    .invalidJSON(offset: base + position, reason: reason)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipWhitespace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  /// Steps over `byte`, after white space, if it comes next.
  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    skipWhitespace()
    guard current == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func skip(word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    let matches = word.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
    if matches { position = end }
    return matches
  }

  private mutating func value(depth: Int) throws(CheckpointError) -> JSONValue {
    guard depth < Self.maximumDepth else { throw error("nested too deeply") }
    valueCount += 1
    guard valueCount <= Self.maximumValueCount else { throw error("too many values") }
    skipWhitespace()
    switch current {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    default: break
    }
    if skip(word: "null") { return .null }
    if skip(word: "true") { return .bool(true) }
    if skip(word: "false") { return .bool(false) }
    if skip(word: "NaN") { return .number(.nan) }
    if skip(word: "Infinity") { return .number(.infinity) }
    if skip(word: "-Infinity") { return .number(-.infinity) }
    return try number()
  }

  private mutating func array(depth: Int) throws(CheckpointError) -> [JSONValue] {
    position += 1
    var elements: [JSONValue] = []
    if skip("]") { return elements }
    while true {
      elements.append(try value(depth: depth + 1))
      if skip("]") { return elements }
      guard skip(",") else { throw error("expected , or ] in an array") }
    }
  }

  private mutating func object(depth: Int) throws(CheckpointError) -> JSONObject {
    position += 1
    var object = JSONObject()
    if skip("}") { return object }
    while true {
      skipWhitespace()
      guard current == UInt8(ascii: "\"") else { throw error("expected a key in an object") }
      let key = try string()
      guard skip(":") else { throw error("expected : after a key") }
      guard object.append(key, try value(depth: depth + 1)) else {
        throw error("the key \(key.forMessage) occurs twice")
      }
      if skip("}") { return object }
      guard skip(",") else { throw error("expected , or } in an object") }
    }
  }
}

extension JSONParser {
  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = current, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func number() throws(CheckpointError) -> JSONValue {
    let start = position
    var isInteger = true
    if current == UInt8(ascii: "-") { position += 1 }
    let startsWithZero = current == UInt8(ascii: "0")
    let digits = skipDigits()
    guard digits > 0, digits == 1 || !startsWithZero else { throw error("expected a value") }
    if current == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      guard skipDigits() > 0 else { throw error("expected a digit") }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() > 0 else { throw error("expected a digit") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text) else { throw error("unreadable number") }
    return .number(number)
  }

  private mutating func string() throws(CheckpointError) -> String {
    position += 1
    var start = position
    var text = ""
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        text += try run(from: start)
        guard text.isQuickToCompare else { throw error("a long string that is not ASCII") }
        position += 1
        return text
      case UInt8(ascii: "\\"):
        text += try run(from: start)
        position += 1
        text.unicodeScalars.append(try escapedScalar())
        start = position
      case 0..<0x20: throw error("a control character in a string")
      default: position += 1
      }
    }
    throw error("the text ends in a string")
  }

  /// The unescaped bytes from `start` up to here, as text.
  private func run(from start: Int) throws(CheckpointError) -> String {
    guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
      throw error("a string that is not UTF-8")
    }
    return text
  }

  /// The character that the escape sequence after a backslash stands for.
  private mutating func escapedScalar() throws(CheckpointError) -> Unicode.Scalar {
    guard let byte = current else { throw error("the text ends in a string") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw error("an unknown escape sequence")
    }
    var code = UInt32(try codeUnit())
    if UTF16.isLeadSurrogate(UInt16(code)), skip(word: "\\u") {
      let trail = try codeUnit()
      guard UTF16.isTrailSurrogate(trail) else { throw error("half a surrogate pair") }
      code = 0x1_0000 + (code & 0x3FF) << 10 + UInt32(trail & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair") }
    return scalar
  }

  /// The four hexadecimal digits of an escape sequence.
  private mutating func codeUnit() throws(CheckpointError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw error("expected four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}
