/// What a rule of a policy is about.
public enum LicenseSubject: Hashable, Sendable {
  /// A licence, with its exception if it names one.
  case license(LicenseTerm)
  /// An exception, whatever the licence before it.
  case exception(String)
  /// All licences and exceptions of a category.
  case category(LicenseCategory)
}

extension LicenseSubject: CustomStringConvertible {
  /// The subject as a policy names it.
  public var description: String {
    switch self {
    case .license(let term): term.description
    case .exception(let identifier): identifier
    case .category(let category): category.name
    }
  }
}

extension LicenseSubject {
  /// Reads what a rule is about: a category, an exception, a licence, or several joined by `OR`.
  static func subjects(in text: String) throws(LicensePolicyError) -> [LicenseSubject] {
    if let category = LicenseCategory(named: text) { return [.category(category)] }
    if let license = LicenseTable.standard.license(named: text), license.isException,
      (try? LicenseExpression(parsing: text)) == nil
    {
      return [.exception(license.spdxIdentifier)]
    }
    let expression = try LicensePolicyError.locating { () throws(LicenseExpressionError) in
      try LicenseExpression(parsing: text)
    }
    let nodes = if case .any(let nodes) = expression.root { nodes } else { [expression.root] }
    var subjects: [LicenseSubject] = []
    for node in nodes {
      guard case .term(let term) = node else { throw LicensePolicyError(.combination) }
      guard !term.isSpecial else { throw LicensePolicyError(.special(term.identifier)) }
      try checkKnown(term)
      subjects.append(.license(term))
    }
    return subjects
  }

  /// Refuses identifiers that nobody defined: a slip of the pen would be a rule without effect.
  static func checkKnown(_ term: LicenseTerm) throws(LicensePolicyError) {
    for identifier in [term.identifier] + (term.exception.map { [$0] } ?? []) {
      let table = LicenseTable.standard
      guard table.license(named: identifier) != nil || identifier.contains("Ref-") else {
        throw LicensePolicyError(
          .unknownLicense(identifier, suggestions: table.identifiers(like: identifier)))
      }
    }
  }
}

extension LicenseTable {
  /// Up to three identifiers that begin like `name`, punctuation aside.
  func identifiers(like name: String) -> [String] {
    func folded(_ text: String) -> String {
      text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    let wanted = folded(name)
    guard wanted.utf8.count >= 2 else { return [] }
    let matches = all.filter { !$0.isDeprecated && folded($0.spdxIdentifier).hasPrefix(wanted) }
    return matches.map(\.spdxIdentifier)
      .sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.prefix(3).map { $0 }
  }
}
