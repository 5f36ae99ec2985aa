import SteleBase
import SteleCorpus
import SteleLicense

/// A SARIF 2.1.0 log: findings, for tools that show them in code review, the gravest first; known contents
/// as mere information, where all is asked for; and what could not be assessed as notifications.
///
/// GitHub refuses a run of more than 25,000 results, and keeps the gravest 5,000 of fewer. So there are never
/// more than it takes, and what does not decide on the outcome only fills up what it keeps; a notification
/// says how many were left out.
struct SARIFReport: CheckReportWriter {
  /// As many results as GitHub takes in a run.
  static let mostResults = 25_000
  /// As many results of a run as GitHub keeps.
  static let mostKept = 5_000

  private let context: ReportContext
  private var json = JSONWriter()
  private var rules = RuleList()
  /// Results that were written.
  private var count = 0
  /// Results that there would be without a limit.
  private var wanted = 0
  /// Findings that do not decide on the outcome, as many as are kept.
  private var lesser: [CheckedFile] = []
  /// Known files without a finding, as many as are kept.
  private var known: [CheckedFile] = []
  private var failures: [(path: FilePath?, reason: String)] = []

  init(_ context: ReportContext) { self.context = context }

  /// The rules of results, in the order of their first occurrence.
  private struct RuleList {
    private(set) var all: [(rule: SARIFRule, identifier: String)] = []
    private var indices: [SARIFRule: Int] = [:]

    /// The place of `rule` in the list, to which it is added if it is new.
    mutating func index(of rule: SARIFRule) -> Int {
      if let index = indices[rule] { return index }
      indices[rule] = all.count
      all.append((rule, rule.identifier))
      return all.count - 1
    }
  }

  mutating func begin() -> [UInt8] {
    json.beginObject()
    json.add(
      "$schema",
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    json.add("version", "2.1.0")
    json.beginList("runs")
    json.beginObject()
    json.beginList("results")
    return json.take()
  }

  mutating func add(_ file: CheckedFile) -> [UInt8] {
    if let problem = file.problem { failures.append((file.path, problem)) }
    guard file.finding != nil || context.listsAll, let rule = SARIFRule(file) else { return [] }
    wanted += 1
    if file.isHit {
      addResult(file, rule)
    } else if file.finding != nil {
      if lesser.count < Self.mostKept { lesser.append(file) }
    } else if known.count < Self.mostKept {
      known.append(file)
    }
    return json.take()
  }

  /// Adds what `file` gives, if there is room for it.
  private mutating func addResult(_ file: CheckedFile, _ rule: SARIFRule) {
    guard count < (file.isHit ? Self.mostResults : Self.mostKept) else { return }
    beginResult(rule, isFinding: file.finding != nil)
    addText("message", Self.message(file))
    addLocation(file.path.uri)
    addFingerprint(file.swhid, rule.kind.rawValue)
    addState(file.baselineState)
    json.beginObject("properties")
    json.add("verdict", file.verdict.rawValue)
    json.add("swhid", file.swhid)
    json.add("licenses", file.licenses)
    if let expression = file.licenseExpression { json.add("licenseExpression", expression) }
    json.add("categories", file.categories.map(\.name))
    json.add("falsePositiveRate", file.falsePositiveRate)
    json.endObject()
    json.endObject()
  }

  /// Adds what an earlier run found and this one did not, if there is room for it.
  private mutating func addAbsent(_ entry: BaselineEntry) {
    wanted += 1
    guard count < Self.mostKept else { return }
    let rule = SARIFRule(entry)
    beginResult(rule, isFinding: true)
    addText("message", "No longer found; the baseline can be written again.")
    addLocation(FilePath(entry.path).uri)
    addFingerprint(entry.swhid, rule.kind.rawValue)
    json.add("baselineState", "absent")
    json.endObject()
  }

  private mutating func beginResult(_ rule: SARIFRule, isFinding: Bool) {
    count += 1
    json.breakLine()
    json.beginObject()
    let index = rules.index(of: rule)
    json.add("ruleId", rules.all[index].identifier)
    json.add("ruleIndex", index)
    // What is mere information must have no level.
    json.add("kind", isFinding ? "fail" : "informational")
    json.add("level", isFinding ? rule.level : "none")
  }

  mutating func finish(_ summary: CheckSummary) -> [UInt8] {
    for file in lesser { if let rule = SARIFRule(file) { addResult(file, rule) } }
    for entry in summary.staleEntries { addAbsent(entry) }
    for file in known { if let rule = SARIFRule(file) { addResult(file, rule) } }
    json.endLine()
    json.endList()
    addTool()
    failures += summary.problems.map { (nil, $0) }
    addInvocation(summary)
    json.beginObject("properties")
    json.add("files", summary.files)
    json.add("ignored", summary.ignored)
    json.add("resultsLeftOut", wanted - count)
    json.endObject()
    json.endObject()
    json.endList()
    json.endObject()
    json.endLine()
    return json.take()
  }
}

extension SARIFReport {
  /// Adds the tool with the rules of all results.
  private mutating func addTool() {
    json.beginObject("tool")
    json.beginObject("driver")
    json.add("name", "stele")
    json.add("semanticVersion", context.toolVersion)
    json.beginList("rules")
    for (rule, identifier) in rules.all { addDescription(of: rule, identifier) }
    json.endList()
    json.endObject()
    json.endObject()
  }

