/// The punctuation normalization of the Moses tools with their rules for English.
///
/// Moses lists some forty substitutions, each over the whole text. Here those that cannot meet one
/// another share a pass: spaces and brackets, then quotation marks and dashes, then what follows
/// French typography with U+00A0. Every pass is linear.
enum PunctuationNormalizer {
  /// The normalized form of `text`, without white space at its ends.
  static func applied(to text: [UInt8]) -> [UInt8] {
    if text.withUnsafeBufferPointer(isUnaffected) { return trimmed(text) }
    let spaced = text.withUnsafeBufferPointer { SpacingPass.applied(to: $0) }
    let quoted = spaced.withUnsafeBufferPointer { QuotationPass.applied(to: $0) }
    return trimmed(quoted.withUnsafeBufferPointer { NoBreakSpacePass.applied(to: $0) })
  }

  /// Whether no rule finds anything in `text`.
  private static func isUnaffected(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for (position, byte) in text.enumerated() where isSuspect[Int(byte)] {
      let next = position + 1 < text.count ? text[position + 1] : 0
      switch byte {
      case UInt8(ascii: " "):
        if isClosed(next) { return false }
      case UInt8(ascii: "'"):
        if next == UInt8(ascii: "'") { return false }
      case UInt8(ascii: "\""):
        if next == UInt8(ascii: ",") || next == UInt8(ascii: ".") { return false }
      case 0xC2:
        if [0xA0, 0xAB, 0xB4, 0xBB].contains(next) { return false }
      case 0xE2:
        if next == 0x80 { return false }
      default: return false
      }
    }
    return true
  }

  private static func isClosed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "%"), UInt8(ascii: ":"), UInt8(ascii: ";"): true
    default: false
    }
  }

  /// The bytes that a rule's match can begin with.
  private static let isSuspect: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "\r()` '\"".utf8 { table[Int(byte)] = true }
    table[0xC2] = true
    table[0xE2] = true
    return table
  }()

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    text.withUnsafeBufferPointer { bytes in
      var start = 0
      while let length = WhiteSpace.length(in: bytes, at: start) { start += length }
      var end = bytes.count
      while end > start, let length = WhiteSpace.length(in: bytes, endingAt: end) { end -= length }
      return end - start == bytes.count ? text : Array(bytes[start..<end])
    }
  }
}
