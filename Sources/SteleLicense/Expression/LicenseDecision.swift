/// What a policy says of a licence: the worst of several is the decision on all of them.
package enum LicenseDecision: Int, Comparable, CaseIterable, Sendable {
  /// The policy forbids it.
  case denied
  /// Nothing is known that would decide.
  case unknown
  /// The policy permits it.
  case allowed

  /// Whether the first decision is worse.
  package static func < (first: LicenseDecision, second: LicenseDecision) -> Bool {
    first.rawValue < second.rawValue
  }
}
