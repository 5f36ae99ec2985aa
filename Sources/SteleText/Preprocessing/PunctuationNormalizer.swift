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
    guard var byte = text.first else { return true }
    for position in 1...text.count {
      let next = position < text.count ? text[position] : 0
      if isAffected(byte, before: next) { return false }
      byte = next
    }
    return true
  }

  /// Whether a rule's match may begin with `byte` where `next` follows it.
  @inline(__always)
  private static func isAffected(_ byte: UInt8, before next: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "):
      next == UInt8(ascii: " ") || next == UInt8(ascii: "%") || next == UInt8(ascii: ":")
        || next == UInt8(ascii: ";")
    case UInt8(ascii: "'"):
      next == UInt8(ascii: "'")
    case UInt8(ascii: "\""):
      next == UInt8(ascii: ",") || next == UInt8(ascii: ".")
    case UInt8(ascii: "\r"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "`"):
      true
    case 0xC2:
      next == 0xA0 || next == 0xAB || next == 0xB4 || next == 0xBB
    case 0xE2:
      next == 0x80
    default:
      false
    }
  }

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
