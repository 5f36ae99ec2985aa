import SteleBase

/// The answer to a query.
package struct LookupReport: Sendable {
  /// What was asked.
  package let query: CorpusQuery
  /// The answer.
  package let answer: CorpusAnswer
  private let tables: Set<SideTable>

  /// Asks `corpus`.
  package init(_ query: CorpusQuery, in corpus: CorpusIndex) throws(CorpusError) {
    self.query = query
    tables = corpus.sideTables
    answer = try corpus.answer(query.key, in: query.lane)
  }

  /// The contents' SWHID, where it was asked for or is stored.
  package var swhid: String? {
    (query.lane == .sha1Git ? query.key : answer.row.contentID).map(CorpusQuery.swhid)
  }

  /// A JSON object and a line feed.
  package var json: [UInt8] {
    let row = answer.row
    return JSONWriter.line { json in
      json.add("id", query.text)
      json.add("verdict", answer.verdict.rawValue)
      json.add("swhid", swhid)
      json.add("licenses", row.detectedLicenses)
      if let expression = row.licenseExpression { json.add("license_expression", expression) }
      json.add("license_type", row.licenseType?.name)
      json.add("language", row.language)
      if tables.contains(.repository) { json.add("repository", row.repositoryName) }
      if tables.contains(.path) { json.add("path", row.path) }
      if answer.isOptedOutElsewhere { json.add("opted_out_elsewhere", true) }
    }
  }

  /// A line for people, without its line feed.
  package var text: String {
    guard answer.verdict == .known else { return "\(query.text)  \(answer.verdict.rawValue)" }
    let row = answer.row
    var parts = [query.text, answer.verdict.rawValue]
    parts.append(row.licenseType?.name ?? "licence type unknown")
    parts.append(
      row.licenseText.isEmpty ? "no licence" : row.licenseText)
    parts.append(row.language ?? "language unknown")
    if let name = row.repositoryName { parts.append(name) }
    if let path = row.path { parts.append(path) }
    if answer.isOptedOutElsewhere { parts.append("opted out elsewhere") }
    return parts.map { Escaped.text($0) }.joined(separator: "  ")
  }
}
