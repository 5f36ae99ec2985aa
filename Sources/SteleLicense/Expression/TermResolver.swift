/// Finds the one spelling of what a word in an expression names.
struct TermResolver {
  let vocabulary: LicenseVocabulary

  /// The licence called `word`, with a `+` behind it or not.
  func term(
    named word: String, hasPlus: Bool
  ) throws(LicenseExpressionError.Reason) -> LicenseTerm {
    if LicenseTerm.specialIdentifiers.contains(word) {
      guard !hasPlus else { throw .misplacedSpecial(word) }
      return LicenseTerm(identifier: word)
    }
    if try isReference(word, kind: "LicenseRef-") {
      guard !hasPlus else { throw .misplacedPlus }
      return try license(named: word)
    }
    try checkIdentifier(word)
    guard hasPlus else { return try license(named: word) }
    // `GPL-2.0+` is a name of its own in the table, for what is now `GPL-2.0-or-later`.
    if let combined = Self.combinations[word.lowercased()] {
      return LicenseTerm(
        identifier: Self.laterVersions(of: combined.license), exception: combined.exception)
    }
    let table = LicenseTable.standard
    if let license = table.license(named: word + "+", in: vocabulary), !license.isException {
      return LicenseTerm(identifier: license.spdxIdentifier)
    }
    let identifier = try license(named: word).identifier
    if identifier.lowercased().hasSuffix("-or-later") { return LicenseTerm(identifier: identifier) }
    guard !identifier.lowercased().hasSuffix("-only") else { throw .contradictoryPlus(word) }
    // ScanCode's keys may stand for references, behind which SPDX has no `+`.
    guard !identifier.hasPrefix("LicenseRef-") else { throw .misplacedPlus }
    return LicenseTerm(identifier: identifier, allowsLaterVersions: true)
  }

  /// The exception called `word`.
  func exception(named word: String) throws(LicenseExpressionError.Reason) -> String {
    if try isReference(word, kind: "AdditionRef-") { return word }
    // ScanCode's own exceptions are references to licences by name, but exceptions by meaning.
    let isReference = try isReference(word, kind: "LicenseRef-")
    if !isReference { try checkIdentifier(word) }
    if let known = LicenseTable.standard.license(named: word, in: vocabulary) {
      guard known.isException else { throw .expectedException(found: word) }
      return known.spdxIdentifier
    }
    guard !isReference else { throw .expectedException(found: word) }
    return word
  }

  private func license(
    named word: String
  ) throws(LicenseExpressionError.Reason) -> LicenseTerm {
    if let combined = Self.combinations[word.lowercased()] {
      return LicenseTerm(identifier: combined.license, exception: combined.exception)
    }
    guard let known = LicenseTable.standard.license(named: word, in: vocabulary) else {
      return LicenseTerm(identifier: word)
    }
    guard !known.isException else { throw .exceptionAsLicense(known.spdxIdentifier) }
    return LicenseTerm(identifier: known.spdxIdentifier)
  }

  /// The identifier for `identifier` or later: `GPL-2.0-or-later` for `GPL-2.0-only`.
  private static func laterVersions(of identifier: String) -> String {
    guard identifier.hasSuffix("-only") else { return identifier }
    return identifier.dropLast("only".count) + "or-later"
  }

  /// Whether `word` is a reference, in this document or another one.
  private func isReference(
    _ word: String, kind: String
  ) throws(LicenseExpressionError.Reason) -> Bool {
    var rest = word[...]
    if let colon = word.firstIndex(of: ":") {
      let document = word[..<colon]
      rest = word[word.index(after: colon)...]
      guard document.hasPrefix("DocumentRef-"), rest.hasPrefix(kind),
        Self.isName(document.dropFirst("DocumentRef-".count))
      else { throw .malformedIdentifier(word) }
    }
    guard rest.hasPrefix(kind) else { return false }
    guard Self.isName(rest.dropFirst(kind.count)) else { throw .malformedIdentifier(word) }
    return true
  }

  /// Refuses what looks like a reference but is none, and what has neither letters nor digits.
  private func checkIdentifier(_ word: String) throws(LicenseExpressionError.Reason) {
    let lowercase = word.lowercased()
    let prefixes = ["licenseref-", "additionref-", "documentref-"]
    guard Self.isName(word[...]), !prefixes.contains(where: lowercase.hasPrefix) else {
      throw .malformedIdentifier(word)
    }
  }

  private static func isName(_ text: Substring) -> Bool {
    text.contains { $0.isLetter || $0.isNumber } && !text.contains(":")
  }

  /// SPDX's deprecated identifiers that stand for a licence and an exception, in lower case.
  private static let combinations: [String: (license: String, exception: String)] = [
    "ecos-2.0": ("GPL-2.0-or-later", "eCos-exception-2.0"),
    "gpl-2.0-with-autoconf-exception": ("GPL-2.0-only", "Autoconf-exception-2.0"),
    "gpl-2.0-with-bison-exception": ("GPL-2.0-only", "Bison-exception-2.2"),
    "gpl-2.0-with-classpath-exception": ("GPL-2.0-only", "Classpath-exception-2.0"),
    "gpl-2.0-with-font-exception": ("GPL-2.0-only", "Font-exception-2.0"),
    "gpl-2.0-with-gcc-exception": ("GPL-2.0-only", "GCC-exception-2.0"),
    "gpl-3.0-with-autoconf-exception": ("GPL-3.0-only", "Autoconf-exception-3.0"),
    "gpl-3.0-with-gcc-exception": ("GPL-3.0-only", "GCC-exception-3.1"),
    "wxwindows": ("LGPL-2.0-or-later", "WxWindows-exception-3.1"),
  ]
}
