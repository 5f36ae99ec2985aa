import SteleSourceTree

/// Reads rows from a ``RowStream``.
///
/// Never traps, whatever the bytes, and holds only what the stream defines, within bounds.
struct RowStreamReader {
  private(set) var input: InputBuffer
  private var lanes: [CorpusLane] = []
  private let version: UInt8
  private var licenses: [LicenseSet] = [LicenseSet()]
  private var languages: [String?] = [nil]
  private var origin = CorpusRow()
  private var rows = 0
  private var isAtEnd = false
  /// Where the record that was read last begins.
  private(set) var offset = 0
  /// Rows whose path was left out because it is too long.
  private(set) var longPaths = 0

  /// Starts behind the magic, which is still to be used up.
  init(_ input: InputBuffer) throws(CorpusError) {
    var input = input
    input.skip(RowStream.magic.count)
    guard try input.require(1) else {
      throw .invalidRow(
        path: input.path, position: .byte(input.offset), column: nil,
        reason: "the stream ends within a record", remedy: "write the stream to its end")
    }
    version = input.bytes[input.start]
    input.skip(1)
    self.input = input
    guard RowStream.versions.contains(version) else {
      throw failure("version \(version)", remedy: "write version \(RowStream.versions.upperBound)")
    }
    let mask = try byte()
    let carried = CorpusLane.allCases.filter { mask & 1 << $0.rawValue != 0 }
    guard mask < 8, !carried.isEmpty else {
      throw failure("rows without keys", remedy: "let rows carry content_id, blob_id or sha256")
    }
    lanes = carried
  }

  private func failure(
    _ reason: String, column: CorpusColumn? = nil, remedy: String = "write the stream again"
  ) -> CorpusError {
    .invalidRow(
      path: input.path, position: .byte(input.offset), column: column?.name, reason: reason,
      remedy: remedy)
  }

  /// The next row, or nil at the end.
  mutating func next() throws(CorpusError) -> CorpusRow? {
    while !isAtEnd {
      offset = input.offset
      let tag = try byte()
      guard let record = RowStream.Record(rawValue: tag) else {
        throw failure("unknown record \(tag)")
      }
      switch record {
      case .licenses: try readLicenses(hasExpression: false)
      case .licensesWithExpression:
        guard version > 1 else { throw failure("record \(tag) in a stream of version 1") }
        try readLicenses(hasExpression: true)
      case .language: try readLanguage()
      case .origin: try readOrigin()
      case .row: return try readRow()
      case .end: try readEnd()
      }
    }
    return nil
  }

  private mutating func readEnd() throws(CorpusError) {
    let count = try number()
    guard count == UInt64(rows) else { throw failure("\(rows) rows, the end says \(count)") }
    if try input.require(1) { throw failure("bytes after the end") }
    isAtEnd = true
  }

  private mutating func readLicenses(hasExpression: Bool) throws(CorpusError) {
    let count = try number()
    guard count <= RowLimits.mostLicenses, licenses.count <= RowStream.mostDefinitions else {
      throw failure("too many licences", column: .detectedLicenses)
    }
    var list = LicenseSet()
    for _ in 0..<count { list.names.append(try text(.detectedLicenses)) }
    if hasExpression {
      let expression = try text(.licenseExpression)
      list.expression = expression.isEmpty ? nil : expression
    }
    licenses.append(list)
  }

  private mutating func readLanguage() throws(CorpusError) {
    guard languages.count <= RowStream.mostDefinitions else {
      throw failure("too many languages", column: .language)
    }
    languages.append(try text(.language))
  }

  private mutating func readOrigin() throws(CorpusError) {
    let flags = RowStream.Origin(rawValue: try byte())
    guard flags.isSubset(of: .all) else { throw failure("unknown flags of an origin") }
    origin = CorpusRow()
    for (column, flag) in RowStream.originColumns where flags.contains(flag) {
      origin[column] = try value(of: column)
    }
  }

  private mutating func value(of column: SideColumn) throws(CorpusError) -> SideValue? {
    switch column.kind {
    case .name: return .text(try text(.side(column)))
    case .path: return try path().map(SideValue.text)
    case .hash: return .hash(try key(byteCount: 20))
    case .count: return SideValue(count: UInt32(clamping: try number()))
    case .date: return .number(try date())
    }
  }

  private mutating func readRow() throws(CorpusError) -> CorpusRow {
    var row = origin
    for lane in lanes { row[lane] = try key(byteCount: lane.byteCount) }
    let list = try number()
    guard list < licenses.count else {
      throw failure("licences \(list) are not defined", column: .detectedLicenses)
    }
    let language = try number()
    guard language < languages.count else {
      throw failure("language \(language) is not defined", column: .language)
    }
    row.detectedLicenses = licenses[Int(list)].names
    row.licenseExpression = licenses[Int(list)].expression
    row.language = languages[Int(language)]
    let flags = RowStream.Flags(rawValue: try byte())
    guard flags.rawValue < 128 else {
      throw failure("unknown flags of a row")
    }
    row.licenseType = LicenseType(rawValue: flags.intersection(.licenseType).rawValue)
    row.isVendor = flags.contains(.vendor)
    row.isGenerated = flags.contains(.generated)
    row.isOptedOut = flags.contains(.optedOut)
    row.isOptedOutElsewhere = flags.contains(.optedOutElsewhere)
    if flags.contains(.path), let path = try path() {
      row.path = path
      row.isVendor = VendoredPath.isVendored(path)
    }
    rows += 1
    return row
  }

  private mutating func require(_ count: Int) throws(CorpusError) {
    guard try input.require(count) else {
      throw failure("the stream ends within a record", remedy: "write the stream to its end")
    }
  }

  private mutating func byte() throws(CorpusError) -> UInt8 {
    try require(1)
    defer { input.skip(1) }
    return input.bytes[input.start]
  }

  private mutating func key(byteCount: Int) throws(CorpusError) -> ContentKey {
    try require(byteCount)
    defer { input.skip(byteCount) }
    return input.bytes.key(at: input.start, byteCount: byteCount)
  }

  private mutating func number() throws(CorpusError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift <= 63 {
      let byte = try byte()
      let bits = UInt64(byte & 0x7F)
      guard shift < 63 || bits <= 1 else { break }
      value |= bits << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw failure("a number of more than 64 bits")
  }

  private mutating func date() throws(CorpusError) -> Int64 {
    let folded = try number()
    return Int64(bitPattern: folded >> 1 ^ (0 &- (folded & 1)))
  }

  /// A path; one that is too long is no reason to do without the row.
  private mutating func path() throws(CorpusError) -> String? {
    let count = try number()
    guard count > RowLimits.longestText else { return try text(.side(.path), byteCount: count) }
    guard count <= InputBuffer.capacity else {
      throw failure("a text of more than \(InputBuffer.capacity) bytes", column: .side(.path))
    }
    try require(Int(count))
    input.skip(Int(count))
    longPaths += 1
    return nil
  }

  private mutating func text(_ column: CorpusColumn) throws(CorpusError) -> String {
    try text(column, byteCount: try number())
  }

  private mutating func text(
    _ column: CorpusColumn, byteCount count: UInt64
  ) throws(CorpusError) -> String {
    guard count <= RowLimits.longestText else {
      throw failure("a text of more than \(RowLimits.longestText) bytes", column: column)
    }
    try require(Int(count))
    let bytes = input.bytes[input.start..<input.start + Int(count)]
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw failure("a text that is not UTF-8", column: column)
    }
    if let reason = RowLimits.complaint(about: text) { throw failure(reason, column: column) }
    input.skip(Int(count))
    return text
  }
}
