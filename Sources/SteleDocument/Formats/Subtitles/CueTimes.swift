import SteleBase

/// When a cue is shown: a line such as `00:00:01,000 --> 00:00:03,500 X1:40`.
struct CueTimes: Equatable {
  /// In milliseconds.
  var start: Int
  var end: Int
  /// What follows the times: settings and coordinates.
  var settings: Range<Int>

  /// The times in `line` of `bytes`; nil if it has none.
  ///
  /// Takes what players take: one or more digits, hours or fractions missing, commas, dots and
  /// colons, minus signs, spaces around all of them.
  init?(_ line: Range<Int>, of bytes: [UInt8]) {
    var scanner = Scanner(bytes: bytes, position: line.lowerBound, end: line.upperBound)
    guard let start = scanner.time(), scanner.arrow(), let end = scanner.time() else { return nil }
    // What goes on directly behind the digits is none of a time.
    if scanner.position < line.upperBound, bytes[scanner.position].isASCIIDigit { return nil }
    self.start = start
    self.end = end
    var rest = bytes[scanner.position..<line.upperBound].trimmed
    if rest.isEmpty { rest = bytes[line.upperBound..<line.upperBound] }
    settings = rest.startIndex..<rest.endIndex
  }

  private struct Scanner {
    let bytes: [UInt8]
    var position: Int
    let end: Int

    private mutating func skipSpaces() {
      while position < end, bytes[position].isSpace { position += 1 }
    }

    /// One or more hyphens, and a `>`.
    mutating func arrow() -> Bool {
      skipSpaces()
      let start = position
      while position < end, bytes[position] == UInt8(ascii: "-") || bytes[position].isSpace {
        position += 1
      }
      guard position > start, position < end, bytes[start] == UInt8(ascii: "-"),
        bytes[position] == UInt8(ascii: ">")
      else { return false }
      position += 1
      return true
    }

    /// Two to four numbers, of which the first two are apart by a colon.
    mutating func time() -> Int? {
      skipSpaces()
      var sign = 1
      if position < end, bytes[position] == UInt8(ascii: "-") {
        sign = -1
        position += 1
      }
      guard let first = number() else { return nil }
      var fields = [first]
      var milliseconds = 0
      while fields.count < 4 {
        let mark = position
        skipSpaces()
        guard position < end, ":,.".utf8.contains(bytes[position]) else {
          position = mark
          break
        }
        let isFraction = bytes[position] != UInt8(ascii: ":") || fields.count == 3
        position += 1
        skipSpaces()
        let digitsStart = position
        guard let value = number() else {
          position = mark
          break
        }
        if isFraction {
          guard fields.count > 1 else { return nil }
          milliseconds = Self.milliseconds(value, digits: position - digitsStart)
          break
        }
        fields.append(value)
      }
      guard fields.count > 1 else { return nil }
      return sign * (fields.reduce(0) { $0 * 60 + $1 } * 1000 + milliseconds)
    }

    /// Digits that are a fraction of a second.
    private static func milliseconds(_ value: Int, digits: Int) -> Int {
      var value = value
      for _ in digits..<max(digits, 3) { value *= 10 }
      for _ in 3..<max(digits, 3) { value /= 10 }
      return value
    }

    private mutating func number() -> Int? {
      let digits = bytes[position..<end].prefix(10).prefix(while: \.isASCIIDigit)
      guard (1...9).contains(digits.count) else { return nil }
      position = digits.endIndex
      return Int(String(decoding: digits, as: UTF8.self))
    }
  }
}
