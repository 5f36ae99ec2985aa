import SteleBase

/// Why a document is no TOML, and where.
struct TOMLError: Error {
  var offset: Int
  var reason: String
}

/// Steps over TOML: keys, strings, and values that are none.
///
/// It does not ask whether a key is there twice, nor whether a number or a date is in its range.
struct TOMLScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  /// A part of a key.
  struct Key {
    /// Its quotes and escapes undone.
    var name: [UInt8]
    var place: MessageTree.KeyPlace
  }

  /// A string as it was read.
  struct Text {
    var literal: LiteralText
    /// With its quotes.
    var range: Range<Int>
    var quote: UInt8
    /// Whether it has three quotes on each side.
    var isMultiline: Bool
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func error(_ reason: String, at offset: Int? = nil) -> TOMLError {
    TOMLError(offset: offset ?? position, reason: reason)
  }

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  func isNext(_ character: Unicode.Scalar) -> Bool { peek == UInt8(ascii: character) }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard isNext(character) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ character: Unicode.Scalar) throws(TOMLError) {
    guard skip(character) else { throw error("expected \(character)") }
  }

  mutating func skipBlanks() { position = bytes[...].endOfBlanks(from: position) }

  /// Steps over white space, line ends and comments; false at the end of the file.
  mutating func skipSpaceAndComments() throws(TOMLError) -> Bool {
    while let byte = peek {
      if byte == UInt8(ascii: "#") {
        try skipComment()
      } else if byte == 0x0D, !bytes.has("\r\n", at: position) {
        throw error("a carriage return that ends no line")
      } else if byte.isSpace {
        position += 1
      } else {
        return true
      }
    }
    return false
  }

  private mutating func skipComment() throws(TOMLError) {
    while let byte = peek, byte != 0x0A, byte != 0x0D {
      guard byte >= 0x20 && byte != 0x7F || byte == 0x09 else {
        throw error("a control character in a comment")
      }
      position += 1
    }
  }

  /// Steps over what may follow a value in its line.
  mutating func endLine() throws(TOMLError) {
    skipBlanks()
    if isNext("#") { try skipComment() }
    guard let byte = peek else { return }
    guard byte == 0x0A || bytes.has("\r\n", at: position) else {
      throw error("expected the end of the line")
    }
    position += byte == 0x0A ? 1 : 2
  }

  // MARK: - Keys

  /// The parts of the key that comes next, full stops between them.
  mutating func dottedKey() throws(TOMLError) -> [Key] {
    var keys: [Key] = []
    repeat {
      skipBlanks()
      // A key opens as many maps as it has parts.
      guard keys.count < Self.maximumKeyDepth else { throw error("a key of too many parts") }
      keys.append(try key())
      skipBlanks()
    } while skip(".")
    return keys
  }

  private static let maximumKeyDepth = 64

  private mutating func key() throws(TOMLError) -> Key {
    let start = position
    if isNext("\"") || isNext("'") {
      guard let text = try string(), !text.isMultiline else {
        throw error("a key of several lines", at: start)
      }
      return Key(
        name: text.literal.value,
        place: MessageTree.KeyPlace(name: (start + 1)..<(position - 1), start: start))
    }
    while let byte = peek, byte.isASCIIAlphanumeric || byte == 0x5F || byte == 0x2D {
      position += 1
    }
    guard position > start else { throw error("expected a key") }
    return Key(
      name: Array(bytes[start..<position]),
      place: MessageTree.KeyPlace(name: start..<position, start: start))
  }

  // MARK: - Values

  /// Steps over a number, a truth value or a date.
  mutating func data() throws(TOMLError) {
    let start = position
    while let byte = peek, byte.isASCIIAlphanumeric || "+-_.:".utf8.contains(byte) { position += 1 }
    let word = bytes[start..<position]
    if word.isEqual(to: "true") || word.isEqual(to: "false") { return }
    let digits =
      word.first == UInt8(ascii: "+") || word.first == UInt8(ascii: "-")
      ? word.dropFirst() : word
    if digits.isEqual(to: "inf") || digits.isEqual(to: "nan") { return }
    guard digits.first?.isASCIIDigit == true else { throw error("expected a value", at: start) }
    // A space may part a date from its time.
    let isDate = word.count == 10 && word.dropFirst(4).first == UInt8(ascii: "-")
    if isDate, isNext(" "), position + 3 < bytes.count, bytes[position + 1].isASCIIDigit,
      bytes[position + 3] == UInt8(ascii: ":")
    {
      position += 1
      while let byte = peek, byte.isASCIIAlphanumeric || "+-.:".utf8.contains(byte) {
        position += 1
      }
    }
  }

  /// The string that comes next; nil if none does.
  mutating func string() throws(TOMLError) -> Text? {
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    let start = position
    let isMultiline = isTripleQuote(quote, at: position)
    position += isMultiline ? 3 : 1
    if isMultiline {
      if bytes.has("\r\n", at: position) { position += 2 } else if isNext("\n") { position += 1 }
    }
    var literal = LiteralText(at: position)
    while let byte = peek {
      if byte == quote, !isMultiline || isTripleQuote(quote, at: position) {
        if isMultiline {
          // Two more quotes may belong to the text.
          for _ in 0..<2 where position + 3 < bytes.count && bytes[position + 3] == quote {
            literal.append(byte)
            position += 1
          }
        }
        position += isMultiline ? 3 : 1
        return Text(
          literal: literal, range: start..<position, quote: quote, isMultiline: isMultiline)
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try escape(to: &literal, isMultiline: isMultiline)
        continue
      }
      let isLineEnd = byte == 0x0A || bytes.has("\r\n", at: position)
      guard byte >= 0x20 && byte != 0x7F || byte == 0x09 || isMultiline && isLineEnd else {
        throw error(isLineEnd ? "a text that is not closed" : "a control character in a text")
      }
      literal.append(byte)
      position += 1
      if byte == 0x0D {
        literal.append(0x0A)
        position += 1
      }
    }
    throw error("a text that is not closed", at: start)
  }

  private func isTripleQuote(_ quote: UInt8, at offset: Int) -> Bool {
    offset + 3 <= bytes.count && bytes[offset..<(offset + 3)].allSatisfy { $0 == quote }
  }

  private mutating func escape(
    to literal: inout LiteralText, isMultiline: Bool
  ) throws(TOMLError) {
    let start = position
    guard start + 1 < bytes.count else { throw error("a text that is not closed") }
    position += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      literal.append([bytes[start + 1]], for: start..<position)
    case UInt8(ascii: "n"): literal.append([0x0A], for: start..<position)
    case UInt8(ascii: "t"): literal.append([0x09], for: start..<position)
    case UInt8(ascii: "r"): literal.append([0x0D], for: start..<position)
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "e"):
      literal.append([], for: start..<position, as: .point)
    case UInt8(ascii: "x"): try number(of: 2, from: start, to: &literal)
    case UInt8(ascii: "u"): try number(of: 4, from: start, to: &literal)
    case UInt8(ascii: "U"): try number(of: 8, from: start, to: &literal)
    default:
      // A line's end, which is no part of the text, nor is the white space behind it.
      position = bytes[...].endOfBlanks(from: start + 1)
      guard isMultiline, isNext("\n") || bytes.has("\r\n", at: position) else {
        throw error("an unknown escape sequence", at: start)
      }
      while let byte = peek, byte.isSpace { position += 1 }
      literal.append([], for: start..<position)
    }
  }

  /// Adds the character whose number has so many hexadecimal digits.
  private mutating func number(
    of digits: Int, from start: Int, to literal: inout LiteralText
  ) throws(TOMLError) {
    let end = start + 2 + digits
    guard end <= bytes.count,
      bytes[(start + 2)..<end].allSatisfy({ $0.hexadecimalDigitValue != nil }),
      let value = UInt32(String(decoding: bytes[(start + 2)..<end], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw error("an unknown escape sequence", at: start) }
    position = end
    if LiteralText.isShown(scalar) {
      literal.append(String(scalar).utf8, for: start..<end)
    } else {
      literal.append([], for: start..<end, as: .point)
    }
  }
}
