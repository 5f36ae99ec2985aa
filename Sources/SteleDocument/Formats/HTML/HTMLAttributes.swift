import SteleBase

/// The attributes of a tag, one after the other.
struct HTMLAttributes {
  struct Attribute {
    /// In lower case.
    var name: [UInt8]
    /// The value without quotes.
    var value: Range<Int>
    /// The quote around the value, if there is one.
    var quote: UInt8?
  }

  private let bytes: [UInt8]
  private var position: Int
  /// Where the tag ends, behind its `>`; nil before it is reached, or if it never is.
  private(set) var end: Int?

  /// The attributes of the tag whose name ends at `start`.
  init(of bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    position = start
  }

  /// The attributes of `token`.
  init(of token: HTMLTokenizer.Token, in bytes: [UInt8]) {
    let name = bytes[token.range].dropFirst().prefix {
      !$0.isSpace && $0 != 0x0C && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">")
    }
    self.init(of: bytes, from: name.endIndex)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte.isSpace || byte == 0x0C }

  private mutating func skipSpace() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }

  /// The next attribute; nil behind the last.
  mutating func next() -> Attribute? {
    guard end == nil else { return nil }
    while position < bytes.count, isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
      position += 1
    }
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: ">") {
      end = position + 1
      return nil
    }
    let nameStart = position
    position += 1
    while position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: "/"),
      bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "=")
    {
      position += 1
    }
    let name = bytes[nameStart..<position].map(\.asciiLowercased)
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
      return Attribute(name: name, value: position..<position)
    }
    position += 1
    skipSpace()
    guard position < bytes.count else { return nil }
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position + 1
      guard let close = bytes[start...].firstIndex(of: quote) else {
        position = bytes.count
        return nil
      }
      position = close + 1
      return Attribute(name: name, value: start..<close, quote: quote)
    }
    let start = position
    while position < bytes.count, !isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">") {
      position += 1
    }
    return Attribute(name: name, value: start..<position)
  }
}
