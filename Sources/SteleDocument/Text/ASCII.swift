import SteleBase

extension UInt8 {
  /// Space, tab, carriage return or line feed.
  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }

  /// ASCII's punctuation.
  var isPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without the white space around them.
  var trimmed: ArraySlice<UInt8> { trimming(while: \.isSpace) }

  /// Where the spaces and tabs from `start` on end.
  func endOfBlanks(from start: Int) -> Int {
    var position = start
    while position < endIndex, self[position] == 0x20 || self[position] == 0x09 { position += 1 }
    return position
  }
}

extension [UInt8] {
  /// Whether the bytes at `offset` are `text`.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { self[offset + $0] == bytes[$0] }
    }
  }

  /// The bytes with line ends and other control characters made spaces, for formats whose texts
  /// lie in one line.
  var inOneLine: [UInt8] {
    contains { $0 < 0x20 } ? map { $0 < 0x20 ? 0x20 : $0 } : self
  }
}
