/// What a policy says of a file's licences.
package struct LicenseAssessment: Sendable, Hashable {
  /// The decision on all of them together.
  package let decision: LicenseDecision
  /// The decision on each, the worst first.
  package let findings: [LicenseFinding]

  init(decision: LicenseDecision, findings: [LicenseFinding]) {
    self.decision = decision
    self.findings = findings.sorted {
      ($0.decision, $0.license) < ($1.decision, $1.license)
    }
  }
}

/// What a policy says of one licence, and why.
package struct LicenseFinding: Sendable, Hashable {
  /// The licence as the policy understood it, or as it was written.
  package let license: String
  /// The decision on it.
  package let decision: LicenseDecision
  /// Why.
  package let reason: Reason

  /// Why a licence is allowed, denied or unknown.
  package enum Reason: Sendable, Hashable {
    /// A rule names it, another version of it, or its category.
    case rule(LicenseSubject)
    /// No rule denies it, and there are none that allow.
    case noRuleDenies
    /// There are rules that allow, and none of them applies.
    case noRuleAllows
    /// What the compatibility matrix says of it below `leading`.
    case matrix(leading: LicenseTerm, CompatibilityMatrix.Answer)
    /// The compatibility matrix does not have it.
    case notInMatrix(leading: LicenseTerm)
    /// The table does not have it.
    case notInTable
    /// It is no licence expression.
    case unreadable
    /// It is a hint at some licence, not a licence.
    case unstated
    /// No rule that allows names the exception.
    case exceptionNotAllowed(String)
    /// There is nothing to decide on: no licence was found, or none is asserted.
    case noLicense
    /// The policy has no rules.
    case noRules
  }
}

extension LicenseFinding: CustomStringConvertible {
  /// One line: the licence, the decision, the reason.
  package var description: String { "\(license): \(decision), \(reason)" }
}

extension LicenseFinding.Reason: CustomStringConvertible {
  /// The reason as part of a sentence.
  package var description: String {
    switch self {
    case .rule(let subject): "by the rule for \(subject)"
    case .noRuleDenies: "no rule denies it"
    case .noRuleAllows: "no rule allows it"
    case .matrix(let leading, let answer):
      switch answer {
      case .yes, .same: "compatible with \(leading) by OSADL's matrix"
      case .no: "not compatible with \(leading) by OSADL's matrix"
      case .unknown: "OSADL's matrix does not say whether it is compatible with \(leading)"
      case .dependsOnCase: "whether it is compatible with \(leading) depends on the case"
      }
    case .notInMatrix(let leading):
      "OSADL's matrix does not have it, so whether it is compatible with \(leading) is not known"
    case .notInTable: "the table of licences does not have it"
    case .unreadable: "it cannot be read as a licence expression"
    case .unstated: "it stands for a licence that is not named"
    case .exceptionNotAllowed(let exception): "no rule allows the exception \(exception)"
    case .noLicense: "no licence is stated"
    case .noRules: "the policy has no rules"
    }
  }
}
