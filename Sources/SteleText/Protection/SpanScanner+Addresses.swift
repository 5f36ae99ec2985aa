import SteleBase

extension SpanScanner {
  /// `scheme://…`, `mailto:…`, `tel:…` or `data:type/name,…` around the colon.
  func addressAfterScheme(colon: Int) -> Range<Int>? {
    let hasAuthority =
      text.byte(at: colon + 1) == UInt8(ascii: "/") && text.byte(at: colon + 2) == UInt8(ascii: "/")
    guard
      hasAuthority || text.byte(at: colon + 1).isASCIIAlphanumeric
        || text.byte(at: colon + 1) == 0x2B
    else { return nil }
    var start = colon
    while start > max(lastEnd, colon - Self.longestScheme), Self.isInScheme(text[start - 1]) {
      start -= 1
    }
    while start < colon, !text[start].isASCIILetter { start += 1 }
    guard hasAuthority else {
      return opaqueAddress(from: start, colon: colon)
    }
    guard colon - start >= 2 else { return nil }
    return address(from: start, body: colon + 3)
  }

  /// An address without a host.
  ///
  /// Only few schemes are told from words before a colon.
  private func opaqueAddress(from start: Int, colon: Int) -> Range<Int>? {
    let body = colon + 1
    switch colon - start {
    case 6 where text.matches("mailto", at: start): return address(from: start, body: body)
    case 3 where text.matches("tel", at: start):
      let end = text.end(from: body) { $0.isASCIIDigit || "+-.()".utf8.contains($0) }
      return end - body >= 3 ? start..<end : nil
    case 4 where text.matches("data", at: start):
      let type = text.end(from: body) { $0.isASCIIAlphanumeric || "/.+-".utf8.contains($0) }
      guard text[body..<type].contains(UInt8(ascii: "/")), ",;".utf8.contains(text.byte(at: type))
      else {
        return nil
      }
      return
        start..<text.end(from: type) { $0.isASCIIAlphanumeric || ";,=%+/._-".utf8.contains($0) }
    default: return nil
    }
  }

  /// `www.…`, at the start of a word.
  func webAddress(at start: Int) -> Range<Int>? {
    guard text.matches("www.", at: start), text.byte(at: start + 4).isASCIIAlphanumeric else {
      return nil
    }
    let before = text.byte(at: start - 1)
    guard
      start == lastEnd
        || !(before.isASCIIAlphanumeric || before == UInt8(ascii: ".")
          || before == UInt8(ascii: "-")
          || before == UInt8(ascii: "@"))
    else { return nil }
    return address(from: start, body: start + 4)
  }

  /// `name@host.domain` around the sign; all of it ASCII, as in nearly all that exist.
  func mailAddress(at sign: Int) -> Range<Int>? {
    var start = sign
    while start > max(lastEnd, sign - Self.longestMailbox), Self.isInMailbox(text[start - 1]) {
      start -= 1
    }
    while start < sign, !(text[start].isASCIIAlphanumeric || text[start] == UInt8(ascii: "_")) {
      start += 1
    }
    guard start < sign, text[sign - 1] != UInt8(ascii: ".") else { return nil }
    var end = sign + 1
    var labelCount = 0
    var label = sign + 1..<sign + 1
    while true {
      let labelEnd = text.end(from: end) { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
      guard labelEnd > end else { break }
      label = end..<labelEnd
      labelCount += 1
      guard text.byte(at: labelEnd) == UInt8(ascii: "."),
        text.byte(at: labelEnd + 1).isASCIIAlphanumeric
      else { break }
      end = labelEnd + 1
    }
    var last = label.upperBound
    while last > label.lowerBound, text[last - 1] == UInt8(ascii: "-") { last -= 1 }
    guard labelCount >= 2, last - label.lowerBound >= 2, text[label.lowerBound].isASCIILetter
    else { return nil }
    return start..<last
  }

  /// From `start` to the end of the address whose part after the scheme starts at `body`.
  private func address(from start: Int, body: Int) -> Range<Int>? {
    let first = text.byte(at: body)
    guard first.isASCIIAlphanumeric || first >= 0x80 || "[/{$%".utf8.contains(first) else {
      return nil
    }
    var end = addressEnd(from: body)
    while end > body, Self.endsNoAddress(text[end - 1]) { end -= 1 }
    return end > body ? start..<end : nil
  }

  /// The first byte from `body` on that is in no address: white space, quotation marks, and
  /// brackets that close what the address did not open.
  private func addressEnd(from body: Int) -> Int {
    var end = body
    var (round, square, curly) = (0, 0, 0)
    while end < text.count {
      let byte = text[end]
      switch byte {
      case 0..<0x21, 0x7F: return end
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"),
        UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "|"):
        return end
      case UInt8(ascii: "("): round += 1
      case UInt8(ascii: "["): square += 1
      case UInt8(ascii: "{"): curly += 1
      case UInt8(ascii: ")"):
        round -= 1
        if round < 0 { return end }
      case UInt8(ascii: "]"):
        square -= 1
        if square < 0 { return end }
      case UInt8(ascii: "}"):
        curly -= 1
        if curly < 0 { return end }
      case 0x80...:
        guard let length = addressCharacterLength(at: end, follows: end > body) else { return end }
        end += length
        continue
      default: break
      }
      end += 1
    }
    return end
  }

  /// The length of the character at `index` if it can be in an address: a letter, mark or number.
  ///
  /// Where words are written without spaces, the text goes on right behind an address. There a
  /// letter of the address is one that follows such a letter or a sign, as in `/wiki/中国`.
  private func addressCharacterLength(at index: Int, follows: Bool) -> Int? {
    guard let (scalar, length) = UTF8Character.scalar(in: text, at: index) else { return nil }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      break
    default: return nil
    }
    if follows, WordBoundary.joinsWithoutSpaces(scalar), text[index - 1].isASCIIAlphanumeric {
      return nil
    }
    return length
  }

  private static let longestScheme = 32
  private static let longestMailbox = 64

  private static func isInScheme(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  private static func isInMailbox(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "._%+-".utf8.contains(byte)
  }

  /// Punctuation that an address ends before, and brackets that nothing closes.
  private static func endsNoAddress(_ byte: UInt8) -> Bool {
    ".,:;!?'*_~([{".utf8.contains(byte)
  }
}
