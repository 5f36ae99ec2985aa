import SteleBase

/// Moses' rules for spaces: one between words, one outside brackets and none inside, none before
/// `:`, `;`, a percent sign after a digit, and what ends a sentence after a bracket.
struct SpacingPass {
  private var output: [UInt8] = []
  /// Whether a space follows what was written.
  private var spaceIsPending = false

  static func applied(to text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var pass = Self()
    pass.output.reserveCapacity(text.count + text.count / 8)
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count, !isSpecial(text[position]) { position += 1 }
      if position > start { pass.write(UnsafeBufferPointer(rebasing: text[start..<position])) }
      if position < text.count { pass.append(text[position], at: position, of: text) }
      position += 1
    }
    if pass.spaceIsPending { pass.output.append(UInt8(ascii: " ")) }
    return pass.output
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "("), UInt8(ascii: ")"): true
    default: false
    }
  }

  private mutating func append(_ byte: UInt8, at position: Int, of text: UnsafeBufferPointer<UInt8>)
  {
    switch byte {
    case UInt8(ascii: " "):
      spaceIsPending = true
    case UInt8(ascii: "\r"):
      // Without anything there the broken bytes about it could become a character.
      let next = position + 1 < text.count ? text[position + 1] : 0
      if next & 0xC0 == 0x80 { spaceIsPending = true }
    case UInt8(ascii: "("):
      spaceIsPending = true
      write(byte)
    default:
      write(byte)
      spaceIsPending = true
    }
  }

  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    writePendingSpace(before: bytes[0])
    output.append(contentsOf: bytes)
  }

  private mutating func write(_ byte: UInt8) {
    writePendingSpace(before: byte)
    output.append(byte)
  }

  private mutating func writePendingSpace(before byte: UInt8) {
    if spaceIsPending, spaceStays(before: byte) { output.append(UInt8(ascii: " ")) }
    spaceIsPending = false
  }

  private func spaceStays(before byte: UInt8) -> Bool {
    let previous = output.last
    if previous == UInt8(ascii: "(") { return false }
    switch byte {
    case UInt8(ascii: ")"), UInt8(ascii: ":"), UInt8(ascii: ";"):
      return false
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ","):
      return previous != UInt8(ascii: ")")
    case UInt8(ascii: "%"):
      return !output.withUnsafeBufferPointer {
        UTF8Character.isDecimalDigit(in: $0, endingAt: $0.count)
      }
    default:
      return true
    }
  }
}
