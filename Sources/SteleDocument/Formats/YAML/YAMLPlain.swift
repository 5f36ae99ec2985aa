import SteleBase

/// Plain scalars of YAML: what they stand for, and which texts can be one.
///
/// Readers follow YAML 1.1 or 1.2; what either takes for something else than a text is no text here.
enum YAMLPlain {
  private static let words: Set<String> = [
    "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=",
  ]

  /// Whether a plain scalar is a text: neither null, a truth value, a number nor a date.
  static func isText(_ value: [UInt8]) -> Bool {
    // Without a letter it is a number, a date, or a sign.
    guard value.contains(where: { $0 >= 0x80 || $0.isASCIILetter }) else { return false }
    if value.count <= 5,
      words.contains(String(decoding: value.map(\.asciiLowercased), as: UTF8.self))
    {
      return false
    }
    return !isNumber(value) && !isTimestamp(value) && !isSymbol(value)
  }

  private static func isNumber(_ value: [UInt8]) -> Bool {
    var rest = value[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    guard let first = rest.first, first.isASCIIDigit || first == UInt8(ascii: ".") else {
      return false
    }
    let small = rest.map(\.asciiLowercased)
    if small.elementsEqual(".inf".utf8) || small.elementsEqual(".nan".utf8) { return true }
    if small.starts(with: "0x".utf8) {
      return small.dropFirst(2).allSatisfy { $0.hexadecimalDigitValue != nil || $0 == 0x5F }
    }
    if small.starts(with: "0o".utf8) || small.starts(with: "0b".utf8) {
      return small.dropFirst(2).allSatisfy { $0.isASCIIDigit || $0 == 0x5F }
    }
    let mantissa = small.prefix { $0.isASCIIDigit || "_,.:".utf8.contains($0) }
    var exponent = small[mantissa.endIndex...]
    guard exponent.first == UInt8(ascii: "e") else { return exponent.isEmpty }
    exponent = exponent.dropFirst()
    if exponent.first == UInt8(ascii: "-") || exponent.first == UInt8(ascii: "+") {
      exponent = exponent.dropFirst()
    }
    return exponent.allSatisfy(\.isASCIIDigit)
  }

  /// Such as `2001-12-14t21:59:43.10-05:00`.
  private static func isTimestamp(_ value: [UInt8]) -> Bool {
    value.count >= 8 && value.prefix(4).allSatisfy(\.isASCIIDigit) && value[4] == UInt8(ascii: "-")
      && value.allSatisfy { $0.isASCIIDigit || "-:.+ \tTtZz".utf8.contains($0) }
  }

  /// Whether it is a symbol of Ruby, such as `:year`.
  private static func isSymbol(_ value: [UInt8]) -> Bool {
    value.first == UInt8(ascii: ":") && value.count > 1
      && value.dropFirst().allSatisfy { $0.isASCIIAlphanumeric || "_?!".utf8.contains($0) }
  }

  /// Whether `text` can be written plain, in a collection in brackets if `isInFlow`.
  static func canBe(_ text: [UInt8], isInFlow: Bool) -> Bool {
    guard let first = text.first, let last = text.last, isText(text), !first.isSpace, !last.isSpace,
      !"-?:,[]{}#&*!|>'\"%@`".utf8.contains(first), last != UInt8(ascii: ":"),
      !text.starts(with: "...".utf8)
    else { return false }
    var previous: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: "#"), previous.isSpace { return false }
      if byte.isSpace, previous == UInt8(ascii: ":") { return false }
      if isInFlow, ",[]{}:?".utf8.contains(byte) { return false }
      if byte == 0x09 { return false }
      previous = byte
    }
    return true
  }
}
