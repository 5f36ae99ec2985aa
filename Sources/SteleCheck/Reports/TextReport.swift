import SteleBase
import SteleCorpus
import SteleLicense

/// A report for people: the summary, then findings, then the other files of which there is something
/// to say.
struct TextReport: CheckReportWriter {
  private let context: ReportContext
  /// Lines by rank: files that hit, other findings, the rest.
  private var lines: [[UInt8]] = [[], [], []]

  init(_ context: ReportContext) { self.context = context }

  mutating func begin() -> [UInt8] { [] }

  mutating func add(_ file: CheckedFile) -> [UInt8] {
    guard context.listsAll || file.finding != nil || file.verdict != .unknown else { return [] }
    let rank = file.isHit ? 0 : file.finding == nil ? 2 : 1
    lines[rank] += "\(text(of: file))\n".utf8
    return []
  }

  mutating func finish(_ summary: CheckSummary) -> [UInt8] {
    let head = summaryLines(summary).map { $0 + "\n" }.joined()
    let blocks = lines.filter { !$0.isEmpty }
    return Array(head.utf8) + blocks.flatMap { [UInt8(ascii: "\n")] + $0 }
  }

  private func text(of file: CheckedFile) -> String {
    var parts = [file.path.shown, colored(file.verdict.rawValue, color(of: file.verdict))]
    if let problem = file.problem { parts.append(Escaped.text(problem)) }
    if file.verdict == .known || file.verdict == .eolVariant {
      let licenses = CorpusRow.licenseText(file.licenses, expression: file.licenseExpression)
      parts.append(licenses.isEmpty ? "no licence" : Escaped.text(licenses))
    }
    if let language = file.language { parts.append(Escaped.text(language)) }
    if let name = file.repository { parts.append(Escaped.text(name)) }
    if let path = file.repositoryPath { parts.append(Escaped.text(path)) }
    if file.isOptedOutElsewhere { parts.append("opted out elsewhere") }
    if file.isLFSPointer { parts.append("git-LFS pointer") }
    return ([parts.joined(separator: "  ")] + findingLines(file)).joined(separator: "\n")
  }

  /// Why the file is listed among the findings.
  private func findingLines(_ file: CheckedFile) -> [String] {
    guard let rule = file.finding else { return [] }
    let state = file.baselineState.isAccepted ? ", accepted in the baseline" : ""
    let name = colored(rule.rawValue, file.isHit ? .red : .yellow) + state
    guard let assessment = file.assessment else { return ["  \(name)"] }
    return assessment.findings.filter { $0.decision == assessment.decision }.map {
      "  \(name): \(Escaped.text($0.license)), \(Escaped.text("\($0.reason)"))"
    }
  }

  private func summaryLines(_ summary: CheckSummary) -> [String] {
    var lines = [summary.headline]
    let categories = LicenseCategory.allCases.compactMap { category in
      summary.categories[category].map { "\(category.name) \($0)" }
    }
    if !categories.isEmpty {
      let known = summary.count(.known) + summary.count(.eolVariant)
      lines.append(
        "licences at the indexed origin\(known == 1 ? "" : "s"): "
          + categories.joined(separator: ", "))
    }
    let languages = summary.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !languages.isEmpty {
      let shown = languages.prefix(8).map { "\(Escaped.text($0.key)) \($0.value)" }
      let rest = languages.count - shown.count
      lines.append(
        "languages: \(shown.joined(separator: ", "))" + (rest > 0 ? " and \(rest) more" : ""))
    }
    return lines + notLookedAt(summary) + findingSummary(summary)
  }

  /// What the report does not tell of.
  private func notLookedAt(_ summary: CheckSummary) -> [String] {
    var lines: [String] = []
    if summary.ignored > 0 {
      lines.append(
        "left out by ignore rules: \(Counted.text(summary.ignored, "file or folder", "files and folders"))"
      )
    }
    if summary.lfsPointers > 0 {
      lines.append(
        "git-LFS pointers, whose contents are not here: \(Counted.text(summary.lfsPointers, "file"))"
      )
    }
    return lines
  }

  private func findingSummary(_ summary: CheckSummary) -> [String] {
    var lines: [String] = []
    for rule in CheckRule.allCases {
      if let count = summary.findings[rule] { lines.append("\(rule.rawValue): \(count)") }
    }
    if summary.baselined > 0 { lines.append("accepted in the baseline: \(summary.baselined)") }
    for entry in summary.staleEntries {
      lines.append(
        "no longer found, but in the baseline: \(Escaped.text(entry.path))  "
          + Escaped.text(entry.rule))
    }
    lines += summary.problems.map { "not read: \(Escaped.text($0))" }
    return lines
  }

  private enum Color: Int {
    case red = 31
    case green = 32
    case yellow = 33
  }

  private func color(of verdict: CheckVerdict) -> Color? {
    switch verdict {
    case .known: .green
    case .eolVariant, .optedOut: .yellow
    case .notAssessed: .red
    case .unknown: nil
    }
  }

  private func colored(_ text: String, _ color: Color?) -> String {
    guard context.usesColors, let color else { return text }
    return "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m"
  }
}
