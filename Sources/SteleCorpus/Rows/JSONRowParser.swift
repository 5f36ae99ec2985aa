import SteleBase
import SteleSourceTree

/// Parses a line of JSON into a row.
struct JSONRowParser {
  /// Values nested more deeply are refused.
  private static let deepest = 64

  private var scanner: JSONScanner
  /// A bit for each of ``CorpusColumn/all``.
  private var seen: UInt64 = 0
  /// Whether the row's path was left out because it is too long.
  private(set) var hasLongPath = false

  /// What is wrong with the line, and what to do.
  struct Failure: Error {
    var column: CorpusColumn?
    var reason: String
    var remedy = "mend the line, or leave it out"
  }

  init(bytes: [UInt8], range: Range<Int>) {
    scanner = JSONScanner(bytes, in: range, maximumDepth: Self.deepest)
  }

  /// The line's row; nil where the line is blank.
  mutating func row() throws(Failure) -> CorpusRow? {
    guard scanner.peek() != nil else { return nil }
    var row = CorpusRow()
    try members(of: &row)
    guard scanner.peek() == nil else { throw Failure(reason: "text after the object") }
    if let path = row.path { row.isVendor = VendoredPath.isVendored(path) }
    guard row.contentID != nil || row.blobID != nil || row.sha256 != nil else {
      throw Failure(
        column: .contentID, reason: "the row has no key",
        remedy: "give content_id, blob_id or sha256")
    }
    return row
  }

  private mutating func members(of row: inout CorpusRow) throws(Failure) {
    guard scanner.skip("{") else { throw Failure(reason: "expected an object") }
    if scanner.skip("}") { return }
    repeat {
      let name = try scan { scanner throws(JSONError) in try scanner.stringBytes() }
      guard scanner.skip(":") else { throw Failure(reason: "expected : after a name") }
      guard let number = CorpusColumn.number(named: name) else {
        try scan { scanner throws(JSONError) in try scanner.skipValue(takesPythonNumbers: true) }
        continue
      }
      let column = CorpusColumn.all[number]
      guard seen & 1 << UInt64(number) == 0 else {
        throw Failure(column: column, reason: "the column is there twice")
      }
      seen |= 1 << UInt64(number)
      // Python writes NaN where a table has no value.
      if scanner.skip(word: "null") || scanner.skip(word: "NaN") { continue }
      try read(column, into: &row)
    } while scanner.skip(",")
    guard scanner.skip("}") else { throw Failure(reason: "expected , or }") }
  }

  private mutating func scan<Value>(
    _ column: CorpusColumn? = nil,
    _ body: (inout JSONScanner) throws(JSONError) -> Value
  ) throws(Failure) -> Value {
    do throws(JSONError) { return try body(&scanner) } catch {
      throw Failure(column: column, reason: error.reason)
    }
  }

  private mutating func read(
    _ column: CorpusColumn, into row: inout CorpusRow
  ) throws(Failure) {
    switch column {
    case .contentID: row.contentID = try key(column, digits: 40)
    case .blobID: row.blobID = try key(column, digits: 40)
    case .sha256: row.sha256 = try key(column, digits: 64)
    case .detectedLicenses: row.detectedLicenses = try strings(column)
    case .licenseExpression:
      let text = try string(column)
      row.licenseExpression = text.isEmpty ? nil : text
    case .licenseType: row.licenseType = try licenseType()
    case .language: row.language = try string(column)
    case .isVendor: row.isVendor = try flag(column)
    case .isGenerated: row.isGenerated = try flag(column)
    case .isOptedOut: row.isOptedOut = try flag(column)
    case .isOptedOutElsewhere: row.isOptedOutElsewhere = try flag(column)
    case .side(let side): row[side] = try value(of: side)
    }
  }

