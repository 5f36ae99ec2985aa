/// The answer to a query.
public struct LookupReport: Sendable {
  /// What was asked.
  public let query: CorpusQuery
  /// The answer.
  public let answer: CorpusAnswer
  private let tables: Set<SideTable>

  /// Asks `corpus`.
  public init(_ query: CorpusQuery, in corpus: CorpusIndex) throws(CorpusError) {
    self.query = query
    tables = corpus.sideTables
    answer = try corpus.answer(query.key, in: query.lane)
  }

  /// The contents' SWHID, where it was asked for or is stored.
  public var swhid: String? {
    (query.lane == .sha1Git ? query.key : answer.row.contentID).map(CorpusQuery.swhid)
  }

  /// A JSON object and a line feed.
  public var json: [UInt8] {
    let row = answer.row
    var object = JSONObjectWriter()
    object.add("id", query.text)
    object.add("verdict", answer.verdict.rawValue)
    object.add("swhid", swhid)
    object.add("licenses", row.detectedLicenses)
    object.add("license_type", row.licenseType?.name)
    object.add("language", row.language)
    if tables.contains(.repository) { object.add("repository", row.repositoryName) }
    if tables.contains(.path) { object.add("path", row.path) }
    if answer.isOptedOutElsewhere { object.add("opted_out_elsewhere", true) }
    return object.line
  }

  /// A line for people, without its line feed.
  public var text: String {
    guard answer.verdict == .known else { return "\(query.text)  \(answer.verdict.rawValue)" }
    let row = answer.row
    var parts = [query.text, answer.verdict.rawValue]
    parts.append(row.licenseType?.name ?? "licence type unknown")
    parts.append(
      row.detectedLicenses.isEmpty ? "no licence" : row.detectedLicenses.joined(separator: ", "))
    parts.append(row.language ?? "language unknown")
    if let name = row.repositoryName { parts.append(name) }
    if let path = row.path { parts.append(path) }
    if answer.isOptedOutElsewhere { parts.append("opted out elsewhere") }
    return parts.joined(separator: "  ")
  }
}
