import SteleBase

/// Reads the part of TOML that files of annotations are written in.
///
/// That is tables, arrays of tables, texts, whole numbers, arrays and inline tables; other values are
/// passed over.
///
/// Never traps, whatever the text; what cannot be read is an error with its line.
struct TOMLReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// Deeper values and names are refused.
  private static let mostDepth = 16

  init(_ text: String) { bytes = Array(ByteOrderMark.skipped(text.utf8)) }

  /// The whole document.
  mutating func document() throws(ReuseError) -> TOMLTable {
    var root = TOMLTable()
    var header: [String] = []
    while true {
      skipBlank(lines: true)
      guard let byte = peek else { return root }
      if byte == UInt8(ascii: "[") {
        let start = line
        let isElement = bytes[position...].starts(with: "[[".utf8)
        position += isElement ? 2 : 1
        header = try keys()
        try expect(isElement ? "]]" : "]")
        let table = TOMLTable.Entry(value: .table(TOMLTable()), line: start, isOpen: true)
        try root.insert(table, at: header[...], isElement: isElement)
      } else {
        let (path, entry) = try member()
        try root.insert(entry, at: (header + path)[...])
      }
      skipBlank(lines: false)
      guard peek == nil || peek == UInt8(ascii: "\n") else {
        throw failure("something follows the value; begin a new line")
      }
    }
  }

  private func failure(_ reason: String) -> ReuseError { ReuseError(line: line, reason: reason) }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Passes over blanks and a remark, and over line ends if `lines`.
  private mutating func skipBlank(lines: Bool) {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: "\n") where lines:
        position += 1
        line += 1
      case UInt8(ascii: "#"):
        while let byte = peek, byte != UInt8(ascii: "\n") { position += 1 }
      default: return
      }
    }
  }

  private mutating func expect(_ word: String) throws(ReuseError) {
    skipBlank(lines: false)
    guard bytes[position...].starts(with: word.utf8) else { throw failure("\(word) must be here") }
    position += word.utf8.count
  }

  /// `key = value`.
  private mutating func member(
    depth: Int = 0
  ) throws(ReuseError) -> (path: [String], entry: TOMLTable.Entry) {
    let start = line
    let path = try keys()
    try expect("=")
    skipBlank(lines: false)
    return (path, TOMLTable.Entry(value: try value(depth: depth), line: start))
  }

  /// A key, or several with dots between them.
  private mutating func keys() throws(ReuseError) -> [String] {
    var keys: [String] = []
    repeat {
      if !keys.isEmpty { position += 1 }
      skipBlank(lines: false)
      keys.append(try key())
      guard keys.count <= Self.mostDepth else {
        throw failure("more than \(Self.mostDepth) names joined by dots; leave some out")
      }
      skipBlank(lines: false)
    } while peek == UInt8(ascii: ".")
    return keys
  }

  private mutating func key() throws(ReuseError) -> String {
    if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return try text(quote)
    }
    let word = bare {
      $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    guard !word.isEmpty else { throw failure("a name must be here, as in path = \"**\"") }
    return word
  }

  private mutating func bare(_ isPart: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = peek, isPart(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func value(depth: Int) throws(ReuseError) -> TOMLValue {
    guard depth < Self.mostDepth else {
      throw failure("more than \(Self.mostDepth) brackets within one another; leave some out")
    }
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try text(bytes[position]))
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "{"): return try inlineTable(depth: depth + 1)
    default:
      let word = bare { $0.isASCIIAlphanumeric || "+-._:".utf8.contains($0) }
      if let number = Int(word.filter { $0 != "_" }) { return .integer(number) }
      guard let first = word.utf8.first,
        ["true", "false", "inf", "nan"].contains(word)
          || first.isASCIIDigit || "+-".utf8.contains(first)
      else { throw failure("a value must be here; texts stand in quotes") }
      return .other
    }
  }

  private mutating func array(depth: Int) throws(ReuseError) -> TOMLValue {
    position += 1
    var items: [TOMLTable.Entry] = []
    while true {
      skipBlank(lines: true)
      if peek == UInt8(ascii: "]") { break }
      let start = line
      items.append(TOMLTable.Entry(value: try value(depth: depth), line: start))
      skipBlank(lines: true)
      if peek == UInt8(ascii: "]") { break }
      try expect(",")
    }
    position += 1
    return .array(items)
  }

  private mutating func inlineTable(depth: Int) throws(ReuseError) -> TOMLValue {
    position += 1
    var table = TOMLTable()
    skipBlank(lines: false)
    while peek != UInt8(ascii: "}") {
      let (path, entry) = try member(depth: depth)
      try table.insert(entry, at: path[...])
      skipBlank(lines: false)
      if peek != UInt8(ascii: "}") { try expect(",") }
      skipBlank(lines: false)
    }
    position += 1
    return .table(table)
  }
}

extension TOMLReader {
  /// A text in quotes, on one line or, in three quotes, on several.
  private mutating func text(_ quote: UInt8) throws(ReuseError) -> String {
    let triple = [quote, quote, quote]
    let isLong = bytes[position...].starts(with: triple)
    position += isLong ? 3 : 1
    if isLong {
      if bytes[position...].starts(with: "\r\n".utf8) { position += 1 }
      if peek == UInt8(ascii: "\n") { skipLine() }
    }
    var text: [UInt8] = []
    while let byte = peek {
      if byte == quote, !isLong || bytes[position...].starts(with: triple) {
        // Up to two more quotes belong to the text.
        while isLong, bytes[(position + 1)...].starts(with: triple) { text.append(next()) }
        position += isLong ? 3 : 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\n") {
        guard isLong else { break }
        line += 1
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try appendEscape(to: &text, isLong: isLong)
      } else {
        text.append(next())
      }
    }
    throw failure(
      "a text that is not closed; add \(String(decoding: isLong ? triple : [quote], as: UTF8.self))"
    )
  }

  private mutating func next() -> UInt8 {
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func skipLine() {
    position += 1
    line += 1
  }

  private mutating func appendEscape(to text: inout [UInt8], isLong: Bool) throws(ReuseError) {
    position += 1
    guard let byte = peek else { return }
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "f"): 12,
      UInt8(ascii: "r"): 13, UInt8(ascii: "e"): 27, UInt8(ascii: "\""): byte,
      UInt8(ascii: "\\"): byte,
    ]
    if let value = plain[byte] {
      position += 1
      text.append(value)
    } else if byte == UInt8(ascii: "u") || byte == UInt8(ascii: "U") {
      position += 1
      let count = byte == UInt8(ascii: "u") ? 4 : 8
      let digits = bytes[position...].prefix(count)
      guard digits.count == count, digits.allSatisfy(\.isASCIIAlphanumeric),
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw failure("\\\(count == 4 ? "u" : "U") needs \(count) hexadecimal digits") }
      position += count
      text += String(Character(scalar)).utf8
    } else if isLong, " \t\r\n".utf8.contains(byte) {
      skipBlankLines()
    } else {
      throw failure("a backslash that begins no escape; double it, or use single quotes")
    }
  }

  /// A backslash at a line's end takes all blanks that follow away.
  private mutating func skipBlankLines() {
    while let byte = peek, " \t\r\n".utf8.contains(byte) {
      if byte == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }
}