  private mutating func addDescription(of rule: SARIFRule, _ identifier: String) {
    json.breakLine()
    json.beginObject()
    json.add("id", identifier)
    addText("shortDescription", rule.name)
    addText("fullDescription", rule.sentence)
    if let address = rule.helpAddress { json.add("helpUri", address) }
    addText("help", rule.help)
    json.beginObject("defaultConfiguration")
    json.add("level", rule.level)
    json.endObject()
    json.beginObject("properties")
    json.add("tags", rule.tags)
    json.endObject()
    json.endObject()
  }

  private mutating func addInvocation(_ summary: CheckSummary) {
    json.beginList("invocations")
    json.beginObject()
    let isWhole = failures.isEmpty && (summary.assessed > 0 || summary.outcome == .clean)
    json.add("executionSuccessful", isWhole)
    json.add("exitCode", Int(summary.outcome.rawValue))
    json.beginList("toolExecutionNotifications")
    for failure in failures { addNotification("error", failure.reason, failure.path) }
    if wanted > count {
      addNotification(
        "warning",
        "\(Counted.text(wanted - count, "result")) left out, the least grave ones: GitHub "
          + "refuses more than \(Self.mostResults) and keeps \(Self.mostKept). Check parts of the tree, or accept findings with "
          + "--write-baseline.")
    }
    if summary.ignored > 0 {
      let count = Counted.text(summary.ignored, "file or folder", "files and folders")
      addNotification("note", "Left out by ignore rules: \(count).")
    }
    json.endList()
    json.endObject()
    json.endList()
  }

  private mutating func addNotification(_ level: String, _ text: String, _ path: FilePath? = nil) {
    json.breakLine()
    json.beginObject()
    json.add("level", level)
    addText("message", text)
    if let path { addLocation(path.uri) }
    json.endObject()
  }

  private mutating func addText(_ name: String, _ text: String) {
    json.beginObject(name)
    json.add("text", text)
    json.endObject()
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
      let licenses = CorpusRow.licenseText(file.licenses, expression: file.licenseExpression)
      sentences.append(
        "Known; at the indexed origin: \(licenses.isEmpty ? "no licence" : licenses).")
    }
    if let name = file.repository {
      sentences.append("Indexed from \(name)\(file.repositoryPath.map { ", \($0)" } ?? "").")
    }
    if file.matchedSwhid != nil { sentences.append("The line ends differ.") }
    return Escaped.text(sentences.joined(separator: " "))
  }
}
