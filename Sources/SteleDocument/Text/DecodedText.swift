import SteleBase

/// A document's text as UTF-8, and how it was encoded.
package struct DecodedText: Sendable {
  enum Encoding: Sendable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
  }

  let encoding: Encoding
  /// The byte order mark, which is not part of `bytes`.
  private let byteOrderMark: [UInt8]
  /// The text as UTF-8.
  package let bytes: [UInt8]

  /// Decodes UTF-8, with a byte order mark or without, and UTF-16 with one.
  package init(decoding document: [UInt8]) throws(DocumentError) {
    if document.starts(with: [0xFF, 0xFE]) {
      encoding = .utf16LittleEndian
      byteOrderMark = [0xFF, 0xFE]
      bytes = try Self.utf8(ofUTF16: document.dropFirst(2)) { UInt16($0) | UInt16($1) << 8 }
    } else if document.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16BigEndian
      byteOrderMark = [0xFE, 0xFF]
      bytes = try Self.utf8(ofUTF16: document.dropFirst(2)) { UInt16($0) << 8 | UInt16($1) }
    } else {
      encoding = .utf8
      bytes = Array(ByteOrderMark.skipped(document))
      byteOrderMark = Array(document.prefix(document.count - bytes.count))
      if let offset = UTF8Validation.firstInvalidByte(of: bytes) {
        let place = LineCounter.place(of: offset, in: bytes)
        let column = place.column + (place.line == 1 ? byteOrderMark.count : 0)
        throw .notUnicode(line: place.line, column: column, byte: bytes[offset])
      }
    }
  }

  /// `text`, which is UTF-8, in the document's encoding.
  package func encoded(_ text: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf8: return byteOrderMark.isEmpty ? text : byteOrderMark + text
    case .utf16LittleEndian, .utf16BigEndian: break
    }
    var output = byteOrderMark
    output.reserveCapacity(2 * text.count)
    let isLittleEndian = encoding == .utf16LittleEndian
    for unit in String(decoding: text, as: UTF8.self).utf16 {
      let low = UInt8(truncatingIfNeeded: unit)
      let high = UInt8(unit >> 8)
      output.append(isLittleEndian ? low : high)
      output.append(isLittleEndian ? high : low)
    }
    return output
  }

  private static func utf8(
    ofUTF16 document: ArraySlice<UInt8>, unit: (UInt8, UInt8) -> UInt16
  ) throws(DocumentError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(document.count)
    var line = 1
    var lead: UInt32?
    var position = document.startIndex
    while position + 1 < document.endIndex {
      let code = UInt32(unit(document[position], document[position + 1]))
      position += 2
      let value: UInt32
      if let first = lead {
        guard 0xDC00..<0xE000 ~= code else { throw .damagedUTF16(line: line) }
        value = 0x1_0000 + ((first & 0x3FF) << 10) + (code & 0x3FF)
        lead = nil
      } else if 0xD800..<0xDC00 ~= code {
        lead = code
        continue
      } else {
        value = code
      }
      guard let scalar = Unicode.Scalar(value) else { throw .damagedUTF16(line: line) }
      if scalar == "\n" { line += 1 }
      text += String(scalar).utf8
    }
    guard lead == nil, position == document.endIndex else { throw .damagedUTF16(line: line) }
    return text
  }
}
