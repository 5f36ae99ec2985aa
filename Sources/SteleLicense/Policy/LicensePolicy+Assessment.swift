extension LicensePolicy {
  /// Decides on a file by what its tags say, or else by the licences that were detected at its origin.
  ///
  /// A text that is no expression may say anything, so it is unknown.
  package func assess(expression text: String?, detected licenses: [String]) -> LicenseAssessment {
    guard let text else { return assess(detected: licenses) }
    guard let expression = try? LicenseExpression(parsing: text) else {
      return LicenseAssessment(
        decision: .unknown,
        findings: [LicenseFinding(license: text, decision: .unknown, reason: .unreadable)])
    }
    return assess(expression)
  }

  /// Decides on the licences that were detected at a file's origin.
  ///
  /// Such a list says nothing of `AND`, `OR` and `WITH`, so all of them must be allowed: if one is
  /// denied, so is the file, and an empty list is unknown. A pair that is denied is denied where both of
  /// its names are listed; one that is allowed allows neither, which may stand for themselves.
  package func assess(detected licenses: [String]) -> LicenseAssessment {
    guard !licenses.isEmpty else {
      return LicenseAssessment(
        decision: .unknown,
        findings: [LicenseFinding(license: "NONE", decision: .unknown, reason: .noLicense)])
    }
    let expressions = licenses.map { try? LicenseExpression(parsing: $0) }
    let terms = expressions.compactMap { $0 }.flatMap(\.terms)
    let assessments = zip(licenses, expressions).map { name, expression in
      if let expression { return assess(expression) }
      let finding = finding(onLoneException: name, beside: terms)
      return LicenseAssessment(decision: finding.decision, findings: [finding])
    }
    return LicenseAssessment(
      decision: assessments.map(\.decision).min() ?? .unknown,
      findings: assessments.flatMap(\.findings))
  }

  /// Decides on a licence expression: of what `AND` joins the worst counts, of `OR` the best.
  package func assess(_ expression: LicenseExpression) -> LicenseAssessment {
    var findings: [LicenseTerm: LicenseFinding] = [:]
    for term in expression.terms { findings[term] = finding(on: term) }
    return LicenseAssessment(
      decision: expression.decision { findings[$0]?.decision ?? .unknown },
      findings: expression.terms.compactMap { findings[$0] })
  }

  private func finding(on term: LicenseTerm) -> LicenseFinding {
    func finding(
      _ verdict: (decision: LicenseDecision, reason: LicenseFinding.Reason)
    ) -> LicenseFinding {
      LicenseFinding(
        license: term.description, decision: verdict.decision, reason: verdict.reason)
    }
    if term.isSpecial { return finding((.unknown, .noLicense)) }
    if isEmpty, !allowsWithoutRules { return finding((.unknown, .noRules)) }
    var verdicts: [Verdict] = []
    if hasLists { verdicts.append(listVerdict(on: term)) }
    for leading in outbound?.terms ?? [] {
      verdicts.append(matrixVerdict(on: term, below: leading))
    }
    return finding(Self.worst(of: verdicts))
  }

  /// Decides on an exception that stands alone, as it may in a list of detected licences, or on a
  /// text that is no licence at all.
  private func finding(
    onLoneException name: String, beside terms: [LicenseTerm]
  ) -> LicenseFinding {
    guard let exception = LicenseTable.standard.license(named: name), exception.isException else {
      return LicenseFinding(license: name, decision: .unknown, reason: .notInTable)
    }
    let identifier = exception.spdxIdentifier
    var verdict: Verdict = (.unknown, .noRules)
    if hasLists {
      let pair = Self.first(in: denied) { pair in
        pair.exceptionKey == identifier.lowercased()
          && terms.contains { pair.withoutException.coversText(of: $0) }
      }
      verdict = pair.map { (.denied, .rule($0)) } ?? exceptionVerdict(on: identifier)
    }
    if let leading = outbound?.terms.first {
      let unknown: Verdict = (.unknown, .notInMatrix(leading: leading))
      verdict = hasLists ? Self.worst(of: [verdict, unknown]) : unknown
    }
    return LicenseFinding(
      license: identifier, decision: verdict.decision, reason: verdict.reason)
  }
}

