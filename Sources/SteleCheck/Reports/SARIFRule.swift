import SteleBase
import SteleLicense

/// A rule as SARIF describes it to those who read a finding: what is wrong, and with which licence, so that
/// findings are grouped by licence.
struct SARIFRule: Hashable {
  let kind: Kind
  /// The licences that decided, sorted; none where the rule is about something else.
  let licenses: [String]

  /// What a rule is about.
  enum Kind: String, CaseIterable {
    case licenseDenied = "license-denied"
    case optedOut = "opted-out"
    case undecidedDenied = "undecided-denied"
    case licenseUndecided = "license-undecided"
    case knownContents = "known-contents"
  }

  /// The rule of the result that `file` gives; nil if it gives none.
  init?(_ file: CheckedFile) {
    switch (file.finding, file.verdict) {
    case (let rule?, _):
      guard let kind = Kind(rawValue: rule.rawValue) else { return nil }
      let deciding = file.assessment.map { assessment in
        assessment.findings.filter { $0.decision == assessment.decision }.map(\.license)
      }
      self.init(kind, kind == .optedOut ? [] : deciding ?? [])
    case (nil, .optedOut): self.init(.optedOut, [])
    case (nil, .known), (nil, .eolVariant):
      let stated = file.licenseExpression.map { [$0] } ?? file.licenses
      self.init(.knownContents, stated.isEmpty ? ["NONE"] : stated)
    case (nil, .unknown), (nil, .notAssessed): return nil
    }
  }

  /// The rule of a finding that was accepted once and is gone.
  init(_ entry: BaselineEntry) {
    self.init(Kind(rawValue: entry.rule) ?? .licenseDenied, entry.licenses)
  }

  private init(_ kind: Kind, _ licenses: [String]) {
    self.kind = kind
    self.licenses = Set(licenses).sorted()
  }

  /// Such as `license-denied/GPL-3.0-only`: the same in every run.
  var identifier: String {
    if licenses.isEmpty { return kind.rawValue }
    let names = licenses.map { name in
      // `WITH` and `+` need no escape here.
      let words = name.split(separator: " ").map(String.init)
      let isPlain = words.allSatisfy { word in
        let body = word.hasSuffix("+") ? String(word.dropLast()) : word
        return LicenseName.identifier(body) == body
      }
      return isPlain && !words.isEmpty ? words.joined(separator: "-") : LicenseName.identifier(name)
    }
    let joined = names.joined(separator: "-AND-")
    let isShort = joined.utf8.count <= 200
    return kind.rawValue + "/" + (isShort ? joined : LicenseName.identifier(joined))
  }

  /// The licences for people.
  private var names: String { Escaped.text(licenses.joined(separator: " and ")) }

  /// How grave a finding is.
  var level: String {
    switch kind {
    case .licenseDenied, .optedOut, .undecidedDenied: "error"
    case .licenseUndecided: "note"
    case .knownContents: "none"
    }
  }

  /// The rule in a few words.
  var name: String {
    switch kind {
    case .licenseDenied: licenses.isEmpty ? "Licence denied" : "\(names): denied"
    case .optedOut: "Opted out"
    case .undecidedDenied, .licenseUndecided:
      licenses.isEmpty ? "Licence undecided" : "\(names): undecided"
    case .knownContents: "Known contents, \(names)"
    }
  }

  /// The rule in a sentence.
  var sentence: String {
    let which = licenses.isEmpty ? "a licence" : names
    return switch kind {
    case .licenseDenied: "The policy denies \(which) at the origin of a file with these contents."
    case .optedOut: "All repositories with these contents were opted out of the data set."
    case .undecidedDenied:
      "The policy cannot decide on \(which) at the origin of these contents, which is denied as well."
    case .licenseUndecided:
      "The policy cannot decide on \(which) at the origin of these contents."
    case .knownContents: "The corpus has a file with these contents, under \(which)."
    }
  }

  /// What to do about a finding.
  var help: String {
    switch kind {
    case .licenseDenied:
      "Find out where the file comes from and under which licence you have it. Remove it, allow the "
        + "licence in the policy, or accept the finding with --write-baseline. The licences are those "
        + "that were detected at one origin; there may be others."
    case .optedOut:
      "The owner asked that this code not be used to train models. Remove the file, or accept the "
        + "finding with --write-baseline if you have it by other means."
    case .undecidedDenied, .licenseUndecided:
      "Look at the licence, then allow or deny it by name in the policy."
    case .knownContents:
      "Nothing is wrong. The licences are those that were detected at the indexed origin."
    }
  }

  /// Where the first of the licences is described.
  var helpAddress: String? { licenses.lazy.compactMap(LicenseName.page).first }

  /// What the rule can be filtered by: what the licences ask for.
  var tags: [String] {
    let categories = LicenseTable.standard.categories(ofDetected: licenses)
    return [kind == .optedOut ? "opt-out" : "license"]
      + categories.map { $0.name.lowercased().split(separator: " ").joined(separator: "-") }
  }
}
