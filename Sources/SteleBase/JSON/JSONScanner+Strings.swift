extension JSONScanner {
  /// A string that was stepped over.
  package struct RawString {
    /// Where what stands between the quotes lies.
    package var range: Range<Int>
    /// Whether it has escapes.
    ///
    /// Each is one of JSON's, but surrogates may be unpaired.
    package var hasEscapes: Bool
  }

  /// Steps over the string that comes next.
  package mutating func skipString() throws(JSONError) -> RawString {
    guard skip("\"") else { throw error("expected a string") }
    let start = position
    var hasEscapes = false
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return RawString(range: start..<position - 1, hasEscapes: hasEscapes)
      }
      guard byte >= 0x20 else { throw error("a control character in a string") }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        try skipEscape()
      } else {
        position += 1
      }
    }
    throw error("the text ends in a string")
  }

  /// Steps over the escape that begins here.
  private mutating func skipEscape() throws(JSONError) {
    let start = position
    position += 1
    guard position < end else { throw error("the text ends in a string") }
    let letter = bytes[position]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard position < end, bytes[position].hexadecimalDigitValue != nil else {
          throw error("expected four hexadecimal digits")
        }
        position += 1
      }
    default: throw error("an unknown escape sequence", at: start)
    }
  }

  /// The text of the string that comes next.
  package mutating func string() throws(JSONError) -> String {
    let start = position
    let spelled = try stringBytes()
    guard let text = String(validating: spelled, as: UTF8.self) else {
      throw error("a string that is not UTF-8", at: start)
    }
    return text
  }

  /// The bytes of the string that comes next, in UTF-8 unless they are wrong already.
  package mutating func stringBytes() throws(JSONError) -> ArraySlice<UInt8> {
    let raw = try skipString()
    guard raw.hasEscapes else { return bytes[raw.range] }
    return try unescaped(raw.range)[...]
  }

  /// What the bytes of a string in `range`, which was stepped over, spell.
  private func unescaped(_ range: Range<Int>) throws(JSONError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      guard bytes[place] == UInt8(ascii: "\\") else {
        text.append(bytes[place])
        place += 1
        continue
      }
      let letter = bytes[place + 1]
      switch letter {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        let (scalar, length) = try escapedScalar(at: place, end: range.upperBound)
        text += String(scalar).utf8
        place += length - 2
      default: text.append(letter)
      }
      place += 2
    }
    return text
  }

  /// The character that the escapes of one or two code units at `place` stand for, and their
  /// length.
  private func escapedScalar(
    at place: Int, end: Int
  ) throws(JSONError) -> (scalar: Unicode.Scalar, length: Int) {
    let unit = codeUnit(at: place + 2)
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    // What follows a first half is the other one, or nothing that could be meant.
    guard UTF16.isLeadSurrogate(unit), end - place >= 12, bytes[place + 6] == UInt8(ascii: "\\"),
      bytes[place + 7] == UInt8(ascii: "u")
    else { throw error("half a surrogate pair", at: place) }
    let trail = codeUnit(at: place + 8)
    guard UTF16.isTrailSurrogate(trail),
      let scalar = Unicode.Scalar(0x1_0000 + UInt32(unit & 0x3FF) << 10 + UInt32(trail & 0x3FF))
    else { throw error("half a surrogate pair", at: place) }
    return (scalar, 12)
  }

  /// The number that the four hexadecimal digits at `place` spell.
  private func codeUnit(at place: Int) -> UInt16 {
    bytes[place..<place + 4].reduce(0) { $0 << 4 | UInt16($1.hexadecimalDigitValue ?? 0) }
  }
}
