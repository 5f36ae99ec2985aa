/// Steps over JSON text, value by value, without building what is not asked for.
///
/// Never traps, whatever the bytes.
struct JSONScanner {
  private let bytes: [UInt8]
  private let end: Int
  private(set) var position: Int

  /// Values nested more deeply are refused.
  static let deepest = 64

  /// What is wrong with the text.
  struct Failure: Error {
    let reason: String
  }

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next byte that is no white space; nil at the end.
  mutating func peek() -> UInt8? {
    while position < end {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return byte }
      position += 1
    }
    return nil
  }

  /// Steps over `byte` if it comes next.
  mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Steps over `byte`, which must come next.
  mutating func expect(_ byte: Unicode.Scalar) throws(Failure) {
    guard skip(byte) else { throw Failure(reason: "expected \(byte)") }
  }

  /// Steps over a word such as `null` if it comes next.
  mutating func skip(word: StaticString) -> Bool {
    _ = peek()
    let stop = position + word.utf8CodeUnitCount
    guard stop <= end, word.withUTF8Buffer({ $0.elementsEqual(bytes[position..<stop]) }) else {
      return false
    }
    position = stop
    return true
  }

  /// Where the contents of the string that comes next lie, and whether they have escapes.
  private mutating func rawString() throws(Failure) -> (range: Range<Int>, hasEscapes: Bool) {
    guard skip("\"") else { throw Failure(reason: "expected a string") }
    let start = position
    var hasEscapes = false
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return (start..<position - 1, hasEscapes)
      }
      guard byte >= 0x20 else { throw Failure(reason: "a control character in a string") }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        position += 1
      }
      position += 1
    }
    throw Failure(reason: "the line ends in a string")
  }

  /// The contents of the string that comes next.
  mutating func string() throws(Failure) -> String {
    let (range, hasEscapes) = try rawString()
    guard !hasEscapes else { return try JSONEscapes.text(of: bytes[range]) }
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw Failure(reason: "a string that is not UTF-8")
    }
    return text
  }

  /// The bytes of the string that comes next, in UTF-8 unless they are wrong already.
  mutating func stringBytes() throws(Failure) -> ArraySlice<UInt8> {
    let (range, hasEscapes) = try rawString()
    return hasEscapes ? Array(try JSONEscapes.text(of: bytes[range]).utf8)[...] : bytes[range]
  }

  /// The characters of the number that comes next, unchecked.
  mutating func number() throws(Failure) -> ArraySlice<UInt8> {
    _ = peek()
    let start = position
    while position < end, Self.isPartOfNumber(bytes[position]) { position += 1 }
    guard position > start else { throw Failure(reason: "expected a value") }
    return bytes[start..<position]
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Steps over the value that comes next, whatever it is.
  mutating func skipValue(depth: Int = 0) throws(Failure) {
    guard depth < Self.deepest else { throw Failure(reason: "nested too deeply") }
    switch peek() {
    case UInt8(ascii: "\""): _ = try rawString()
    case UInt8(ascii: "{"): try skipMembers(depth: depth)
    case UInt8(ascii: "["): try skipElements(depth: depth)
    default:
      if skip(word: "null") || skip(word: "true") || skip(word: "false") { return }
      // Python writes these two, which JSON lacks.
      if skip(word: "NaN") || skip(word: "Infinity") || skip(word: "-Infinity") { return }
      _ = try number()
    }
  }

  private mutating func skipElements(depth: Int) throws(Failure) {
    try expect("[")
    if skip("]") { return }
    repeat { try skipValue(depth: depth + 1) } while skip(",")
    try expect("]")
  }

  private mutating func skipMembers(depth: Int) throws(Failure) {
    try expect("{")
    if skip("}") { return }
    repeat {
      _ = try rawString()
      try expect(":")
      try skipValue(depth: depth + 1)
    } while skip(",")
    try expect("}")
  }
}
