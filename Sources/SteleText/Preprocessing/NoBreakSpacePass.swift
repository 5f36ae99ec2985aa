import SteleBase

/// Moses' rules for U+00A0, and for a comma or full stop after a quotation mark, which goes before
/// it.
struct NoBreakSpacePass {
  private var output: [UInt8] = []
  /// Where the digit ends in the text that a full stop was put before; it takes no second one.
  private var endOfJoinedDigit = -1

  static func applied(to text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var pass = Self()
    pass.output.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count, !isSpecial(text[position]) { position += 1 }
      if position > start {
        pass.output.append(contentsOf: text[start..<position])
      }
      if position < text.count { position += pass.append(from: text, at: position) }
    }
    return pass.output
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\""), 0xC2: true
    default: false
    }
  }

  /// Reads one character, or a quotation mark and what goes before it; returns how many bytes.
  private mutating func append(from text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let byte = text[position]
    switch byte {
    case UInt8(ascii: " "):
      writeSpace()
    case UInt8(ascii: "\""):
      let marks = text[(position + 1)...].prefix {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".")
      }
      output.append(contentsOf: marks)
      output.append(byte)
      return 1 + marks.count
    case 0xC2 where position + 1 < text.count && text[position + 1] == 0xA0:
      appendNoBreakSpace(from: text, at: position)
      return 2
    default:
      output.append(byte)
    }
    return 1
  }

  private mutating func writeSpace() {
    if output.last != UInt8(ascii: " ") { output.append(UInt8(ascii: " ")) }
  }

  private mutating func appendNoBreakSpace(
    from text: UnsafeBufferPointer<UInt8>, at position: Int
  ) {
    let before = text[..<position]
    let after = text[(position + 2)...]
    if after.first == UInt8(ascii: "%") { return }
    if before.suffix(3).elementsEqual("nº".utf8) { return writeSpace() }
    switch after.first {
    case UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"): return
    default: break
    }
    if after.starts(with: "ºC".utf8) || after.starts(with: "cm".utf8)
      || before.last == UInt8(ascii: ",")
    {
      return writeSpace()
    }
    appendBetweenDigits(text, position)
  }

  /// Writes the full stop that Moses puts into a number, or the space as it is.
  private mutating func appendBetweenDigits(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) {
    if endOfJoinedDigit != position, UTF8Character.isDecimalDigit(in: text, endingAt: position),
      let (scalar, length) = position + 2 < text.count
        ? UTF8Character.scalar(in: text, at: position + 2) : nil,
      NormalizationTables.shared[scalar.value].traits.contains(.decimalDigit)
    {
      output.append(UInt8(ascii: "."))
      endOfJoinedDigit = position + 2 + length
    } else {
      output.append(contentsOf: [0xC2, 0xA0])
    }
  }
}
