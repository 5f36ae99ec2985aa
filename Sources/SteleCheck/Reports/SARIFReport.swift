import SteleCorpus
import SteleLicense

/// A SARIF 2.1.0 log: findings, for tools that show them in code review; known contents as mere
/// information; and what could not be assessed as notifications.
struct SARIFReport: CheckReportWriter {
  private let context: ReportContext
  private var json = JSONWriter()
  private var failures: [(path: FilePath?, reason: String)] = []

  init(_ context: ReportContext) { self.context = context }

  mutating func begin() -> [UInt8] {
    json.beginObject()
    json.add(
      "$schema",
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    json.add("version", "2.1.0")
    json.beginList("runs")
    json.beginObject()
    json.beginObject("tool")
    json.beginObject("driver")
    json.add("name", "stele")
    json.add("semanticVersion", context.toolVersion)
    json.beginList("rules")
    for rule in SARIFRule.allCases { addDescription(of: rule) }
    json.endList()
    json.endObject()
    json.endObject()
    json.beginList("results")
    return json.take()
  }

  private mutating func addText(_ name: String, _ text: String) {
    json.beginObject(name)
    json.add("text", text)
    json.endObject()
  }

  private mutating func addDescription(of rule: SARIFRule) {
    json.breakLine()
    json.beginObject()
    json.add("id", rule.identifier)
    addText("shortDescription", rule.name)
    addText("fullDescription", rule.sentence)
    addText("help", rule.help)
    json.beginObject("defaultConfiguration")
    json.add("level", rule.level)
    json.endObject()
    json.endObject()
  }

  mutating func add(_ file: CheckedFile) -> [UInt8] {
    if let problem = file.problem { failures.append((file.path, problem)) }
    guard let rule = SARIFRule(file) else { return [] }
    json.breakLine()
    json.beginObject()
    beginResult(rule, isFinding: file.finding != nil)
    addText("message", Self.message(file))
    addLocation(file.path.uri)
    addFingerprint(file.swhid, rule.identifier)
    addState(file.baselineState)
    json.beginObject("properties")
    json.add("verdict", file.verdict.rawValue)
    json.add("swhid", file.swhid)
    json.add("licenses", file.licenses)
    json.add("categories", file.categories.map(\.name))
    json.add("falsePositiveRate", file.falsePositiveRate)
    json.endObject()
    json.endObject()
    return json.take()
  }

  private mutating func beginResult(_ rule: SARIFRule, isFinding: Bool) {
    json.add("ruleId", rule.identifier)
    json.add("ruleIndex", rule.rawValue)
    // What is mere information must have no level.
    json.add("kind", isFinding ? "fail" : "informational")
    json.add("level", isFinding ? rule.level : "none")
  }

  private mutating func addLocation(_ uri: String) {
    json.beginList("locations")
    json.beginObject()
    json.beginObject("physicalLocation")
    json.beginObject("artifactLocation")
    json.add("uri", uri)
    json.endObject()
    // The whole file is meant, but code review shows only what has a line.
    json.beginObject("region")
    json.add("startLine", 1)
    json.endObject()
    json.endObject()
    json.endObject()
    json.endList()
  }

  private mutating func addFingerprint(_ swhid: String?, _ rule: String) {
    guard let swhid else { return }
    json.beginObject("partialFingerprints")
    json.add("contentsAndRule/v1", "\(swhid)/\(rule)")
    json.endObject()
  }

  private mutating func addState(_ state: BaselineState) {
    switch state {
    case .none: return
    case .new: json.add("baselineState", "new")
    case .unchanged: json.add("baselineState", "unchanged")
    case .moved: json.add("baselineState", "updated")
    }
    guard state.isAccepted else { return }
    json.beginList("suppressions")
    json.beginObject()
    json.add("kind", "external")
    json.add("status", "accepted")
    json.endObject()
    json.endList()
  }

  private static func message(_ file: CheckedFile) -> String {
    var sentences: [String] = []
    if let assessment = file.assessment, file.finding != nil {
      for finding in assessment.findings where finding.decision == assessment.decision {
        sentences.append("\(finding.license) is \(finding.decision): \(finding.reason).")
      }
    } else if file.verdict == .optedOut {
      sentences.append("All repositories with these contents were opted out.")
    } else {
      let licenses = file.licenses.isEmpty ? "no licence" : file.licenses.joined(separator: ", ")
      sentences.append("Known; at the indexed origin: \(licenses).")
    }
    if let name = file.repository {
      sentences.append("Indexed from \(name)\(file.repositoryPath.map { ", \($0)" } ?? "").")
    }
    if file.matchedSwhid != nil { sentences.append("The line ends differ.") }
    return Escaped.text(sentences.joined(separator: " "))
  }

  mutating func finish(_ summary: CheckSummary) -> [UInt8] {
    for entry in summary.staleEntries { addAbsent(entry) }
    json.endLine()
    json.endList()
    json.beginList("invocations")
    json.beginObject()
    failures += summary.problems.map { (nil, $0) }
    json.add("executionSuccessful", failures.isEmpty && summary.assessed > 0)
    json.add("exitCode", Int(summary.outcome.rawValue))
    json.beginList("toolExecutionNotifications")
    for failure in failures {
      json.breakLine()
      json.beginObject()
      json.add("level", "error")
      addText("message", failure.reason)
      if let path = failure.path { addLocation(path.uri) }
      json.endObject()
    }
    json.endList()
    json.endObject()
    json.endList()
    json.endObject()
    json.endList()
    json.endObject()
    json.endLine()
    return json.take()
  }

  /// Adds what an earlier run found and this one did not.
  private mutating func addAbsent(_ entry: BaselineEntry) {
    let rule = SARIFRule.allCases.first { $0.identifier == entry.rule }
    json.breakLine()
    json.beginObject()
    beginResult(rule ?? .licenseDenied, isFinding: true)
    addText("message", "No longer found; the baseline can be written again.")
    addLocation(FilePath(entry.path).uri)
    addFingerprint(entry.swhid, entry.rule)
    json.add("baselineState", "absent")
    json.endObject()
  }
}
