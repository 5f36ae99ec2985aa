/// What a corpus says about contents.
public enum CorpusVerdict: String, Sendable {
  /// They are in it.
  case known
  /// They are not in it.
  case unknown
  /// The corpus cannot tell: it has no keys of the kind that was asked for.
  case notAssessed = "not-assessed"
}

/// The answer to a query.
public struct LookupReport: Sendable {
  /// What was asked.
  public let query: CorpusQuery
  /// The answer in a word.
  public let verdict: CorpusVerdict
  /// The contents' SWHID, where it was asked for or is stored.
  public let swhid: String?
  /// What the corpus knows; nothing if it does not know the contents.
  public let row: CorpusRow
  private let tables: Set<SideTable>

  /// Asks `corpus`.
  public init(_ query: CorpusQuery, in corpus: CorpusIndex) throws(CorpusError) {
    self.query = query
    tables = corpus.sideTables
    var row = CorpusRow()
    if corpus.lanes.contains(query.lane) {
      if let match = try corpus.find(query.key, in: query.lane) {
        row = try corpus.row(of: match)
        verdict = .known
      } else {
        verdict = .unknown
      }
    } else {
      verdict = .notAssessed
    }
    let git = query.lane == .sha1Git ? query.key : row.contentID
    swhid = git.map(CorpusQuery.swhid)
    self.row = row
  }

  /// A JSON object and a line feed.
  public var json: [UInt8] {
    var object = JSONObjectWriter()
    object.add("id", query.text)
    object.add("verdict", verdict.rawValue)
    object.add("swhid", swhid)
    object.add("licenses", row.detectedLicenses)
    object.add("license_type", row.licenseType?.name)
    object.add("language", row.language)
    if tables.contains(.repository) { object.add("repository", row.repositoryName) }
    if tables.contains(.path) { object.add("path", row.path) }
    return object.line
  }

  /// A line for people, without its line feed.
  public var text: String {
    guard verdict == .known else { return "\(query.text)  \(verdict.rawValue)" }
    var parts = [query.text, verdict.rawValue]
    parts.append(row.licenseType?.name ?? "licence type unknown")
    parts.append(
      row.detectedLicenses.isEmpty ? "no licence" : row.detectedLicenses.joined(separator: ", "))
    parts.append(row.language ?? "language unknown")
    if let name = row.repositoryName { parts.append(name) }
    if let path = row.path { parts.append(path) }
    return parts.joined(separator: "  ")
  }
}
