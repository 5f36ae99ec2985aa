extension LicenseExpression {
  /// Longer texts are refused.
  package static let maximumByteCount = 1 << 16
  /// Expressions of more licences are refused; the longest known have a few hundred.
  package static let maximumTermCount = 1024
  /// Deeper parentheses are refused.
  package static let maximumDepth = 64

  /// Reads an expression by the grammar of SPDX 3.
  ///
  /// Operators are all upper or all lower case, identifiers in any case. Licences that the table
  /// does not have are kept; see ``unknownTerms``. Never traps, whatever the text.
  ///
  /// - Complexity: O(*n*) for a text of *n* bytes.
  package init(
    parsing text: String, vocabulary: LicenseVocabulary = .spdx
  ) throws(LicenseExpressionError) {
    guard text.utf8.count <= Self.maximumByteCount else {
      throw LicenseExpressionError(
        column: 1,
        reason: .tooLong(byteCount: text.utf8.count, limit: Self.maximumByteCount))
    }
    var parser = ExpressionParser(
      tokens: try ExpressionToken.tokens(of: text), endColumn: text.utf8.count + 1,
      vocabulary: vocabulary)
    self.init(root: try parser.wholeExpression())
  }
}

/// Descends through an expression: `OR`, then `AND`, then `WITH`, then `+`.
private struct ExpressionParser {
  let tokens: [ExpressionToken]
  let endColumn: Int
  let vocabulary: LicenseVocabulary
  private var position = 0
  private var depth = 0
  private var termCount = 0

  init(tokens: [ExpressionToken], endColumn: Int, vocabulary: LicenseVocabulary) {
    self.tokens = tokens
    self.endColumn = endColumn
    self.vocabulary = vocabulary
  }

  private var current: ExpressionToken? { position < tokens.count ? tokens[position] : nil }

  private func error(
    _ reason: LicenseExpressionError.Reason, at token: ExpressionToken? = nil
  ) -> LicenseExpressionError {
    LicenseExpressionError(column: (token ?? current)?.column ?? endColumn, reason: reason)
  }

  private mutating func skip(_ kind: ExpressionToken.Kind) -> Bool {
    guard current?.kind == kind else { return false }
    position += 1
    return true
  }

  mutating func wholeExpression() throws(LicenseExpressionError) -> LicenseExpression.Node {
    guard !tokens.isEmpty else { throw LicenseExpressionError(column: 1, reason: .empty) }
    let node = try choice()
    if let token = current {
      throw error(token.kind == .close ? .unopenedParenthesis : unexpected(token))
    }
    return node
  }

  /// What is wrong with a token that stands where an operator must.
  private func unexpected(_ token: ExpressionToken) -> LicenseExpressionError.Reason {
    switch token.kind {
    case .plus: .misplacedPlus
    case .with: .misplacedWith
    default: .expectedOperator(found: token.text)
    }
  }

  private mutating func choice() throws(LicenseExpressionError) -> LicenseExpression.Node {
    let start = current
    var nodes = [try conjunction()]
    while skip(.or) { nodes.append(try conjunction()) }
    guard nodes.count > 1 else { return nodes[0] }
    for case .term(let term) in nodes where term.isSpecial {
      throw error(.misplacedSpecial(term.identifier), at: start)
    }
    return .any(nodes.flatMap { if case .any(let inner) = $0 { inner } else { [$0] } })
  }

  private mutating func conjunction() throws(LicenseExpressionError) -> LicenseExpression.Node {
    var nodes = [try operand()]
    while skip(.and) { nodes.append(try operand()) }
    guard nodes.count > 1 else { return nodes[0] }
    return .all(nodes.flatMap { if case .all(let inner) = $0 { inner } else { [$0] } })
  }

  private mutating func operand() throws(LicenseExpressionError) -> LicenseExpression.Node {
    guard let start = current, start.kind == .open else { return .term(try term()) }
    depth += 1
    guard depth <= LicenseExpression.maximumDepth else {
      throw error(.tooDeep(limit: LicenseExpression.maximumDepth))
    }
    position += 1
    let node = try choice()
    guard skip(.close) else {
      throw current.map { error(unexpected($0)) } ?? error(.unclosedParenthesis, at: start)
    }
    depth -= 1
    return node
  }

  private mutating func term() throws(LicenseExpressionError) -> LicenseTerm {
    guard let token = current, case .word(let word) = token.kind else {
      throw error(
        current?.kind == .plus ? .misplacedPlus : .expectedLicense(found: current?.text))
    }
    position += 1
    termCount += 1
    guard termCount <= LicenseExpression.maximumTermCount else {
      throw error(.tooManyTerms(limit: LicenseExpression.maximumTermCount), at: token)
    }
    var hasPlus = false
    if let sign = current, sign.kind == .plus {
      guard !sign.followsSpace else { throw error(.misplacedPlus) }
      position += 1
      hasPlus = true
    }
    let resolver = TermResolver(vocabulary: vocabulary)
    let term = try located(at: token) { () throws(LicenseExpressionError.Reason) in
      try resolver.term(named: word, hasPlus: hasPlus)
    }
    guard let operation = current, skip(.with) else { return term }
    return try exception(of: term, operation: operation, resolver: resolver)
  }

  private mutating func exception(
    of term: LicenseTerm, operation: ExpressionToken, resolver: TermResolver
  ) throws(LicenseExpressionError) -> LicenseTerm {
    guard term.exception == nil else { throw error(.misplacedWith, at: operation) }
    guard !term.isSpecial else { throw error(.misplacedSpecial(term.identifier), at: operation) }
    guard let token = current, case .word(let word) = token.kind else {
      throw error(.expectedException(found: current?.text))
    }
    position += 1
    let exception = try located(at: token) { () throws(LicenseExpressionError.Reason) in
      try resolver.exception(named: word)
    }
    return LicenseTerm(
      identifier: term.identifier, allowsLaterVersions: term.allowsLaterVersions,
      exception: exception)
  }

  /// The result of `body`, with the place of `token` in its error.
  private func located<Result>(
    at token: ExpressionToken, _ body: () throws(LicenseExpressionError.Reason) -> Result
  ) throws(LicenseExpressionError) -> Result {
    do {
      return try body()
    } catch {
      throw LicenseExpressionError(column: token.column, reason: error)
    }
  }
}
