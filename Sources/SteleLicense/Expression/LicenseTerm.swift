/// One licence within an expression, with what follows it: `+` or `WITH` and an exception.
///
/// Identifiers are in one spelling, so that equal terms mean the same: SPDX's own where the table
/// has the licence, lower case where it does not. `GPL-2.0+` becomes `GPL-2.0-or-later`.
public struct LicenseTerm: Hashable, Sendable {
  /// SPDX's identifier, a `LicenseRef-` (with a `DocumentRef-` before it or not), `NONE` or
  /// `NOASSERTION`.
  public let identifier: String
  /// Whether a `+` follows: this version or any later one.
  public let allowsLaterVersions: Bool
  /// The exception's identifier, or an `AdditionRef-`.
  public let exception: String?

  /// Without an exception unless one is given; see ``LicenseExpression`` for reading text.
  init(identifier: String, allowsLaterVersions: Bool = false, exception: String? = nil) {
    self.identifier = identifier
    self.allowsLaterVersions = allowsLaterVersions
    self.exception = exception
  }

  /// `NONE` or `NOASSERTION`, which name no licence.
  public var isSpecial: Bool { Self.specialIdentifiers.contains(identifier) }

  /// Whether the table has the licence and, if there is one, the exception.
  public var isKnown: Bool {
    let names = [identifier] + (exception.map { [$0] } ?? [])
    return names.allSatisfy { LicenseTable.standard.license(named: $0) != nil }
  }

  /// The same licence without its exception.
  public var withoutException: LicenseTerm {
    LicenseTerm(identifier: identifier, allowsLaterVersions: allowsLaterVersions)
  }

  static let specialIdentifiers: Set<String> = ["NONE", "NOASSERTION"]
}

extension LicenseTerm: CustomStringConvertible {
  /// The term as SPDX writes it.
  public var description: String {
    identifier + (allowsLaterVersions ? "+" : "") + (exception.map { " WITH " + $0 } ?? "")
  }
}
