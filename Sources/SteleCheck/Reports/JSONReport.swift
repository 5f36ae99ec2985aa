import SteleBase
import SteleCorpus
import SteleLicense

/// All that was found out, for programs: `{"files": […], "summary": {…}}`, one line for each file.
struct JSONReport: CheckReportWriter {
  private var json = JSONWriter()

  mutating func begin() -> [UInt8] {
    json.beginObject()
    json.add("schema_version", CheckSummary.schemaVersion)
    json.beginList("files")
    return json.take()
  }

  mutating func add(_ file: CheckedFile) -> [UInt8] {
    json.breakLine()
    json.beginObject()
    json.add("path", file.path.text)
    if !file.path.isText { json.add("path_bytes", Hexadecimal.text(of: file.path.bytes)) }
    json.add("verdict", file.verdict.rawValue)
    json.add("swhid", file.swhid)
    if let matched = file.matchedSwhid { json.add("matched_swhid", matched) }
    json.add("licenses", file.licenses)
    if let expression = file.licenseExpression { json.add("license_expression", expression) }
    json.add("license_type", file.licenseType?.name)
    json.add("categories", file.categories.map(\.name))
    json.add("language", file.language)
    if let name = file.repository { json.add("repository", name) }
    if let path = file.repositoryPath { json.add("path_in_repository", path) }
    if file.isOptedOutElsewhere { json.add("opted_out_elsewhere", true) }
    if file.isLFSPointer { json.add("lfs_pointer", true) }
    json.add("false_positive_rate", file.falsePositiveRate)
    addPolicy(file)
    if let problem = file.problem { json.add("problem", problem) }
    json.endObject()
    return json.take()
  }

  private mutating func addPolicy(_ file: CheckedFile) {
    guard let decision = file.assessment?.decision ?? file.finding?.decision else { return }
    json.beginObject("policy")
    json.add("decision", "\(decision)")
    if let rule = file.finding { json.add("rule", rule.rawValue) }
    if file.baselineState != .none { json.add("baselined", file.baselineState.isAccepted) }
    json.beginList("findings")
    for finding in file.assessment?.findings ?? [] {
      json.beginObject()
      json.add("license", finding.license)
      json.add("decision", "\(finding.decision)")
      json.add("reason", "\(finding.reason)")
      json.endObject()
    }
    json.endList()
    json.endObject()
  }

  mutating func finish(_ summary: CheckSummary) -> [UInt8] {
    json.endLine()
    json.endList()
    json.beginObject("summary")
    json.add("files", summary.files)
    json.add("bytes", summary.bytes)
    json.add("ignored", summary.ignored)
    json.add("lfs_pointers", summary.lfsPointers)
    json.add("verdicts", CheckVerdict.allCases.map { ($0.rawValue, summary.count($0)) })
    json.add(
      "categories",
      LicenseCategory.allCases.compactMap { category in
        summary.categories[category].map { (category.name, $0) }
      })
    json.add("languages", summary.languages.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    json.add("findings", CheckRule.allCases.map { ($0.rawValue, summary.findings[$0] ?? 0) })
    json.add("undecided", summary.undecided)
    json.add("hits", summary.hits)
    json.add("baselined", summary.baselined)
    json.add("stale_baseline_entries", summary.staleEntries.count)
    json.add("problems", summary.problems)
    json.add("exit_code", Int(summary.outcome.rawValue))
    json.endObject()
    json.endObject()
    json.endLine()
    return json.take()
  }
}

extension CheckSummary {
  /// Which fields the report for programs has; another number means that their meaning changed.
  package static let schemaVersion = 1
}
