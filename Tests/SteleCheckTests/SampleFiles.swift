import SteleCheck
import SteleCorpus
import SteleLicense

/// Files as a check finds them: each kind of verdict, and names and texts that need escaping.
enum SampleFiles {
  static let context: ReportContext = {
    var context = ReportContext(
      toolVersion: "0.1.0", corpusName: "sample.stele",
      corpusDigest: String(repeating: "ab", count: 32),
      created: CreationTime(secondsSince1970: 1_767_225_600) ?? now)
    context.listsAll = true
    return context
  }()

  private static var now: CreationTime { preconditionFailure("a second that is no time") }

  static let policy: LicensePolicy = {
    var policy = LicensePolicy()
    do {
      try policy.allow("Permissive")
      try policy.deny("GPL-3.0-only")
    } catch {
      preconditionFailure("\(error)")
    }
    return policy
  }()

  static func swhid(_ digit: Character) -> String {
    "swh:1:cnt:" + String(repeating: digit, count: 40)
  }

  /// A known file whose licences the policy was asked about.
  static func known(
    _ path: String, _ digit: Character, _ licenses: [String], finding: CheckRule? = nil
  ) -> CheckedFile {
    var file = CheckedFile(path: FilePath(path), verdict: .known)
    file.byteCount = 10
    file.swhid = swhid(digit)
    file.licenses = licenses
    file.categories = LicenseTable.standard.categories(ofDetected: licenses)
    file.licenseType = licenses.isEmpty ? .noLicense : .permissive
    file.language = "C"
    file.falsePositiveRate = 0x1p-20
    file.assessment = policy.assess(detected: licenses)
    file.finding = finding
    return file
  }

  static let all: [CheckedFile] = {
    var plain = known("src/plain.c", "1", ["MIT", "BSD-3-Clause"])
    plain.licenseExpression = "MIT OR BSD-3-Clause"
    plain.repository = "owner/name"
    plain.repositoryPath = "/lib/\u{202E}plain.c"
    plain.isOptedOutElsewhere = true
    plain.hashes = [.init(.sha1, [UInt8](repeating: 1, count: 20))]
    var denied = known(
      "src/a \"b\".c", "2", ["GPL-3.0-only", "LicenseRef-scancode-public-domain"],
      finding: .licenseDenied)
    denied.baselineState = .new
    var accepted = known("/abs/accepted.c", "3", ["GPL-3.0-only"], finding: .licenseDenied)
    accepted.baselineState = .moved
    let undecided = known("src/undecided.c", "4", [], finding: .licenseUndecided)
    let exception = known("src/exception.c", "5", ["Classpath-exception-2.0", "nonsense \u{7}"])
    var variant = known("src/crlf.c", "6", ["MIT"])
    variant.verdict = .eolVariant
    variant.matchedSwhid = swhid("7")
    var optedOut = CheckedFile(path: FilePath("src/out.c"), verdict: .optedOut)
    optedOut.swhid = swhid("8")
    optedOut.finding = .optedOut
    var unknown = CheckedFile(
      path: FilePath(bytes: Array("src/\n".utf8) + [0xFF] + Array("é.py".utf8)), verdict: .unknown)
    unknown.swhid = swhid("9")
    unknown.language = "Python"
    var failed = CheckedFile(path: FilePath("src/locked:1.c"), verdict: .notAssessed)
    failed.problem = "cannot read: Permission denied"
    return [
      plain, denied, accepted, undecided, exception, variant, optedOut, unknown, failed,
    ]
  }()

  static var summary: CheckSummary {
    var summary = CheckSummary()
    for file in all { summary.add(file) }
    summary.problems = ["src/closed: cannot read: Permission denied"]
    var gone = known("src/gone.c", "a", ["GPL-3.0-only"], finding: .licenseDenied)
    gone.baselineState = .new
    summary.staleEntries = [BaselineEntry(gone)].compactMap { $0 }
    return summary
  }

  /// The report of all files.
  static func report(_ format: CheckFormat, _ context: ReportContext = context) -> [UInt8] {
    var writer = format.writer(context)
    var report = writer.begin()
    for file in all { report += writer.add(file) }
    return report + writer.finish(summary)
  }
}
