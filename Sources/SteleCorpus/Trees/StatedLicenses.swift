import SteleLicense

/// What tags and annotations say of a file's licences, all of which hold.
struct StatedLicenses: Equatable, Sendable {
  /// Names as the dataset's column `detected_licenses` has them: a flat set, whatever stood between them.
  private(set) var names: Set<String> = []
  private var expressions: Set<LicenseExpression> = []

  /// Nothing is stated.
  init() {}

  /// What `tags` state.
  init(_ tags: some Sequence<LicenseTag>) {
    for tag in tags where !tag.text.isEmpty { add(try? tag.expression.get()) }
  }

  /// Whether nothing is stated.
  var isEmpty: Bool { expressions.isEmpty }

  /// All that is stated, as a row has it; nil where that is nothing.
  ///
  /// What is too long for a row is unknown.
  var expressionText: String? {
    guard let text = LicenseExpression.conjunction(of: expressions)?.description else { return nil }
    return RowLimits.complaint(about: text) == nil ? text : LicenseNames.unknownTag
  }

  /// Adds what is stated by an expression, or, where there is none, by a text that cannot be read: an
  /// unknown licence.
  private mutating func add(_ expression: LicenseExpression?) {
    guard let expression = expression ?? (try? LicenseExpression(parsing: LicenseNames.unknownTag))
    else { return }
    expressions.insert(expression)
    for term in expression.terms where !term.isSpecial {
      names.insert(term.identifier)
      if let exception = term.exception { names.insert(exception) }
    }
  }

  /// Adds what `texts` state, each of which should be an expression.
  mutating func add(texts: [String]) {
    for text in texts { add(try? LicenseExpression(parsing: text)) }
  }

  /// Adds all that `other` states.
  mutating func formUnion(_ other: StatedLicenses) {
    names.formUnion(other.names)
    expressions.formUnion(other.expressions)
  }
}
