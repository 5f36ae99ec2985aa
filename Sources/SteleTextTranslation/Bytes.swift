// What is done to texts as bytes.

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let lineFeed = UInt8(ascii: "\n")

  /// Whether it is ASCII's white space.
  var isASCIIWhiteSpace: Bool { self == .space || (9...13).contains(self) }

  /// Whether it is a letter or digit, or a byte of a character beyond ASCII.
  var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without ASCII's white space at both ends.
  func trimmingWhiteSpace() -> ArraySlice<UInt8> {
    let start = firstIndex { !$0.isASCIIWhiteSpace } ?? endIndex
    let end = lastIndex { !$0.isASCIIWhiteSpace }.map { $0 + 1 } ?? start
    return self[start..<Swift.max(start, end)]
  }
}

extension [UInt8] {
  /// Where `word` occurs, from left to right, without overlap.
  func occurrences(of word: [UInt8]) -> [Range<Int>] {
    guard !word.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var position = 0
    while position + word.count <= count {
      if self[position...].starts(with: word) {
        found.append(position..<position + word.count)
        position += word.count
      } else {
        position += 1
      }
    }
    return found
  }
}
