/// The numbers of the section `layout`.
struct FileLayout {
  /// A number that readers refuse if it is not one of theirs: 1, and 1 more where payloads have flags of
  /// opt-outs, and 2 more where lists of licences have expressions.
  static let versions: ClosedRange<UInt64> = 1...4

  var files: Int
  var lanes: [CorpusLane]
  /// The symbol of payloads that have none of their own.
  var escape: Int
  var licenseSets: Int
  var languages: Int
  /// Whether payloads have flags of opt-outs.
  var hasOptOuts: Bool
  /// Whether lists of licences have expressions.
  var hasExpressions: Bool

  init(
    files: Int, lanes: [CorpusLane], escape: Int, licenseSets: Int, languages: Int,
    hasOptOuts: Bool,
    hasExpressions: Bool
  ) {
    self.hasOptOuts = hasOptOuts
    self.hasExpressions = hasExpressions
    self.files = files
    self.lanes = lanes
    self.escape = escape
    self.licenseSets = licenseSets
    self.languages = languages
  }

  /// The layout of these numbers, or nil if there is none.
  init?(_ values: [UInt64]) {
    guard values.count == 6, Self.versions.contains(values[0]), values[2] < 8,
      let files = Int(exactly: values[1]), files > 0, files < 1 << 48,
      let escape = Int(exactly: values[3]), escape <= PayloadTable.mostSymbols,
      let licenseSets = Int(exactly: values[4]), licenseSets <= CorpusPayload.mostLicenseSets,
      let languages = Int(exactly: values[5]), languages <= CorpusPayload.mostLanguages
    else { return nil }
    let lanes = CorpusLane.allCases.filter { values[2] & 1 << UInt64($0.rawValue) != 0 }
    guard !lanes.isEmpty else { return nil }
    self.init(
      files: files, lanes: lanes, escape: escape, licenseSets: licenseSets, languages: languages,
      hasOptOuts: (values[0] - 1) & 1 != 0, hasExpressions: (values[0] - 1) & 2 != 0)
  }

  var values: [UInt64] {
    let mask = lanes.reduce(0 as UInt64) { $0 | 1 << UInt64($1.rawValue) }
    return [
      1 + (hasOptOuts ? 1 : 0) + (hasExpressions ? 2 : 0), UInt64(files), mask, UInt64(escape),
      UInt64(licenseSets),
      UInt64(languages),
    ]
  }
}
