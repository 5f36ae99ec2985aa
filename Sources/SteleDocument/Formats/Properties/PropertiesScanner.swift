import SteleBase

/// Steps over the entries of a file of Java's `Properties`, as `Properties.load` reads them.
struct PropertiesScanner {
  private let bytes: [UInt8]
  private var position = 0

  /// A key and its value.
  struct Entry {
    /// The key, its escapes undone.
    var key: [UInt8]
    var value: LiteralText
    /// Where the value lies, its continued lines included.
    var range: Range<Int>
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next entry; nil at the end.
  mutating func next() -> Entry? {
    while position < bytes.count {
      skipBlanks()
      guard position < bytes.count else { return nil }
      switch bytes[position] {
      case 0x0A, 0x0D: position += 1
      case UInt8(ascii: "#"), UInt8(ascii: "!"):
        // A backslash at the end of a comment does not continue it.
        while position < bytes.count, !Self.isLineEnd(bytes[position]) { position += 1 }
      default: return entry()
      }
    }
    return nil
  }

  private mutating func entry() -> Entry {
    var key = LiteralText(at: position)
    while position < bytes.count {
      let byte = bytes[position]
      if Self.isLineEnd(byte) || Self.isBlank(byte) || Self.isSeparator(byte) { break }
      character(to: &key)
    }
    skipBlanksAndContinuations()
    if position < bytes.count, Self.isSeparator(bytes[position]) {
      position += 1
      skipBlanksAndContinuations()
    }
    let start = position
    var value = LiteralText(at: start)
    while position < bytes.count, !Self.isLineEnd(bytes[position]) { character(to: &value) }
    return Entry(key: key.value, value: value, range: start..<position)
  }

  /// Adds the character that comes next to `text`.
  private mutating func character(to text: inout LiteralText) {
    let start = position
    guard bytes[start] == UInt8(ascii: "\\"), start + 1 < bytes.count else {
      // A backslash at the file's very end stands for nothing.
      position += 1
      if bytes[start] == UInt8(ascii: "\\") {
        text.append([], for: start..<position)
      } else {
        text.append(bytes[start])
      }
      return
    }
    position = start + 2
    switch bytes[start + 1] {
    case 0x0A, 0x0D:
      position = start + 1
      skipContinuation()
      text.append([], for: start..<position)
    case UInt8(ascii: "n"):
      // Lines that end where the text's do.
      if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        Self.isLineEnd(bytes[position + 1])
      {
        position += 1
        skipContinuation()
      }
      text.append([0x0A], for: start..<position)
    case UInt8(ascii: "t"): text.append([0x09], for: start..<position)
    case UInt8(ascii: "r"): text.append([0x0D], for: start..<position)
    case UInt8(ascii: "f"): text.append([], for: start..<position, as: .point)
    case UInt8(ascii: "u"): codeUnits(from: start, to: &text)
    default:
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
      text.append(bytes[(start + 1)..<position], for: start..<position)
    }
  }

  /// Adds the escapes of one code unit, or of the two of a surrogate pair.
  private mutating func codeUnits(from start: Int, to text: inout LiteralText) {
    guard let unit = EscapedCodeUnit.value(at: start + 2, of: bytes, digits: 4) else {
      // Java refuses the file, and Mozilla takes the letter.
      text.append([], for: start..<position, as: .point)
      return
    }
    position = start + 6
    var units = [unit]
    if UTF16.isLeadSurrogate(unit), bytes.has("\\u", at: position),
      let trail = EscapedCodeUnit.value(at: position + 2, of: bytes, digits: 4),
      UTF16.isTrailSurrogate(trail)
    {
      units.append(trail)
      position += 6
    }
    text.append(codeUnits: units, for: start..<position)
  }

  /// Steps over a line's end and the white space that begins the next line.
  private mutating func skipContinuation() {
    if bytes.has("\r\n", at: position) { position += 1 }
    position += 1
    skipBlanks()
  }

  private mutating func skipBlanks() {
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
  }

  private mutating func skipBlanksAndContinuations() {
    skipBlanks()
    while position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      Self.isLineEnd(bytes[position + 1])
    {
      position += 1
      skipContinuation()
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0C
  }
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":")
  }
}
