/// Text that stands for bytes of which some may be no UTF-8, see ``BytePath/text``.
enum ByteEscape {
  /// The code point of byte 0; only bytes from 0x80 on are escaped.
  private static let base: UInt32 = 0x10FE00

  /// What begins all escapes in UTF-8; a third byte of 0xBA or 0xBB and a fourth follow.
  private static let lead: [UInt8] = [0xF4, 0x8F]

  /// Whether `text` may hold escapes: most text has nothing that begins like them.
  static func mayBeIn(_ text: String) -> Bool { text.utf8.contains(lead[0]) }

  /// The bytes that `text` stands for.
  static func bytes(of text: String) -> [UInt8] {
    let utf8 = Array(text.utf8)
    guard utf8.contains(lead[0]) else { return utf8 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for scalar in text.unicodeScalars {
      if isEscape(scalar) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    return bytes
  }

  /// Text of which ``bytes(of:)`` makes `bytes` again.
  static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !mayBeIn(text) { return text }
    var text = String.UnicodeScalarView()
    forEachPart(of: bytes) { scalar, part in
      if let scalar, !isEscape(scalar) {
        text.append(scalar)
      } else {
        for byte in part { text.append(escape(byte)) }
      }
    }
    return String(text)
  }

  /// `bytes` for people: what is no UTF-8 is shown as `\xFF`.
  static func shown(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    forEachPart(of: bytes) { scalar, part in
      if let scalar {
        text.append(scalar)
      } else {
        for byte in part { text += "\\x\(String(byte, radix: 16, uppercase: true))".unicodeScalars }
      }
    }
    return String(text)
  }

  /// Calls `body` with each code point of `bytes` and its bytes, or with no code point and a byte that
  /// begins none.
  private static func forEachPart(
    of bytes: [UInt8], _ body: (Unicode.Scalar?, ArraySlice<UInt8>) -> Void
  ) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let text = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }
        .first
      let part = rest.prefix(text?.utf8.count ?? 1)
      body(text?.unicodeScalars.first, part)
      rest = rest.dropFirst(part.count)
    }
  }

  private static func isEscape(_ scalar: Unicode.Scalar) -> Bool {
    (base + 0x80...base + 0xFF).contains(scalar.value)
  }

  private static func escape(_ byte: UInt8) -> Unicode.Scalar {
    // All code points below U+10FFFF from U+E000 on are scalars.
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }
}
