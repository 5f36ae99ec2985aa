/// Why a rule of a policy cannot be followed, and where it stands.
package struct LicensePolicyError: Error, Hashable, Sendable {
  /// The line of a policy file, from 1; nil for a rule from elsewhere.
  package var line: Int?
  /// The place in the line or in the rule, in characters from 1.
  package var column: Int
  /// What is wrong there.
  package let reason: Reason

  /// What can be wrong with a policy.
  package enum Reason: Hashable, Sendable {
    /// The rule's licence is no expression.
    case expression(LicenseExpressionError.Reason)
    /// An identifier that neither the table has nor a reference is.
    case unknownLicense(String, suggestions: [String])
    /// Licences joined by `AND`.
    case combination
    /// `NONE` or `NOASSERTION`.
    case special(String)
    /// The same is both allowed and denied.
    case conflict(LicenseSubject)
    /// The compatibility matrix does not have the licence.
    case notInMatrix(LicenseTerm)
    /// A line that begins with no known word.
    case unknownKeyword(String)
    /// A line that ends behind its first word.
    case missingSubject(keyword: String)
    /// A character that a policy file cannot have.
    case controlCharacter(UInt32)
    /// More bytes than are read.
    case tooLong(byteCount: Int, limit: Int)
  }

  init(_ reason: Reason, line: Int? = nil, column: Int = 1) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  /// The result of `body`, its error turned into one of a policy.
  static func locating<Result>(
    _ body: () throws(LicenseExpressionError) -> Result
  ) throws(LicensePolicyError) -> Result {
    do {
      return try body()
    } catch {
      throw LicensePolicyError(.expression(error.reason), column: error.column)
    }
  }
}

extension LicensePolicyError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String {
    let place = line.map { "line \($0), column \(column)" } ?? "column \(column)"
    return "licence policy, \(place): \(reason)"
  }
}

extension LicensePolicyError.Reason: CustomStringConvertible {
  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .expression(let reason): reason.description
    case .unknownLicense(let name, let suggestions):
      "no licence is called \(name)"
        + (suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: ", "))?")
        + "; licences of your own are written LicenseRef-NAME, and `stele licenses` lists categories"
    case .combination:
      "AND cannot be part of a rule, since every licence is looked at by itself; write a rule for each"
    case .special(let name): "\(name) is no licence; such files are always unknown"
    case .conflict(let subject): "\(subject) is both allowed and denied; remove one of the rules"
    case .notInMatrix(let term):
      "OSADL's matrix of \(CompatibilityMatrix.date) does not have \(term), so every answer would be "
        + "unknown; give one of its \(CompatibilityMatrix.standard.names.count) licences, which "
        + "`stele licenses --matrix` lists, or allow and deny licences instead"
    case .unknownKeyword(let word):
      "\(LicenseExpressionError.Reason.quoted(word)) begins no rule; begin with allow, deny or "
        + "compatible-with, or with # for a remark"
    case .missingSubject(let keyword):
      "nothing follows \(keyword); write a licence or a category, for example \(keyword) MIT"
    case .controlCharacter(let value):
      "the character U+\(String(value, radix: 16, uppercase: true)) cannot be part of a policy; "
        + "remove it"
    case .tooLong(let byteCount, let limit):
      "\(byteCount) bytes are more than the \(limit) that are read; shorten it"
    }
  }
}
