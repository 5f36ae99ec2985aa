import SteleBase

/// Why a text is no licence expression.
package struct LicenseExpressionError: Error, Hashable, Sendable {
  /// Where in the text, in characters from 1.
  package let column: Int
  /// What is wrong there.
  package let reason: Reason

  /// What can be wrong with an expression.
  package enum Reason: Error, Hashable, Sendable {
    /// No licence at all.
    case empty
    /// More bytes than are read.
    case tooLong(byteCount: Int, limit: Int)
    /// More licences than are read.
    case tooManyTerms(limit: Int)
    /// More parentheses within one another than are read.
    case tooDeep(limit: Int)
    /// A character that no expression has.
    case unexpectedCharacter(Character)
    /// A word where an operator must be.
    case expectedOperator(found: String)
    /// An operator, a parenthesis or the end where a licence must be.
    case expectedLicense(found: String?)
    /// Something else than an exception behind `WITH`.
    case expectedException(found: String?)
    /// A parenthesis that is not closed.
    case unclosedParenthesis
    /// A parenthesis that closes nothing.
    case unopenedParenthesis
    /// A `+` that does not follow an identifier at once, or follows one that cannot have it.
    case misplacedPlus
    /// `WITH` behind a parenthesis or behind another exception.
    case misplacedWith
    /// An identifier without letters and digits, or a reference without its name.
    case malformedIdentifier(String)
    /// An exception where a licence must be.
    case exceptionAsLicense(String)
    /// `GPL-2.0-only+` and the like.
    case contradictoryPlus(String)
    /// `NONE` or `NOASSERTION` with `OR`, `WITH` or `+`.
    case misplacedSpecial(String)
  }
}

extension LicenseExpressionError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String { "licence expression, column \(column): \(reason)" }
}

extension LicenseExpressionError.Reason: CustomStringConvertible {
  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .empty: "there is no licence; write one, for example MIT"
    case .tooLong(let byteCount, let limit):
      "\(byteCount) bytes are more than the \(limit) that are read; shorten it"
    case .tooManyTerms(let limit): "more than \(limit) licences; shorten it"
    case .tooDeep(let limit): "more than \(limit) parentheses within one another; leave some out"
    case .unexpectedCharacter(let character):
      "\(Self.quoted(String(character))) cannot be part of an expression; use letters, digits, "
        + "- . + ( ) and spaces, on one line"
    case .expectedOperator(let found):
      "\(Self.quoted(found)) is where AND, OR or WITH must be; operators are all upper or all lower "
        + "case"
    case .expectedLicense(let found):
      "a licence must be here, not \(Self.quoted(found)); write one, for example MIT"
    case .expectedException(let found):
      "an exception must follow WITH, not \(Self.quoted(found)); write one, for example "
        + "Classpath-exception-2.0, or AND if both licences apply"
    case .unclosedParenthesis: "this parenthesis is not closed; add )"
    case .unopenedParenthesis: "this parenthesis closes none; remove it"
    case .misplacedPlus:
      "+ must follow a licence's identifier without a space, and no LicenseRef; remove it"
    case .misplacedWith: "WITH must follow a licence and occur once for it; add parentheses or AND"
    case .malformedIdentifier(let name):
      "\(Self.quoted(name)) is no identifier; one has letters or digits, and references are written "
        + "LicenseRef-NAME, AdditionRef-NAME or DocumentRef-NAME:LicenseRef-NAME"
    case .exceptionAsLicense(let name):
      "\(Self.quoted(name)) is an exception; write it behind WITH, as in GPL-2.0-only WITH \(name)"
    case .contradictoryPlus(let name):
      "\(Self.quoted(name + "+")) says both this version only and any later one; write one of them"
    case .misplacedSpecial(let name):
      "\(name) is no licence, so OR, WITH and + cannot apply; use it alone or with AND"
    }
  }

  /// A word from the text as a message may show it: short, and free of what could move a cursor.
  static func quoted(_ word: String?) -> String {
    guard let word else { return "the end" }
    return "\"\(Escaped.text(word, limit: 64, onlyASCII: true))\""
  }
}