  private mutating func value(of side: SideColumn) throws(Failure) -> SideValue? {
    let column = CorpusColumn.side(side)
    switch side.kind {
    case .name: return .text(try string(column))
    case .path: return try path(column).map(SideValue.text)
    case .hash: return .hash(try key(column, digits: 40))
    case .count: return SideValue(count: try count(column))
    case .date: return .number(try date(column))
    }
  }

  private mutating func key(_ column: CorpusColumn, digits: Int) throws(Failure) -> ContentKey {
    let text = try scan(column) { scanner throws(JSONError) in try scanner.stringBytes() }
    guard text.count == digits, let key = ContentKey(hexadecimal: text) else {
      throw Failure(
        column: column, reason: "not \(digits) hexadecimal digits",
        remedy: "check that the column holds hashes")
    }
    return key
  }

  private mutating func string(_ column: CorpusColumn) throws(Failure) -> String {
    let text = try scan(column) { scanner throws(JSONError) in try scanner.string() }
    if let reason = RowLimits.complaint(about: text) {
      throw Failure(column: column, reason: reason)
    }
    return text
  }

  /// A path; one that is too long is no reason to do without the row.
  private mutating func path(_ column: CorpusColumn) throws(Failure) -> String? {
    let text = try scan(column) { scanner throws(JSONError) in try scanner.string() }
    hasLongPath = text.utf8.count > RowLimits.longestText
    if hasLongPath { return nil }
    if let reason = RowLimits.complaint(about: text) {
      throw Failure(column: column, reason: reason)
    }
    return text
  }

  private mutating func strings(_ column: CorpusColumn) throws(Failure) -> [String] {
    guard scanner.skip("[") else { throw Failure(column: column, reason: "expected a list") }
    var list: [String] = []
    if scanner.skip("]") { return list }
    repeat {
      list.append(try string(column))
      guard list.count <= RowLimits.mostLicenses else {
        throw Failure(column: column, reason: "more than \(RowLimits.mostLicenses) licences")
      }
    } while scanner.skip(",")
    guard scanner.skip("]") else { throw Failure(column: column, reason: "expected , or ]") }
    return list
  }

  private mutating func licenseType() throws(Failure) -> LicenseType {
    let text = try string(.licenseType)
    guard let type = LicenseType.allCases.first(where: { $0.name == text }) else {
      throw Failure(
        column: .licenseType, reason: "\(String(reflecting: text)) is no kind of licence",
        remedy: "give permissive, non_permissive, no_license or null")
    }
    return type
  }

  private mutating func flag(_ column: CorpusColumn) throws(Failure) -> Bool {
    if scanner.skip(word: "true") { return true }
    guard scanner.skip(word: "false") else {
      throw Failure(column: column, reason: "neither true nor false")
    }
    return false
  }

  /// A count from 0; those above the largest number of 32 bits are taken for it.
  private mutating func count(_ column: CorpusColumn) throws(Failure) -> UInt32 {
    let value = try integer(column)
    guard value >= 0 else { throw Failure(column: column, reason: "a negative number") }
    return UInt32(clamping: value)
  }

  private mutating func integer(_ column: CorpusColumn) throws(Failure) -> Int64 {
    let digits = try scan(column) { scanner throws(JSONError) in try scanner.number().digits }
    let text = String(decoding: digits, as: UTF8.self)
    if let value = Int64(text) { return value }
    // Tables with missing values turn integers into floating-point numbers.
    guard let value = Double(text), let integer = Int64(exactly: value) else {
      throw Failure(column: column, reason: "not a whole number")
    }
    return integer
  }

  /// A date as milliseconds since 1970, or as text; see ``Timestamp``.
  private mutating func date(_ column: CorpusColumn) throws(Failure) -> Int64 {
    guard scanner.peek() == UInt8(ascii: "\"") else { return try integer(column) }
    let text = try string(column)
    guard let milliseconds = Timestamp.milliseconds(text) else {
      throw Failure(
        column: column, reason: "\(String(reflecting: text)) is no date",
        remedy: "give milliseconds since 1970, or a date such as 2023-09-06T12:30:00")
    }
    return milliseconds
  }
}
