import SteleBase

/// What a rule of a policy is about.
package enum LicenseSubject: Hashable, Sendable {
  /// A licence, with its exception if it names one.
  case license(LicenseTerm)
  /// An exception, whatever the licence before it.
  case exception(String)
  /// All licences and exceptions of a category.
  case category(LicenseCategory)
}

extension LicenseSubject: CustomStringConvertible {
  /// The subject as a policy names it.
  package var description: String {
    switch self {
    case .license(let term): term.description
    case .exception(let identifier): identifier
    case .category(let category): category.name
    }
  }
}

extension LicenseSubject {
  /// The names of the GNU licences without a version, which stand for all versions, in lower case.
  private static let families = [
    "gpl": "GPL-1.0-or-later", "lgpl": "LGPL-2.0-or-later", "agpl": "AGPL-1.0-or-later",
  ]

  /// Reads what a rule is about: categories, exceptions, licences, or several of these joined by `OR`,
  /// separated by commas.
  static func subjects(in text: String) throws(LicensePolicyError) -> [LicenseSubject] {
    var subjects: [LicenseSubject] = []
    var column = 1
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let start = part.drop { $0 == " " || $0 == "\t" }
      var subject = start
      while subject.last == " " || subject.last == "\t" { subject.removeLast() }
      do throws(LicensePolicyError) { subjects += try self.subjects(named: String(subject)) } catch
      {
        throw LicensePolicyError(
          error.reason, column: column + part.count - start.count + error.column - 1)
      }
      column += part.count + 1
    }
    return subjects
  }

  private static func subjects(named text: String) throws(LicensePolicyError) -> [LicenseSubject] {
    if let category = LicenseCategory(named: text) { return [.category(category)] }
    let text = families[text.lowercased()] ?? text
    let expression: LicenseExpression
    do throws(LicenseExpressionError) {
      expression = try LicenseExpression(parsing: text)
    } catch {
      if let license = LicenseTable.standard.license(named: text), license.isException {
        return [.exception(license.spdxIdentifier)]
      }
      // The names of categories have blanks, which no licence's has.
      let categories = LicenseSuggestions.categories(like: text)
      throw LicensePolicyError(
        categories.isEmpty
          ? .expression(error.reason) : .unknownLicense(text, suggestions: categories),
        column: categories.isEmpty ? error.column : 1)
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
      guard table.license(named: identifier) != nil || identifier.contains(text: "Ref-") else {
        throw LicensePolicyError(
          .unknownLicense(identifier, suggestions: LicenseSuggestions.names(like: identifier)))
      }
    }
  }
}
