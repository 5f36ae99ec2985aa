/// Moses' rules for quotation marks, apostrophes, dashes and ellipses.
struct QuotationPass {
  private var output: [UInt8] = []
  /// Whether an apostrophe was read that a second one would make a quotation mark of.
  private var apostropheIsPending = false

  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]

  static func applied(to text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var pass = Self()
    pass.output.reserveCapacity(text.count + text.count / 8)
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count, !isSpecial(text[position]) { position += 1 }
      if position > start {
        pass.writePendingApostrophe()
        pass.output.append(contentsOf: text[start..<position])
      }
      if position < text.count { position += pass.append(from: text, at: position) }
    }
    pass.writePendingApostrophe()
    return pass.output
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "`"), 0xC2, 0xE2: true
    default: false
    }
  }

  /// Reads one character or byte; returns how many bytes it took.
  private mutating func append(from text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let byte = text[position]
    switch byte {
    case UInt8(ascii: " "):
      writeSpace()
    case UInt8(ascii: "'"), UInt8(ascii: "`"):
      guard position + 1 < text.count, Self.isApostrophe(text[position + 1]) else {
        addApostrophe()
        return 1
      }
      writeSpace()
      write(UInt8(ascii: "\""))
      writeSpace()
      return 2
    case 0xC2 where position + 1 < text.count:
      return appendLatin(text[position + 1], from: text, at: position)
    case 0xE2 where position + 2 < text.count && text[position + 1] == 0x80:
      return appendGeneral(text[position + 2])
    default:
      write(byte)
    }
    return 1
  }

  private static func isApostrophe(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  /// A character from U+0080 to U+00BF, whose second byte is `byte`.
  private mutating func appendLatin(
    _ byte: UInt8, from text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> Int {
    let isSpaceNext = text[(position + 2)...].starts(with: Self.noBreakSpace)
    switch byte {
    case 0xB4:  // ´
      addApostrophe()
    case 0xAB:  // «
      if isSpaceNext { removeNoBreakSpace() }
      write(UInt8(ascii: "\""))
      if isSpaceNext { return 4 }
    case 0xBB:  // »
      let wasSpace = removeNoBreakSpace()
      write(UInt8(ascii: "\""))
      if wasSpace, isSpaceNext { return 4 }
    default:
      write(0xC2)
      return 1
    }
    return 2
  }

  /// A character from U+2000 to U+203F, whose third byte is `byte`.
  private mutating func appendGeneral(_ byte: UInt8) -> Int {
    switch byte {
    case 0x93:  // –
      write(UInt8(ascii: "-"))
    case 0x94:  // —
      writeSpace()
      write(UInt8(ascii: "-"))
      writeSpace()
    case 0x98, 0x99, 0x9A:  // ‘ ’ ‚
      addApostrophe()
    case 0x9C, 0x9D, 0x9E:  // “ ” „
      write(UInt8(ascii: "\""))
    case 0xA6:  // …
      for _ in 0..<3 { write(UInt8(ascii: ".")) }
    default:
      write(0xE2)
      return 1
    }
    return 3
  }

  private mutating func addApostrophe() {
    if apostropheIsPending {
      apostropheIsPending = false
      output.append(UInt8(ascii: "\""))
    } else {
      apostropheIsPending = true
    }
  }

  private mutating func writePendingApostrophe() {
    if apostropheIsPending { output.append(UInt8(ascii: "'")) }
    apostropheIsPending = false
  }

  @inline(__always)
  private mutating func write(_ byte: UInt8) {
    writePendingApostrophe()
    output.append(byte)
  }

  private mutating func writeSpace() {
    writePendingApostrophe()
    if output.last != UInt8(ascii: " ") { output.append(UInt8(ascii: " ")) }
  }

  @discardableResult
  private mutating func removeNoBreakSpace() -> Bool {
    writePendingApostrophe()
    guard output.suffix(2) == Self.noBreakSpace[...] else { return false }
    output.removeLast(2)
    return true
  }
}
