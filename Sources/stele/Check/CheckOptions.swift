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

  /// Adds all rules to `plan`; files within `boundary` are not read.
  func apply(to plan: inout CheckPlan, boundary: TrustBoundary) throws {
    plan.policy = try rules()
    for path in policy {
      try boundary.check(path, option: "--policy")
      try plan.policy.addRules(ofFile: path)
    }
    for path in baseline { try boundary.check(path, option: "--baseline") }
    if !baseline.isEmpty { plan.baseline = try Baseline(reading: baseline) }
    plan.acceptsFindings = writeBaseline != nil
  }
}

/// Which files `check` looks at.
struct CheckFileOptions: ParsableArguments {
  @Option(
    help: .taking(
      "FILE", "A file of patterns in git's syntax, from each PATH, for what not to check."),
    completion: .file())
  var ignoreFile: [String] = []

  @Flag(help: "Read policy, baseline and ignore file even from inside of what is checked.")
  var trustTree = false

  @Flag(name: .customLong("no-gitignore"), help: "Check what git ignores as well.")
  var noGitIgnore = false

  @Flag(
    name: .customLong("no-eol-variants"),
    help: "Do not look for unknown text with the other kind of line ends.")
  var noEndOfLineVariants = false

  /// What the trees at `paths` may not decide on.
  func boundary(_ paths: [String]) -> TrustBoundary {
    TrustBoundary(roots: trustTree ? [] : paths)
  }

  /// Adds what was asked for to `plan`.
  func apply(to plan: inout CheckPlan) throws {
    plan.followsGitIgnore = !noGitIgnore
    plan.wantsEndOfLineVariants = !noEndOfLineVariants
    let boundary = boundary(plan.roots.map(\.given))
    for path in ignoreFile {
      try boundary.check(path, option: "--ignore-file")
      plan.ignoreFiles.append(try IgnoreFile(reading: path))
    }
  }
}
