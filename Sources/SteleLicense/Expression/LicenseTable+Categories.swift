extension LicenseTable {
  /// The categories of detected licences, each once, in the order of ``LicenseCategory``.
  ///
  /// What the table does not have has no category.
  package func categories(ofDetected licenses: [String]) -> [LicenseCategory] {
    var found: Set<LicenseCategory> = []
    for name in licenses {
      let terms = (try? LicenseExpression(parsing: name))?.terms
      let identifiers = terms?.flatMap { [$0.identifier] + ($0.exception.map { [$0] } ?? []) }
      for identifier in identifiers ?? [name] {
        if let license = license(named: identifier) { found.insert(license.category) }
      }
    }
    return LicenseCategory.allCases.filter(found.contains)
  }

  /// The licences and exceptions of a category in the order of their identifiers, without those that are
  /// no longer used.
  package func licenses(of category: LicenseCategory) -> [License] {
    all.filter { $0.category == category && !$0.isDeprecated }.sorted {
      ($0.spdxIdentifier.lowercased(), $0.key) < ($1.spdxIdentifier.lowercased(), $1.key)
    }
  }

  /// SPDX's own identifier of the licence called `name`; nil if SPDX's list does not have it.
  package func listedIdentifier(of name: String) -> String? {
    guard let license = license(named: name), !license.isException,
      !license.spdxIdentifier.hasPrefix("LicenseRef-")
    else { return nil }
    return license.spdxIdentifier
  }
}
