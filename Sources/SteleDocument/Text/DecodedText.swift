import SteleBase

/// A document's text as UTF-8, and how it was encoded.
package struct DecodedText: Sendable {
  enum Encoding: Sendable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    /// ISO 8859-1, whose bytes are the first 256 characters; what it lacks is written as Java's
    /// escapes, such as `\u20ac`.
    case latin1
  }

  let encoding: Encoding
  /// The byte order mark, which is not part of `bytes`.
  private let byteOrderMark: [UInt8]
  /// The text as UTF-8.
  package let bytes: [UInt8]

  /// Decodes a document of `format`: as ``init(decoding:)`` does, or as the format's files may be
  /// encoded besides.
  init(decoding document: [UInt8], as format: DocumentFormat) throws(DocumentError) {
    do throws(DocumentError) {
      if format == .appleStrings, let guess = Self.unmarkedUTF16(document) {
        try self.init(decoding: document, asUTF16: guess)
      } else {
        try self.init(decoding: document)
      }
    } catch .notUnicode where format == .properties {
      // Java's files were so for 20 years, and do not say it.
      self.init(latin1: document)
    }
  }

  /// Decodes UTF-16 without a byte order mark.
  private init(decoding document: [UInt8], asUTF16 guess: Encoding) throws(DocumentError) {
    encoding = guess
    byteOrderMark = []
    bytes =
      if guess == .utf16LittleEndian {
        try Self.utf8(ofUTF16: document[...]) { UInt16($0) | UInt16($1) << 8 }
      } else {
        try Self.utf8(ofUTF16: document[...]) { UInt16($0) << 8 | UInt16($1) }
      }
  }

  /// Decodes ISO 8859-1.
  private init(latin1 document: [UInt8]) {
    encoding = .latin1
    byteOrderMark = []
    var text: [UInt8] = []
    text.reserveCapacity(document.count + document.count / 8)
    for byte in document {
      if byte < 0x80 {
        text.append(byte)
      } else {
        text += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
      }
    }
    bytes = text
  }

  /// The UTF-16 that a document is plainly without saying so: nearly every other of its first bytes
  /// is zero.
  private static func unmarkedUTF16(_ document: [UInt8]) -> Encoding? {
    let start = document.prefix(64)
    guard start.count >= 4, document.count % 2 == 0, !start.starts(with: [0xFF, 0xFE]),
      !start.starts(with: [0xFE, 0xFF])
    else { return nil }
    let zeros = start.indices.filter { start[$0] == 0 }
    guard zeros.count * 4 >= start.count else { return nil }
    let isOdd = zeros.count { $0 % 2 == 1 }
    if isOdd * 4 >= zeros.count * 3 { return .utf16LittleEndian }
    return isOdd * 4 <= zeros.count ? .utf16BigEndian : nil
  }

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
    case .latin1: return Self.latin1(of: text)
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

  private static func latin1(of text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.value <= 0xFF {
        output.append(UInt8(scalar.value))
      } else {
        for unit in String(scalar).utf16 {
          output += "\\u\(Hexadecimal.text(of: [UInt8(unit >> 8), UInt8(unit & 0xFF)]))".utf8
        }
      }
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
