/// A column of rows that is read; all others are ignored.
///
/// All but the last three are the dataset's.
enum CorpusColumn: Hashable, Sendable {
  case contentID
  case blobID
  case sha256
  case detectedLicenses
  case licenseType
  case language
  case isVendor
  case isGenerated
  case side(SideColumn)
  case isOptedOut
  case isOptedOutElsewhere
  case licenseExpression

  /// The name in rows that are read and printed.
  var name: String {
    switch self {
    case .contentID: "content_id"
    case .blobID: "blob_id"
    case .sha256: "sha256"
    case .detectedLicenses: "detected_licenses"
    case .licenseType: "license_type"
    case .language: "language"
    case .isVendor: "is_vendor"
    case .isGenerated: "is_generated"
    case .side(let column): column.rowName
    case .isOptedOut: "opted_out"
    case .isOptedOutElsewhere: "opted_out_elsewhere"
    case .licenseExpression: "license_expression"
    }
  }

  /// All columns.
  static let all: [CorpusColumn] =
    [
      .contentID, .blobID, .sha256, .detectedLicenses, .licenseType, .language, .isVendor,
      .isGenerated,
    ] + SideColumn.allCases.map(CorpusColumn.side)
    + [.isOptedOut, .isOptedOutElsewhere, .licenseExpression]
}

extension CorpusColumn {
  /// All columns by the length of their names.
  private static let byLength: [[(name: [UInt8], number: Int)]] = {
    var table: [[(name: [UInt8], number: Int)]] = []
    for (number, column) in all.enumerated() {
      let name = Array(column.name.utf8)
      while table.count <= name.count { table.append([]) }
      table[name.count].append((name, number))
    }
    return table
  }()

  /// The number among ``all`` of the column with this name; nil if it is none that is read.
  static func number(named name: ArraySlice<UInt8>) -> Int? {
    guard name.count < byLength.count else { return nil }
    for candidate in byLength[name.count] where name.elementsEqual(candidate.name) {
      return candidate.number
    }
    return nil
  }
}
