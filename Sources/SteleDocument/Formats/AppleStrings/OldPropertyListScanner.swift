import SteleBase

/// Reads property lists in the old text form, as Apple's Foundation does.
struct OldPropertyListScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var parts = DocumentParts()
  private static let maximumDepth = 512

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A dictionary or list that is not closed yet.
  private struct Container {
    var isDictionary: Bool
    /// What closes it; nil for the outermost of a file without braces.
    var end: UInt8?
    /// Whether what is in it is translated.
    var isTaken: Bool
  }

  /// A string as it was read.
  private struct Token {
    var literal: LiteralText
    /// With its quotes.
    var range: Range<Int>
    /// The quote around it; nil for none.
    var quote: UInt8?
  }

  private func error(_ reason: String, at offset: Int? = nil) -> DocumentError {
    let offset = offset ?? position
    return .malformed(
      .appleStrings, at: offset, of: bytes, offset >= bytes.count ? "it ends early" : reason)
  }

  /// The units of the file.
  mutating func parts(options: DocumentOptions) throws(DocumentError) -> DocumentParts {
    var keys = ChosenKeys(options)
    var open = [Container(isDictionary: true, end: nil, isTaken: true)]
    try skipSpace()
    if peek == UInt8(ascii: "{") {
      position += 1
      open = [Container(isDictionary: true, end: UInt8(ascii: "}"), isTaken: true)]
    }
    while let container = open.last {
      try skipSpace()
      guard let next = peek else {
        guard container.end == nil else { throw error("") }
        break
      }
      if next == container.end {
        position += 1
        open.removeLast()
        if let outer = open.last { try skipSeparator(in: outer) }
        continue
      }
      var isTaken = container.isTaken
      if container.isDictionary {
        let key = try string("a key")
        isTaken = keys.takes(key.literal.value) && isTaken
        try skipSpace()
        if peek == UInt8(ascii: ";") {
          // A key alone is its own value.
          if isTaken { addShorthand(key) }
          position += 1
          continue
        }
        guard peek == UInt8(ascii: "=") else { throw error("expected = or ; behind a key") }
        position += 1
        try skipSpace()
      }
      if let inner = try beginContainer(isTaken: isTaken) {
        guard open.count < Self.maximumDepth else { throw error("nested too deeply") }
        open.append(inner)
        continue
      }
      if peek == UInt8(ascii: "<") {
        try skipData()
      } else {
        let value = try string("a value")
        if isTaken { add(value) }
      }
      try skipSeparator(in: container)
    }
    try skipSpace()
    guard position >= bytes.count else { throw error("text behind the last brace") }
    parts.notices = keys.notices
    return parts
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The container that begins here, its bracket stepped over; nil if none does.
  private mutating func beginContainer(isTaken: Bool) throws(DocumentError) -> Container? {
    switch peek {
    case UInt8(ascii: "{"):
      position += 1
      return Container(isDictionary: true, end: UInt8(ascii: "}"), isTaken: isTaken)
    case UInt8(ascii: "("):
      position += 1
      return Container(isDictionary: false, end: UInt8(ascii: ")"), isTaken: isTaken)
    default: return nil
    }
  }

  /// Steps over what comes behind a value: a semicolon, or a comma of a list, which the last may
  /// lack.
  private mutating func skipSeparator(in container: Container) throws(DocumentError) {
    try skipSpace()
    let separator = container.isDictionary ? UInt8(ascii: ";") : UInt8(ascii: ",")
    if peek == separator {
      position += 1
    } else if let end = container.end, peek == end {
      return
    } else {
      throw error(container.isDictionary ? "expected ; behind a value" : "expected , or )")
    }
  }

  /// Steps over white space and comments.
  private mutating func skipSpace() throws(DocumentError) {
    while let byte = peek {
      if byte.isASCIIWhiteSpace {
        position += 1
      } else if bytes.has("\u{2028}", at: position) || bytes.has("\u{2029}", at: position) {
        position += 3
      } else if bytes.has("//", at: position) {
        while let byte = peek, byte != 0x0A, byte != 0x0D { position += 1 }
      } else if bytes.has("/*", at: position) {
        let start = position
        position += 2
        while !bytes.has("*/", at: position) {
          guard position < bytes.count else {
            throw .malformed(.appleStrings, at: start, of: bytes, "a comment that does not end")
          }
          position += 1
        }
        position += 2
      } else {
        return
      }
    }
  }

  /// Steps over bytes in hexadecimal digits.
  private mutating func skipData() throws(DocumentError) {
    position += 1
    while let byte = peek, byte.hexadecimalDigitValue != nil || byte.isASCIIWhiteSpace {
      position += 1
    }
    guard peek == UInt8(ascii: ">") else { throw error("expected > behind data") }
    position += 1
  }

  // MARK: - Strings

  private mutating func string(_ what: String) throws(DocumentError) -> Token {
    let start = position
    if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      var literal = LiteralText(at: position)
      while let byte = peek, byte != quote {
        if byte == UInt8(ascii: "\\") {
          guard position + 1 < bytes.count else { break }
          escape(to: &literal)
        } else if byte < 0x20, !byte.isSpace {
          literal.append([], for: position..<(position + 1), as: .point)
          position += 1
        } else {
          literal.append(byte)
          position += 1
        }
      }
      guard peek == quote else { throw error("a text whose quote is not closed", at: start) }
      position += 1
      return Token(literal: literal, range: start..<position, quote: quote)
    }
    var literal = LiteralText(at: start)
    while let byte = peek, Self.isUnquoted(byte), !startsComment {
      literal.append(byte)
      position += 1
    }
    guard position > start else { throw error("expected \(what)") }
    return Token(literal: literal, range: start..<position)
  }

  private var startsComment: Bool {
    bytes.has("//", at: position) || bytes.has("/*", at: position)
  }

  private static func isUnquoted(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "_$/:.-".utf8.contains(byte)
  }

  /// Adds what the escape that begins here stands for.
  private mutating func escape(to literal: inout LiteralText) {
    let start = position
    position += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "n"): literal.append([0x0A], for: start..<position)
    case UInt8(ascii: "t"): literal.append([0x09], for: start..<position)
    case UInt8(ascii: "r"): literal.append([0x0D], for: start..<position)
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"):
      literal.append([], for: start..<position, as: .point)
    case UInt8(ascii: "U"), UInt8(ascii: "u"): codeUnits(from: start, to: &literal)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var code = 0
      position = start + 1
      while position < bytes.count, position < start + 4, 0x30...0x37 ~= bytes[position] {
        code = code * 8 + Int(bytes[position] - 0x30)
        position += 1
      }
      // Those above are of NeXTSTEP's character set.
      if 0x20..<0x7F ~= code, position == start + 4 {
        literal.append([UInt8(code)], for: start..<position)
      } else {
        literal.append([], for: start..<position, as: .point)
      }
    default:
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      literal.append(bytes[(start + 1)..<position], for: start..<position)
    }
  }

  /// Adds the escapes of one code unit, or of the two of a surrogate pair.
  ///
  /// There are as many digits as follow, up to four.
  private mutating func codeUnits(from start: Int, to literal: inout LiteralText) {
    func unit(at offset: Int) -> (value: UInt16, end: Int)? {
      for count in [4, 3, 2, 1] {
        if let value = EscapedCodeUnit.value(at: offset, of: bytes, digits: count) {
          return (value, offset + count)
        }
      }
      return nil
    }
    guard let lead = unit(at: start + 2) else {
      literal.append([], for: start..<position, as: .point)
      return
    }
    position = lead.end
    // What has fewer digits could run into what follows it somewhere else.
    guard lead.end == start + 6 else {
      literal.append([], for: start..<position, as: .point)
      return
    }
    var units = [lead.value]
    if UTF16.isLeadSurrogate(lead.value),
      bytes.has("\\U", at: position) || bytes.has("\\u", at: position),
      let trail = unit(at: position + 2), trail.end == position + 6,
      UTF16.isTrailSurrogate(trail.value)
    {
      units.append(trail.value)
      position = trail.end
    }
    literal.append(codeUnits: units, for: start..<position)
  }

  // MARK: - Units

  private mutating func add(_ value: Token) {
    guard let quote = value.quote else {
      let mark: [UInt8] = [UInt8(ascii: "\"")]
      parts.add(
        value.literal, of: bytes, escapes: AppleEscapes(quote: mark[0]), opening: mark,
        closing: mark)
      return
    }
    parts.add(value.literal, of: bytes, escapes: AppleEscapes(quote: quote))
  }

  /// Adds the text of a key whose value is missing, to be written behind it.
  private mutating func addShorthand(_ key: Token) {
    parts.add(
      key.literal, of: bytes, escapes: AppleEscapes(quote: UInt8(ascii: "\"")),
      opening: Array(" = \"".utf8), closing: [UInt8(ascii: "\"")],
      in: key.range.upperBound..<key.range.upperBound)
  }
}

/// How `.strings` write characters between quotes.
struct AppleEscapes: CharacterEscapes {
  let quote: UInt8

  func write(
    _ character: ArraySlice<UInt8>, isFirst: Bool, wasPlain: Bool, to output: inout [UInt8]
  ) {
    switch character.first {
    case quote?, UInt8(ascii: "\\"): output += [UInt8(ascii: "\\")] + character
    case 0x0A where !wasPlain: output += "\\n".utf8
    case 0x0D where !wasPlain: output += "\\r".utf8
    case 0x09 where !wasPlain: output += "\\t".utf8
    case let control? where control < 0x20 && !wasPlain:
      EscapedCodeUnit.write(character, letter: "U", isUppercase: false, to: &output)
    default: output += character
    }
  }
}
