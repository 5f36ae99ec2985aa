import SteleBase

extension SideValues {
  /// Appends all values, column by column: a text as its number of bytes and these, none for no text; a
  /// byte 0 or 1 and a hash; a count in LEB128; a date in 8 bytes, lowest first, the least number for none.
  func append(to bytes: inout [UInt8]) {
    for column in SideColumn.allCases {
      let value = self[column]
      switch column.kind {
      case .name, .path:
        let text = value?.text ?? ""
        bytes.appendVariable(UInt64(text.utf8.count))
        bytes += text.utf8
      case .hash:
        bytes.append(value == nil ? 0 : 1)
        if let hash = value?.hash { bytes.append(hash, byteCount: 20) }
      case .count: bytes.appendVariable(UInt64(value.count))
      case .date: bytes.appendLittleEndian(column.number(of: value))
      }
    }
  }

  /// Reads what ``append(to:)`` wrote.
  init(from reader: inout ByteReader) throws(CorpusError) {
    self.init()
    for column in SideColumn.allCases { self[column] = try reader.value(of: column) }
  }
}

extension ByteReader {
  fileprivate mutating func value(of column: SideColumn) throws(CorpusError) -> SideValue? {
    switch column.kind {
    case .name, .path:
      let text = try text()
      return text.isEmpty ? nil : .text(text)
    case .hash: return try byte() == 0 ? nil : .hash(try key(byteCount: 20))
    case .count: return SideValue(count: UInt32(clamping: try number()))
    case .date: return column.value(ofNumber: try integer())
    }
  }
}
