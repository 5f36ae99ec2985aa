/// A column that is read; all others are ignored.
///
/// All but the last three are the dataset's.
public enum CorpusColumn: String, Sendable, CaseIterable {
  case contentID = "content_id"
  case blobID = "blob_id"
  case sha256
  case detectedLicenses = "detected_licenses"
  case licenseType = "license_type"
  case language
  case isVendor = "is_vendor"
  case isGenerated = "is_generated"
  case repositoryName = "repo_name"
  case path
  case revisionID = "revision_id"
  case starEventsCount = "star_events_count"
  case forkEventsCount = "fork_events_count"
  case revisionDate = "revision_date"
  case visitDate = "visit_date"
  case isOptedOut = "opted_out"
  case isOptedOutElsewhere = "opted_out_elsewhere"
  case licenseExpression = "license_expression"
}

extension CorpusColumn {
  /// All columns by the length of their names.
  private static let byLength: [[(name: [UInt8], column: CorpusColumn)]] = {
    var table: [[(name: [UInt8], column: CorpusColumn)]] = []
    for column in allCases {
      let name = Array(column.rawValue.utf8)
      while table.count <= name.count { table.append([]) }
      table[name.count].append((name, column))
    }
    return table
  }()

  /// The column with this name, if it is one that is read.
  init?(name: ArraySlice<UInt8>) {
    guard name.count < Self.byLength.count else { return nil }
    for candidate in Self.byLength[name.count] where name.elementsEqual(candidate.name) {
      self = candidate.column
      return
    }
    return nil
  }
}
