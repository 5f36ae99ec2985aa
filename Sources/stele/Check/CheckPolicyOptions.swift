import ArgumentParser
import SteleCheck
import SteleLicense

/// What `check` holds files against.
struct CheckPolicyOptions: ParsableArguments {
  @Option(
    help: .taking(
      "LICENCE",
      """
      A licence or a category, such as MIT or Permissive, to allow, or several separated by commas. Give \
      it again for more.
      """))
  var allow: [String] = []

  @Option(
    help: .taking(
      "LICENCE",
      """
      A licence or a category to deny, as for --allow. Copyleft covers the GPL and the AGPL, not "Copyleft \
      Limited": LGPL, MPL, EPL; `stele licenses` lists all categories.
      """))
  var deny: [String] = []

  @Option(
    name: .customLong("compatible-with"),
    help: .taking(
      "LICENCE",
      "The licence of what the files become part of, for OSADL's matrix of compatibility."))
  var compatibleWith: [String] = []

  @Option(
    help: .taking(
      "FILE", "A file with such rules, one on each line: allow X, deny X, compatible-with X."),
    completion: .file())
  var policy: [String] = []

  @Flag(help: "Count contents whose repositories were all opted out as a conflict.")
  var denyOptedOut = false

  @Flag(
    help: """
      Count known contents as a conflict whose licences the policy cannot decide on: none stated, an \
      unreadable tag, a name or reference that is on no list, no answer in OSADL's matrix.
      """)
  var denyUndecided = false

  @Option(
    help: .taking("FILE", "Accepted findings, as --write-baseline wrote them, which do not count."),
    completion: .file())
  var baseline: [String] = []

  @Option(
    help: .taking(
      "FILE", "Accept all findings from now on: write them to this file, and end without a hit."),
    completion: .file())
  var writeBaseline: String?

  /// The rules among the arguments.
  func rules() throws -> CheckPolicy {
    var rules = CheckPolicy()
    rules.deniesOptedOut = denyOptedOut
    rules.deniesUndecided = denyUndecided
    func add(_ option: String, _ body: () throws(LicensePolicyError) -> Void) throws {
      do throws(LicensePolicyError) { try body() } catch {
        throw ValidationError("\(option): \(error)")
      }
    }
    for text in allow {
      try add("--allow \(text)") { () throws(LicensePolicyError) in try rules.licenses.allow(text) }
    }
    for text in deny {
      try add("--deny \(text)") { () throws(LicensePolicyError) in try rules.licenses.deny(text) }
    }
    for text in compatibleWith {
      try add("--compatible-with \(text)") { () throws(LicensePolicyError) in
        try rules.licenses.requireCompatibility(with: text)
      }
    }
    return rules
  }

  /// All rules, those of policy files too, none of which may lie within `boundary`.
  func rules(outside boundary: TrustBoundary) throws -> CheckPolicy {
    var rules = try rules()
    for path in policy {
      try boundary.check(path, option: "--policy")
      try rules.addRules(ofFile: path)
    }
    return rules
  }

  /// What was accepted before, nil if nothing was; no baseline may lie within `boundary`.
  func accepted(outside boundary: TrustBoundary) throws -> Baseline? {
    for path in baseline { try boundary.check(path, option: "--baseline") }
    return baseline.isEmpty ? nil : try Baseline(reading: baseline)
  }
}
