/// CSV and TSV: the fields of chosen columns are units.
///
/// A field in double quotes may hold separators, line ends, and quotes written twice. Excel's first
/// line `sep=;`, which says what separates the fields, is no row.
struct DelimitedTable {
  private let bytes: [UInt8]
  private let format: DocumentFormat
  private let separator: UInt8

  private struct Field {
    /// The field as it is written, its quotes included.
    var range: Range<Int>
    var isQuoted: Bool
    var text: [UInt8]
  }

  /// The parts of `bytes`, a table in `format`.
  static func parts(
    of bytes: [UInt8], as format: DocumentFormat, options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    var parts = DocumentParts()
    let declared = DelimiterGuess.declared(in: bytes)
    var position = declared?.end ?? 0
    var separator = options.delimiter ?? declared?.delimiter ?? UInt8(ascii: "\t")
    if options.delimiter == nil, declared == nil, format == .csv {
      separator = DelimiterGuess.delimiter(of: bytes)
      if separator != UInt8(ascii: ",") { parts.notices = [.guessedDelimiter(separator)] }
    }
    let table = DelimitedTable(bytes: bytes, format: format, separator: separator)
    let first = try table.row(at: &position)
    let columns = try table.columns(of: first, options: options)
    if !options.hasHeader { table.add(first, columns: columns, to: &parts) }
    while position < bytes.count {
      table.add(try table.row(at: &position), columns: columns, to: &parts)
    }
    return parts
  }

  /// The numbers, from 0, of the columns that `options` choose, by the first row.
  private func columns(
    of first: [Field], options: DocumentOptions
  ) throws(DocumentError) -> Set<Int> {
    let names = options.hasHeader ? first.map(\.text) : []
    let shown =
      options.hasHeader
      ? names.prefix(50).map { String(forMessage: $0) }
      : (1...max(1, first.count)).prefix(50).map { "\($0)" }
    guard !options.columns.isEmpty else { throw .noColumns(columns: shown) }
    var columns: Set<Int> = []
    let wanted = options.columns.flatMap { column in
      names.contains(Array(column.utf8))
        ? [column] : column.split(separator: ",").map { String($0) }
    }
    for column in wanted {
      if let index = names.firstIndex(of: Array(column.utf8)) {
        columns.insert(index)
      } else if let number = Int(column), (1...max(1, first.count)).contains(number) {
        columns.insert(number - 1)
      } else {
        throw .unknownColumn(column, columns: shown, delimiter: separator)
      }
    }
    return columns
  }

  private func add(_ row: [Field], columns: Set<Int>, to parts: inout DocumentParts) {
    for (index, field) in row.enumerated() where columns.contains(index) {
      let text = field.text[...].trimmed
      guard !text.isEmpty else { continue }
      parts.add(
        Array(text), in: field.range,
        writer: FieldWriter(
          before: Array(field.text[..<text.startIndex]), after: Array(field.text[text.endIndex...]),
          isQuoted: field.isQuoted, separator: separator))
    }
  }

  /// The fields of the row at `position`, which moves behind the row's end.
  private func row(at position: inout Int) throws(DocumentError) -> [Field] {
    var fields: [Field] = []
    while true {
      fields.append(try field(at: &position))
      guard position < bytes.count else { return fields }
      if bytes[position] == separator {
        position += 1
        continue
      }
      if bytes[position] == UInt8(ascii: "\r") { position += 1 }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
      return fields
    }
  }

  private func field(at position: inout Int) throws(DocumentError) -> Field {
    let start = position
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      while position < bytes.count, bytes[position] != separator, !endsLine(position) {
        position += 1
      }
      return Field(range: start..<position, isQuoted: false, text: Array(bytes[start..<position]))
    }
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "\"") {
        text.append(bytes[position])
        position += 1
      } else if bytes.has("\"\"", at: position) {
        text.append(UInt8(ascii: "\""))
        position += 2
      } else {
        position += 1
        guard position == bytes.count || bytes[position] == separator || endsLine(position) else {
          throw .malformed(
            format, at: position, of: bytes, "text follows a closing quote; write quotes twice")
        }
        return Field(range: start..<position, isQuoted: true, text: text)
      }
    }
    throw .malformed(format, at: start, of: bytes, "the quote that begins here is not closed")
  }

  /// Whether a line's end, LF or CRLF, is at `position`.
  private func endsLine(_ position: Int) -> Bool {
    bytes[position] == UInt8(ascii: "\n") || bytes.has("\r\n", at: position)
  }
}

/// Writes a text into a field, in quotes if it had some or needs them.
private struct FieldWriter: SlotWriter {
  /// White space around the text.
  let before: [UInt8]
  let after: [UInt8]
  let isQuoted: Bool
  let separator: UInt8

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = before + translation.text + after
    let needsQuotes = text.contains { byte in
      byte == separator || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard isQuoted || needsQuotes else {
      output += text
      return
    }
    output.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }
}
