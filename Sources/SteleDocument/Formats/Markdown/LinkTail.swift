/// What stands behind the text of a link or image: a destination, a label, or nothing.
struct LinkTail {
  /// Where it ends.
  let end: Int
  /// Whether the link's text is its label too.
  let isLabelText: Bool

  /// Reads what stands behind the `]` before `start`, as CommonMark does; nil if it ends early.
  init?(of bytes: [UInt8], at start: Int, before limit: Int) {
    if start < limit, bytes[start] == UInt8(ascii: "("),
      let end = Self.endOfDestination(of: bytes, from: start + 1, before: limit)
    {
      self.init(end: end, isLabelText: false)
    } else if start < limit, bytes[start] == UInt8(ascii: "["),
      let end = Self.endOfLabel(of: bytes, from: start + 1, before: limit)
    {
      self.init(end: end, isLabelText: end == start + 2)
    } else {
      self.init(end: start, isLabelText: true)
    }
  }

  private init(end: Int, isLabelText: Bool) {
    self.end = end
    self.isLabelText = isLabelText
  }

  private static func endOfLabel(of bytes: [UInt8], from start: Int, before limit: Int) -> Int? {
    var position = start
    // CommonMark's limit of 999 characters.
    while position < min(limit, start + 4000) {
      switch bytes[position] {
      case UInt8(ascii: "]"): return position + 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return nil
  }

  private static func endOfSpace(of bytes: [UInt8], from start: Int, before limit: Int) -> Int {
    var position = start
    while position < limit, bytes[position].isSpace { position += 1 }
    return position
  }

  /// Where the `)` ends behind a destination and a title, both of which may be missing.
  private static func endOfDestination(
    of bytes: [UInt8], from start: Int, before limit: Int
  ) -> Int? {
    var position = endOfSpace(of: bytes, from: start, before: limit)
    guard position < limit else { return nil }
    if bytes[position] == UInt8(ascii: "<") {
      position += 1
      while position < limit, bytes[position] != UInt8(ascii: ">") {
        if bytes[position] == 0x0A || bytes[position] == UInt8(ascii: "<") { return nil }
        position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
      }
      position += 1
    } else {
      var depth = 0
      scan: while position < limit {
        switch bytes[position] {
        case UInt8(ascii: "\\"): position += 1
        case UInt8(ascii: "("): depth += 1
        case UInt8(ascii: ")"):
          if depth == 0 { break scan }
          depth -= 1
        case let byte where byte.isSpace: break scan
        default: break
        }
        position += 1
      }
      guard depth == 0 else { return nil }
    }
    let titleStart = endOfSpace(of: bytes, from: position, before: limit)
    if titleStart > position, titleStart < limit, let close = closer(of: bytes[titleStart]) {
      position = titleStart + 1
      while position < limit, bytes[position] != close {
        // Titles in parentheses hold no others.
        if close == UInt8(ascii: ")"), bytes[position] == UInt8(ascii: "(") { return nil }
        position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
      }
      position += 1
    }
    position = endOfSpace(of: bytes, from: position, before: limit)
    guard position < limit, bytes[position] == UInt8(ascii: ")") else { return nil }
    return position + 1
  }

  private static func closer(of quote: UInt8) -> UInt8? {
    switch quote {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote
    case UInt8(ascii: "("): UInt8(ascii: ")")
    default: nil
    }
  }
}
