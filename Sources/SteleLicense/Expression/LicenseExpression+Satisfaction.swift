extension LicenseExpression {
  /// The decision on the expression, given one on every licence in it.
  ///
  /// Of what `AND` joins the worst counts, of what `OR` joins the best: one may choose. Unknown lies
  /// between, so `unknown AND denied` is denied and `unknown OR allowed` is allowed.
  ///
  /// - Complexity: O(*n*) calls of `decide` for *n* licences.
  package func decision(_ decide: (LicenseTerm) -> LicenseDecision) -> LicenseDecision {
    root.decision(decide)
  }

  /// Whether code under this expression may be used by who accepts all of `accepted`.
  ///
  /// `GPL-2.0-or-later` is satisfied by an accepted `GPL-3.0-only`: one may choose that version.
  package func isSatisfied(by accepted: [LicenseTerm]) -> Bool {
    decision { term in
      accepted.contains { $0.overlaps(term) } && !term.isSpecial ? .allowed : .denied
    } == .allowed
  }

  /// Whether some choice among this expression's licences lies within a choice that `requirement`
  /// names.
  ///
  /// `MIT` satisfies `MIT OR ISC` and `MIT AND ISC`; `MIT AND ISC` does not satisfy `MIT`.
  ///
  /// - Returns: Nil if `requirement` offers more than 4096 choices, which are not tried.
  package func satisfies(_ requirement: LicenseExpression) -> Bool? {
    guard let choices = requirement.root.choices(limit: 4096) else { return nil }
    return choices.contains { isSatisfied(by: Array($0)) }
  }
}

extension LicenseExpression.Node {
  fileprivate func decision(_ decide: (LicenseTerm) -> LicenseDecision) -> LicenseDecision {
    switch self {
    case .term(let term): decide(term)
    case .all(let nodes): nodes.map { $0.decision(decide) }.min() ?? .unknown
    case .any(let nodes): nodes.map { $0.decision(decide) }.max() ?? .unknown
    }
  }

  /// The sets of licences that one may choose to comply with, or nil if there are more than `limit`.
  fileprivate func choices(limit: Int) -> Set<Set<LicenseTerm>>? {
    switch self {
    case .term(let term): return [[term]]
    case .any(let nodes):
      var union: Set<Set<LicenseTerm>> = []
      for node in nodes {
        guard let choices = node.choices(limit: limit) else { return nil }
        union.formUnion(choices)
        guard union.count <= limit else { return nil }
      }
      return union
    case .all(let nodes):
      var product: Set<Set<LicenseTerm>> = [[]]
      for node in nodes {
        guard let choices = node.choices(limit: limit), product.count * choices.count <= limit
        else { return nil }
        product = Set(product.flatMap { chosen in choices.map { chosen.union($0) } })
      }
      return product
    }
  }
}
