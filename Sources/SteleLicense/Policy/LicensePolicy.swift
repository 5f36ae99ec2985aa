/// Which licences are welcome.
///
///     var policy = LicensePolicy()
///     try policy.allow("Permissive")
///     try policy.deny("GPL-3.0-or-later")
///     let assessment = policy.assess(detected: ["MIT", "GPL-3.0-only"])
///     print(assessment.decision)  // denied
///
/// A rule about a licence beats one about its category. What nothing is known of stays unknown: it is
/// allowed only by a rule that names it.
///
/// - Without a rule that allows, every known licence is allowed that no rule denies.
/// - With one, every known licence is denied that no rule allows.
/// - Denying `GPL-2.0-only` denies `GPL-2.0-or-later` as well: such code comes with that text.
/// - Allowing `GPL-3.0-only` allows `GPL-2.0-or-later`: one may choose version 3.
/// - `GPL`, `LGPL` and `AGPL` are all of their versions. `Copyleft` does not cover `Copyleft Limited`.
/// - A licence `WITH` an exception needs a rule for the pair, or the worse of the decisions on both
///   counts: some exceptions, such as the Commons Clause, take rights away.
/// - With a licence to be compatible with, OSADL's matrix must say yes as well. Where that licence is
///   an expression, all of its licences count, those joined by `OR` too: who offers a choice must be
///   able to keep every offer.
package struct LicensePolicy: Sendable, Equatable {
  /// What rules allow.
  package private(set) var allowed: Set<LicenseSubject> = []
  /// What rules deny.
  package private(set) var denied: Set<LicenseSubject> = []
  /// What licences must be compatible with.
  package private(set) var outbound: LicenseExpression?

  /// Whether known licences are allowed where there are no rules at all; else they are unknown.
  package var allowsWithoutRules = false

  /// A policy without rules, which leaves everything unknown.
  package init() {}

  /// Whether there are no rules.
  package var isEmpty: Bool { allowed.isEmpty && denied.isEmpty && outbound == nil }

  /// Allows a licence, an exception, or a category such as `Permissive`, or several of these, separated by
  /// commas; licences may be joined by `OR`, too.
  package mutating func allow(_ text: String) throws(LicensePolicyError) {
    let subjects = try LicenseSubject.subjects(in: text)
    if let both = subjects.first(where: denied.contains) {
      throw LicensePolicyError(.conflict(both))
    }
    allowed.formUnion(subjects)
  }

  /// Denies a licence, an exception, or a category such as `Copyleft`, or several, as ``allow(_:)`` takes
  /// them.
  package mutating func deny(_ text: String) throws(LicensePolicyError) {
    let subjects = try LicenseSubject.subjects(in: text)
    if let both = subjects.first(where: allowed.contains) {
      throw LicensePolicyError(.conflict(both))
    }
    denied.formUnion(subjects)
  }

  /// Requires every licence to be compatible with `text`, a licence expression, and with all such
  /// before it.
  package mutating func requireCompatibility(with text: String) throws(LicensePolicyError) {
    let expression = try LicensePolicyError.locating { () throws(LicenseExpressionError) in
      try LicenseExpression(parsing: text)
    }
    for term in expression.terms {
      guard !term.isSpecial else { throw LicensePolicyError(.special(term.identifier)) }
      try LicenseSubject.checkKnown(term)
      let matrix = CompatibilityMatrix.standard
      guard matrix.answer(leading: term, subordinate: term) != nil else {
        throw LicensePolicyError(.notInMatrix(term))
      }
    }
    outbound = outbound.map { LicenseExpression(all: [$0, expression]) } ?? expression
  }
}
