/// Writes rows as a `RowStream`, to a sink of bytes.
public struct RowStreamWriter {
  private let lanes: [CorpusLane]
  private let hasExpressions: Bool
  private var licenses: [LicenseSet: Int] = [:]
  private var languages: [String: Int] = [:]
  private var origin = SideValues()
  private var rows = 0
  /// What is to be written next; the caller takes it away when it likes.
  public var bytes: [UInt8]

  /// A stream of rows which all carry the keys of `lanes`.
  ///
  /// Without `hasExpressions` it can be read by programs that know only the first version, and rows'
  /// licence expressions are left out.
  public init(lanes: [CorpusLane], hasExpressions: Bool = true) {
    self.lanes = lanes.sorted()
    self.hasExpressions = hasExpressions
    let mask = lanes.reduce(0 as UInt8) { $0 | 1 << $1.rawValue }
    bytes = RowStream.magic + [hasExpressions ? 2 : 1, mask]
  }

  /// Adds a row.
  ///
  /// - Precondition: It carries the keys that were announced.
  public mutating func add(_ row: CorpusRow) {
    let list = number(
      of: LicenseSet(
        names: row.detectedLicenses, expression: hasExpressions ? row.licenseExpression : nil))
    let language = row.language.map { number(ofLanguage: $0) } ?? 0
    addOrigin(of: row)
    bytes.append(RowStream.Record.row.rawValue)
    for lane in lanes {
      guard let key = row[lane] else { preconditionFailure("a row without a key of \(lane.name)") }
      bytes.append(key, byteCount: lane.byteCount)
    }
    bytes.appendVariable(UInt64(list))
    bytes.appendVariable(UInt64(language))
    var flags = RowStream.Flags(rawValue: row.licenseType?.rawValue ?? 0)
    if row.isVendor { flags.insert(.vendor) }
    if row.isGenerated { flags.insert(.generated) }
    if row.path != nil { flags.insert(.path) }
    if row.isOptedOut { flags.insert(.optedOut) }
    if row.isOptedOutElsewhere { flags.insert(.optedOutElsewhere) }
    bytes.append(flags.rawValue)
    if let path = row.path { append(path) }
    rows += 1
  }

  /// Adds the end of the stream.
  public mutating func finish() {
    bytes.append(RowStream.Record.end.rawValue)
    bytes.appendVariable(UInt64(rows))
  }

  private mutating func append(_ text: String) {
    bytes.appendVariable(UInt64(text.utf8.count))
    bytes += text.utf8
  }

  private mutating func number(of list: LicenseSet) -> Int {
    if list == LicenseSet() { return 0 }
    if let number = licenses[list] { return number }
    licenses[list] = licenses.count + 1
    let record: RowStream.Record =
      list.expression == nil ? .licenses : .licensesWithExpression
    bytes.append(record.rawValue)
    bytes.appendVariable(UInt64(list.names.count))
    for name in list.names { append(name) }
    if let expression = list.expression { append(expression) }
    return licenses.count
  }

  private mutating func number(ofLanguage language: String) -> Int {
    if let number = languages[language] { return number }
    languages[language] = languages.count + 1
    bytes.append(RowStream.Record.language.rawValue)
    append(language)
    return languages.count
  }

  private mutating func addOrigin(of row: CorpusRow) {
    var new = SideValues()
    // Counts are there always: 0 says no less than their absence.
    var flags: RowStream.Origin = .counts
    for (column, flag) in RowStream.originColumns {
      guard let value = row[column] else { continue }
      new[column] = value
      flags.insert(flag)
    }
    guard new != origin else { return }
    origin = new
    bytes += [RowStream.Record.origin.rawValue, flags.rawValue]
    for (column, flag) in RowStream.originColumns where flags.contains(flag) {
      append(new[column], of: column)
    }
  }

  private mutating func append(_ value: SideValue?, of column: SideColumn) {
    switch column.kind {
    case .name, .path: append(value?.text ?? "")
    case .hash: bytes.append(value?.hash ?? ContentKey(), byteCount: 20)
    case .count: bytes.appendVariable(UInt64(value.count))
    case .date: bytes.appendVariable(Self.folded(column.number(of: value)))
    }
  }

  /// Small numbers for dates near 1970 on either side.
  private static func folded(_ date: Int64) -> UInt64 {
    UInt64(bitPattern: date << 1 ^ date >> 63)
  }
}
