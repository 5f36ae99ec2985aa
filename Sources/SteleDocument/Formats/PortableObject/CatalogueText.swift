import SteleBase

/// A text in quotes, over one line or several.
struct CatalogueText: Sendable {
  /// The text, its escapes undone, without what `escapes` stand for.
  var value: [UInt8] = []
  /// What cannot be shown, such as `\a` and `\033[1m`, in order.
  var escapes: [Escape] = []
  /// From the first quote to behind the last.
  var range: Range<Int>
  /// Whether it has more than one line.
  var isWrapped = false

  struct Escape: Sendable {
    /// Where it stands in the text's value.
    var offset: Int
    /// As the catalogue writes it.
    var source: [UInt8]
  }

  var isEmpty: Bool { value.isEmpty && escapes.isEmpty }
}

extension CatalogueText {
  /// Adds the text of `line`, which begins with a quote.
  ///
  /// - Returns: Where the line breaks a rule, and which; nil if it does not.
  mutating func append(_ line: ArraySlice<UInt8>) -> (offset: Int, reason: String)? {
    var position = line.startIndex + 1
    while position < line.endIndex {
      switch line[position] {
      case UInt8(ascii: "\""):
        return position + 1 == line.endIndex
          ? nil : (position + 1, "text follows a closing quote")
      case UInt8(ascii: "\\"):
        guard position + 1 < line.endIndex else { return unclosed(line) }
        position = appendEscape(of: line, at: position)
      case 0..<0x20, 0x7F:
        guard line[position] != 0x09 else { fallthrough }
        position = appendControl(of: line, at: position, until: position + 1, code: line[position])
      default:
        value.append(line[position])
        position += 1
      }
    }
    return unclosed(line)
  }

  private func unclosed(_ line: ArraySlice<UInt8>) -> (offset: Int, reason: String) {
    (line.startIndex, "the quote that begins here is not closed")
  }

  /// Adds the escape at `start` of `line`, and says where it ends.
  private mutating func appendEscape(of line: ArraySlice<UInt8>, at start: Int) -> Int {
    switch line[start + 1] {
    case UInt8(ascii: "n"): value.append(0x0A)
    case UInt8(ascii: "t"): value.append(0x09)
    case UInt8(ascii: "r"): value.append(0x0D)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): value.append(line[start + 1])
    default:
      let codes = Self.codes(of: line, at: start)
      if !codes.bytes.isEmpty, codes.bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
        UTF8Validation.firstInvalidByte(of: codes.bytes) == nil
      {
        value += codes.bytes
        return codes.end
      }
      let code = codes.bytes.count == 1 ? codes.bytes[0] : nil
      return appendControl(of: line, at: start, until: max(codes.end, start + 2), code: code)
    }
    return start + 2
  }

  /// Adds what is written from `start` to `end` for the control character `code`, and says where it
  /// ends.
  ///
  /// A terminal's sequence stays whole: an escape, a bracket, numbers and a letter.
  private mutating func appendControl(
    of line: ArraySlice<UInt8>, at start: Int, until end: Int, code: UInt8?
  ) -> Int {
    var end = end
    if code == 0x1B, end < line.endIndex, line[end] == UInt8(ascii: "[") {
      let numbers = line[(end + 1)...].prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ";") }
      if let last = line[numbers.endIndex...].first, last.isASCIILetter {
        end = numbers.endIndex + 1
      }
    }
    // What follows a backslash may be a character of several bytes.
    while end < line.endIndex, line[end] & 0xC0 == 0x80 { end += 1 }
    escapes.append(Escape(offset: value.count, source: Array(line[start..<end])))
    return end
  }

  /// The bytes that the numbers at `start`, such as `\303\251` or `\x41`, stand for, and where they
  /// end.
  ///
  /// A number below 0x80 stands alone; others may be a character together.
  private static func codes(
    of line: ArraySlice<UInt8>, at start: Int
  ) -> (bytes: [UInt8], end: Int) {
    var bytes: [UInt8] = []
    var position = start
    while position + 1 < line.endIndex, line[position] == UInt8(ascii: "\\"), bytes.count < 4 {
      let isHexadecimal = line[position + 1] == UInt8(ascii: "x")
      let first = position + (isHexadecimal ? 2 : 1)
      let digits = line[first...].prefix(isHexadecimal ? 2 : 3)
        .prefix { isHexadecimal ? $0.isHexadecimalDigit : (0x30...0x37).contains($0) }
      guard
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 8)
      else { break }
      guard bytes.isEmpty || code >= 0x80 else { break }
      bytes.append(code)
      position = digits.endIndex
      if code < 0x80 || UTF8Validation.firstInvalidByte(of: bytes) == nil { break }
    }
    return (bytes, position)
  }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool {
    isASCIIDigit || (0x61...0x66).contains(self | 0x20)
  }
}
