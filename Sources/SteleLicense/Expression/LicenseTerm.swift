/// One licence within an expression, with what follows it: `+` or `WITH` and an exception.
///
/// Identifiers are in SPDX's own spelling where the table has the licence, and as they were written where
/// it does not; terms that differ only in the case of letters are equal. `GPL-2.0+` becomes
/// `GPL-2.0-or-later`.
package struct LicenseTerm: Sendable {
  /// SPDX's identifier, a `LicenseRef-` (with a `DocumentRef-` before it or not), `NONE` or
  /// `NOASSERTION`.
  package let identifier: String
  /// Whether a `+` follows: this version or any later one.
  package let allowsLaterVersions: Bool
  /// The exception's identifier, or an `AdditionRef-`.
  package let exception: String?

  /// Without an exception unless one is given; see ``LicenseExpression`` for reading text.
  init(identifier: String, allowsLaterVersions: Bool = false, exception: String? = nil) {
    self.identifier = identifier
    self.allowsLaterVersions = allowsLaterVersions
    self.exception = exception
  }

  /// `NONE` or `NOASSERTION`, which name no licence.
  package var isSpecial: Bool { Self.specialIdentifiers.contains(identifier) }

  /// Whether the table has the licence and, if there is one, the exception.
  package var isKnown: Bool {
    let names = [identifier] + (exception.map { [$0] } ?? [])
    return names.allSatisfy { LicenseTable.standard.license(named: $0) != nil }
  }

  /// The same licence without its exception.
  package var withoutException: LicenseTerm {
    LicenseTerm(identifier: identifier, allowsLaterVersions: allowsLaterVersions)
  }

  static let specialIdentifiers: Set<String> = ["NONE", "NOASSERTION"]
}

extension LicenseTerm: Hashable {
  /// Whether the terms mean the same.
  package static func == (left: LicenseTerm, right: LicenseTerm) -> Bool {
    left.allowsLaterVersions == right.allowsLaterVersions && left.key == right.key
      && left.exceptionKey == right.exceptionKey
  }

  /// Hashes what terms are compared by.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(allowsLaterVersions)
    hasher.combine(key)
    hasher.combine(exceptionKey)
  }

  /// What identifiers are compared by.
  var key: String { identifier.lowercased() }

  /// What exceptions are compared by.
  var exceptionKey: String? { exception?.lowercased() }

  /// The term as it is sorted: SPDX's spelling, or lower case but for the beginnings of references.
  var sortedDescription: String {
    LicenseTerm(
      identifier: Self.sorted(identifier), allowsLaterVersions: allowsLaterVersions,
      exception: exception.map(Self.sorted)
    ).description
  }

  private static func sorted(_ identifier: String) -> String {
    if LicenseTable.standard.license(named: identifier) != nil { return identifier }
    return identifier.split(separator: ":", omittingEmptySubsequences: false).map { part in
      for beginning in ["DocumentRef-", "LicenseRef-", "AdditionRef-"]
      where part.hasPrefix(beginning) {
        return beginning + part.dropFirst(beginning.count).lowercased()
      }
      return part.lowercased()
    }.joined(separator: ":")
  }
}

extension LicenseTerm: CustomStringConvertible {
  /// The term as SPDX writes it.
  package var description: String {
    identifier + (allowsLaterVersions ? "+" : "") + (exception.map { " WITH " + $0 } ?? "")
  }
}
