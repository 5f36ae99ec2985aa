import SteleFile

/// Reads a side column by the place of an origin.
protocol SideColumnReader: Sendable {
  /// The value of the origin at `place`.
  func value(_ place: Int) throws(CorpusError) -> SideValue?
}

extension SideColumn {
  /// The column's reader in `container`; nil where it is not stored.
  func reader(in container: Container) throws(CorpusError) -> (any SideColumnReader)? {
    let name = SectionNames.side(name)
    guard container.contains(kind == .path ? SectionNames.offsets(name) : name) else { return nil }
    switch kind {
    case .path: return try PathTable(name, in: container)
    case .name(let table):
      return NameColumnReader(
        numbers: try CheckedSection(name, of: .uint32, in: container),
        names: try TextTable(table, in: container))
    case .hash(let table):
      return HashColumnReader(
        numbers: try CheckedSection(name, of: .uint32, in: container),
        hashes: try CheckedSection(table, of: .uint8, in: container))
    case .count:
      return CountColumnReader(numbers: try CheckedSection(name, of: .uint32, in: container))
    case .date:
      return DateColumnReader(
        column: self, numbers: try CheckedSection(name, of: .int64, in: container))
    }
  }
}

extension PathTable: SideColumnReader {
  func value(_ place: Int) throws(CorpusError) -> SideValue? { try path(place).map(SideValue.text) }
}

/// Numbers of names, of which the first means none.
private struct NameColumnReader: SideColumnReader {
  let numbers: CheckedSection
  let names: TextTable?

  func value(_ place: Int) throws(CorpusError) -> SideValue? {
    guard let names else { return nil }
    let number = Int(try numbers.integer(place, as: UInt32.self))
    if number == 0 { return nil }
    let name = try names.text(number)
    guard name.utf8.count <= RowLimits.longestRecord else {
      throw numbers.failure("the name of the origin \(place) is too long")
    }
    return .text(name)
  }
}

/// Numbers of hashes, of which the first means none.
private struct HashColumnReader: SideColumnReader {
  let numbers: CheckedSection
  let hashes: CheckedSection

  func value(_ place: Int) throws(CorpusError) -> SideValue? {
    let number = Int(try numbers.integer(place, as: UInt32.self))
    if number == 0 { return nil }
    let bytes = try hashes.bytes(in: number * 20..<(number + 1) * 20)
    return .hash(bytes.key(at: 0, byteCount: 20))
  }
}

/// Counts.
private struct CountColumnReader: SideColumnReader {
  let numbers: CheckedSection

  func value(_ place: Int) throws(CorpusError) -> SideValue? {
    SideValue(count: try numbers.integer(place, as: UInt32.self))
  }
}

/// Dates.
private struct DateColumnReader: SideColumnReader {
  let column: SideColumn
  let numbers: CheckedSection

  func value(_ place: Int) throws(CorpusError) -> SideValue? {
    column.value(ofNumber: try numbers.integer(place, as: Int64.self))
  }
}
