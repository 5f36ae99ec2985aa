import SteleBase

/// Git's brackets.
extension ByteSet {
  /// Reads what follows an opening bracket up to the closing one; nil if it is malformed.
  ///
  /// For texts whose capital letters were made small, ranges with capital letters stand for the small
  /// ones too if `ignoresCase`; a capital letter by itself does not, as git has it.
  init?(reading rest: inout ArraySlice<UInt8>, ignoresCase: Bool = false) {
    self.init()
    var isNegated = false
    if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^") {
      isNegated = true
      rest.removeFirst()
    }
    var previous: UInt8?
    // The first byte is an element, even a closing bracket.
    var isFirst = true
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "]"), !isFirst {
        if isNegated { negate() }
        return
      }
      isFirst = false
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst() else { return nil }
        insert(escaped...escaped)
        previous = escaped
      } else if byte == UInt8(ascii: "-"), let first = previous, let next = rest.first,
        next != UInt8(ascii: "]")
      {
        rest.removeFirst()
        guard let last = next == UInt8(ascii: "\\") ? rest.popFirst() : next else { return nil }
        if first <= last { insert(first...last, small: ignoresCase) }
        previous = nil
      } else if byte == UInt8(ascii: "["), rest.first == UInt8(ascii: ":") {
        switch Self.readClass(&rest) {
        case .none: return nil
        case .some(.none):
          insert(byte...byte)
          previous = byte
        case .some(.some(let members)):
          for member in 0...UInt8(127) where members(member) {
            insert(member...member, small: ignoresCase)
          }
          previous = nil
        }
      } else {
        insert(byte...byte)
        previous = byte
      }
    }
    return nil
  }

  /// Reads a class, from its colon to its closing bracket.
  ///
  /// Nil if its name is unknown or no bracket follows; an inner nil, and nothing read, if the colon is
  /// a plain member of the set.
  private static func readClass(_ rest: inout ArraySlice<UInt8>) -> ((UInt8) -> Bool)?? {
    guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let name = rest[(rest.startIndex + 1)..<end]
    guard name.last == UInt8(ascii: ":") else { return .some(nil) }
    guard let members = members(ofClass: String(decoding: name.dropLast(), as: UTF8.self)) else {
      return nil
    }
    rest = rest[(end + 1)...]
    return .some(members)
  }

  /// Git's own classes of ASCII characters: its white space has no vertical tab and no form feed.
  private static func members(ofClass name: String) -> ((UInt8) -> Bool)? {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let upper = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let lower = UInt8(ascii: "a")...UInt8(ascii: "z")
    func isLetter(_ byte: UInt8) -> Bool { upper.contains(byte) || lower.contains(byte) }
    let visible: ClosedRange<UInt8> = 0x21...0x7E
    switch name {
    case "alnum": return { isLetter($0) || digits.contains($0) }
    case "alpha": return isLetter
    case "blank": return { $0 == 0x20 || $0 == 0x09 }
    case "cntrl": return { $0 < 0x20 || $0 == 0x7F }
    case "digit": return digits.contains
    case "graph": return visible.contains
    case "lower": return lower.contains
    case "print": return { $0 == 0x20 || visible.contains($0) }
    case "punct":
      return { visible.contains($0) && !isLetter($0) && !digits.contains($0) }
    case "space": return { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    case "upper": return upper.contains
    case "xdigit":
      return { digits.contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) }
    default: return nil
    }
  }

  /// Adds `bytes`, and the small letters of capital ones among them if `small`.
  private mutating func insert(_ bytes: ClosedRange<UInt8>, small: Bool) {
    insert(bytes)
    guard small else { return }
    for byte in bytes where byte != byte.asciiLowercased {
      insert(byte.asciiLowercased...byte.asciiLowercased)
    }
  }
}
