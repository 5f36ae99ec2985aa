/// Strings of JSON with escapes in them.
enum JSONEscapes {
  /// The text that `bytes`, what stands between the quotes, spells.
  static func text(of bytes: ArraySlice<UInt8>) throws(JSONScanner.Failure) -> String {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") {
        result += String(try scalar(&rest)).utf8
      } else {
        result.append(byte)
      }
    }
    guard let text = String(validating: result, as: UTF8.self) else {
      throw JSONScanner.Failure(reason: "a string that is not UTF-8")
    }
    return text
  }

  /// The character that stands after a backslash.
  private static func scalar(
    _ rest: inout ArraySlice<UInt8>
  ) throws(JSONScanner.Failure) -> Unicode.Scalar {
    switch rest.popFirst() {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw JSONScanner.Failure(reason: "an unknown escape sequence")
    }
    var code = UInt32(try codeUnit(&rest))
    if UTF16.isLeadSurrogate(UInt16(code)) {
      guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u") else {
        throw JSONScanner.Failure(reason: "half a surrogate pair")
      }
      let trail = try codeUnit(&rest)
      guard UTF16.isTrailSurrogate(trail) else {
        throw JSONScanner.Failure(reason: "half a surrogate pair")
      }
      code = 0x1_0000 + (code & 0x3FF) << 10 + UInt32(trail & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw JSONScanner.Failure(reason: "half a surrogate pair")
    }
    return scalar
  }

  /// The four hexadecimal digits that come next.
  private static func codeUnit(
    _ rest: inout ArraySlice<UInt8>
  ) throws(JSONScanner.Failure) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = rest.popFirst(),
        let digit = Character(Unicode.Scalar(byte)).hexDigitValue
      else { throw JSONScanner.Failure(reason: "expected four hexadecimal digits") }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
