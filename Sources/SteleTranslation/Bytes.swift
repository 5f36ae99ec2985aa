// What is done to texts as bytes.

import SteleBase

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let lineFeed = UInt8(ascii: "\n")

  /// Whether it is a letter or digit, or a byte of a character beyond ASCII.
  var isWordByte: Bool { self >= 0x80 || isASCIIAlphanumeric }
}

extension ArraySlice<UInt8> {
  /// Without any `word`.
  func removing(_ word: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    var position = startIndex
    while position < endIndex {
      if self[position] == word.first, self[position...].starts(with: word) {
        position += word.count
      } else {
        rest.append(self[position])
        position += 1
      }
    }
    return rest
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

extension ArraySlice<UInt8> {
  /// The length of the character of white space that it begins with, no-break and wide ones
  /// included; 0 if it begins with something else.
  var leadingWhiteSpaceLength: Int {
    guard let first else { return 0 }
    if first < 0x80 { return first.isASCIIWhiteSpace ? 1 : 0 }
    return Self.wideSpaces.first { starts(with: $0) }?.count ?? 0
  }

  /// The length of the character of white space that it ends with; 0 if it ends with something else.
  var trailingWhiteSpaceLength: Int {
    guard let last else { return 0 }
    if last < 0x80 { return last.isASCIIWhiteSpace ? 1 : 0 }
    return Self.wideSpaces.first { suffix($0.count).elementsEqual($0) }?.count ?? 0
  }

  /// Without white space of any kind at both ends.
  func trimmingAllWhiteSpace() -> ArraySlice<UInt8> {
    var rest = self
    while rest.leadingWhiteSpaceLength > 0 { rest = rest.dropFirst(rest.leadingWhiteSpaceLength) }
    while rest.trailingWhiteSpaceLength > 0 { rest = rest.dropLast(rest.trailingWhiteSpaceLength) }
    return rest
  }

  /// Unicode's White_Space beyond ASCII, in UTF-8.
  private static let wideSpaces: [[UInt8]] =
    ([0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200A))
    .compactMap { Unicode.Scalar($0 as UInt32).map { Array(String($0).utf8) } }
}
