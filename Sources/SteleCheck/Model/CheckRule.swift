package import SteleLicense

/// A rule that a file can come into conflict with.
package enum CheckRule: String, Sendable, CaseIterable {
  /// The policy denies a licence at the file's indexed origin.
  case licenseDenied = "license-denied"
  /// All repositories with these contents were opted out, and `--deny-opted-out` asks for none of them.
  case optedOut = "opted-out"
  /// The policy cannot decide on a licence, and `--deny-undecided` asks for none of them.
  case undecidedDenied = "undecided-denied"
  /// The policy cannot decide on a licence: somebody has to look, but nothing is wrong yet.
  case licenseUndecided = "license-undecided"

  /// Whether it decides on the exit code.
  package var isHit: Bool { self != .licenseUndecided }

  /// What the policy decided, as far as the rule tells.
  package var decision: LicenseDecision {
    switch self {
    case .licenseDenied, .optedOut: .denied
    case .undecidedDenied, .licenseUndecided: .unknown
    }
  }
}