extension LicensePolicy {
  private typealias Verdict = (decision: LicenseDecision, reason: LicenseFinding.Reason)

  private var hasLists: Bool {
    !allowed.isEmpty || !denied.isEmpty || isEmpty && allowsWithoutRules
  }

  /// The first of the worst verdicts.
  private static func worst(of verdicts: [Verdict]) -> Verdict {
    verdicts.min { $0.decision < $1.decision } ?? (.unknown, .noRules)
  }

  /// What the rules that allow and deny say, from the most particular one to the most general.
  private func listVerdict(on term: LicenseTerm) -> Verdict {
    if let verdict = ruleVerdict(for: .license(term)) { return verdict }
    guard let exception = term.exception else { return verdictWithoutException(on: term) }
    return Self.worst(of: [
      listVerdict(on: term.withoutException), exceptionVerdict(on: exception),
    ])
  }

  private func ruleVerdict(for subject: LicenseSubject) -> Verdict? {
    if denied.contains(subject) { return (.denied, .rule(subject)) }
    if allowed.contains(subject) { return (.allowed, .rule(subject)) }
    return nil
  }

  private func verdictWithoutException(on term: LicenseTerm) -> Verdict {
    if let rule = Self.first(in: denied, where: { $0.coversText(of: term) }) {
      return (.denied, .rule(rule))
    }
    if let rule = Self.first(in: allowed, where: { $0.overlaps(term) }) {
      return (.allowed, .rule(rule))
    }
    return categoryVerdict(on: term.identifier)
  }

  /// What rules for exceptions and categories say of an exception.
  private func exceptionVerdict(on identifier: String) -> Verdict {
    if let verdict = ruleVerdict(for: .exception(identifier)) { return verdict }
    let verdict = categoryVerdict(on: identifier)
    guard verdict.reason == .noRuleAllows else { return verdict }
    return (.denied, .exceptionNotAllowed(identifier))
  }

  /// What the rules for categories say, or, if there are none, what holds without a rule.
  private func categoryVerdict(on identifier: String) -> Verdict {
    guard let license = LicenseTable.standard.license(named: identifier) else {
      return (.unknown, .notInTable)
    }
    if let verdict = ruleVerdict(for: .category(license.category)) { return verdict }
    if license.category == .unstated { return (.unknown, .unstated) }
    return allowed.isEmpty ? (.allowed, .noRuleDenies) : (.denied, .noRuleAllows)
  }

  /// The first rule, in the order of names, whose licence fulfils `condition`.
  private static func first(
    in rules: Set<LicenseSubject>, where condition: (LicenseTerm) -> Bool
  ) -> LicenseSubject? {
    rules.filter { rule in
      if case .license(let term) = rule { condition(term) } else { false }
    }.min { $0.description < $1.description }
  }

  /// What the compatibility matrix says.
  private func matrixVerdict(on term: LicenseTerm, below leading: LicenseTerm) -> Verdict {
    let matrix = CompatibilityMatrix.standard
    if let answer = matrix.answer(leading: leading, subordinate: term) {
      let decision: LicenseDecision =
        switch answer {
        case .yes, .same: .allowed
        case .no: .denied
        case .unknown, .dependsOnCase: .unknown
        }
      return (decision, .matrix(leading: leading, answer))
    }
    // Who may choose a later version may keep to this one; a no to this one decides nothing.
    if term.allowsLaterVersions, term.exception == nil,
      let answer = matrix.answer(
        leading: leading, subordinate: LicenseTerm(identifier: term.identifier)),
      answer == .yes || answer == .same
    {
      return (.allowed, .matrix(leading: leading, answer))
    }
    return (.unknown, .notInMatrix(leading: leading))
  }
}
