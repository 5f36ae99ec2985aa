package import SteleLicense

/// What was found in all files together.
package struct CheckSummary: Sendable, Equatable {
  /// Files that were looked at.
  package private(set) var files = 0
  /// Their bytes.
  package private(set) var bytes = 0
  /// Files by verdict.
  package private(set) var verdicts: [CheckVerdict: Int] = [:]
  /// Files by what their licences ask for; a file may have several of these.
  package private(set) var categories: [LicenseCategory: Int] = [:]
  /// Files by language.
  package private(set) var languages: [String: Int] = [:]
  /// Findings by rule, those that the baseline accepts included.
  package private(set) var findings: [CheckRule: Int] = [:]
  /// Findings that decide on the exit code and are not in the baseline.
  package private(set) var hits = 0
  /// Findings that the baseline accepts.
  package private(set) var baselined = 0
  /// Whether findings are accepted from now on, so that they do not decide on the outcome.
  package var acceptsFindings = false
  /// Files that are git-LFS pointers, which stand for contents that nobody looked at.
  package private(set) var lfsPointers = 0
  /// Whether every path that was given is a file that the ignore file leaves out, on purpose.
  package var isAllLeftOut = false
  /// What was left out because git ignores it, or by the ignore file: files, and folders, each of which
  /// counts as one with all that is in it.
  package var ignored = 0
  /// Why given paths, folders, or what else is no file could not be read.
  package var problems: [String] = []
  /// What the baseline accepts and is no longer found.
  package var staleEntries: [BaselineEntry] = []

  /// A summary of no file.
  package init() {}

  /// Counts `file`.
  package mutating func add(_ file: CheckedFile) {
    files += 1
    bytes += file.byteCount
    verdicts[file.verdict, default: 0] += 1
    for category in file.categories { categories[category, default: 0] += 1 }
    if let language = file.language { languages[language, default: 0] += 1 }
    if file.isLFSPointer { lfsPointers += 1 }
    guard let rule = file.finding else { return }
    findings[rule, default: 0] += 1
    if file.isHit { hits += 1 }
    if file.baselineState.isAccepted { baselined += 1 }
  }

  /// Files with this verdict.
  package func count(_ verdict: CheckVerdict) -> Int { verdicts[verdict] ?? 0 }

  /// Files whose licences the policy cannot decide on, whether that is denied or not.
  package var undecided: Int {
    (findings[.licenseUndecided] ?? 0) + (findings[.undecidedDenied] ?? 0)
  }

  /// Files that the corpus was asked about.
  package var assessed: Int { files - count(.notAssessed) }

  /// How the check ended.
  package var outcome: CheckOutcome {
    if hits > 0, !acceptsFindings { return .policyHit }
    if !problems.isEmpty { return .incomplete }
    if assessed == 0 { return isAllLeftOut && files == 0 ? .clean : .nothingAssessed }
    return count(.notAssessed) > 0 ? .incomplete : .clean
  }
}

/// How a check ended; the number is the exit code.
package enum CheckOutcome: Int32, Sendable {
  /// All files were assessed, and none is in conflict with the policy; or all were left out on purpose.
  case clean = 0
  /// Some files could not be assessed, or there is nothing at a path that was given.
  case incomplete = 1
  /// A file is in conflict with the policy.
  case policyHit = 2
  /// There was no file that could be assessed.
  case nothingAssessed = 3
}
