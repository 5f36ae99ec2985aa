import SteleBase

/// Which of two sets of names an identifier is taken from first.
///
/// They differ in a few names: `X11` is SPDX's name of the X Consortium's licence, and `x11` is
/// ScanCode's key of what SPDX calls ICU.
package enum LicenseVocabulary: Sendable {
  /// SPDX identifiers, then ScanCode's keys. The dataset's `detected_licenses` are SPDX identifiers.
  case spdx
  /// ScanCode's keys, then SPDX identifiers.
  case scanCode
}

/// ScanCode's licence database: what the identifiers of licences mean.
package struct LicenseTable: Sendable {
  /// The table that is built in; it is read from its text when it is first used.
  package static let standard = LicenseTable(text: LicenseDatabaseText.text)

  /// The package that the table was made from.
  package static let version = LicenseDatabaseText.version
  /// The day of the database in that package.
  package static let date = LicenseDatabaseText.date
  /// The version of SPDX's licence list that the identifiers follow.
  package static let spdxListVersion = LicenseDatabaseText.listVersion
  /// What the database's terms ask to be shown with it.
  package static let attribution =
    "ScanCode LicenseDB, © nexB Inc. and others, CC-BY-4.0, in a shorter form"

  /// All licences and exceptions in the order of their keys.
  package let all: [License]
  private let indexByIdentifier: [String: Int]
  private let indexByKey: [String: Int]

  init(text: String) {
    all = tableRows(of: text).compactMap { License(row: $0) }
    // Room for all at once: growing would hash every name again.
    var byIdentifier = [String: Int](minimumCapacity: 2 * all.count)
    var byKey = [String: Int](minimumCapacity: all.count)
    for (index, license) in all.enumerated() {
      byKey[license.key.lowercased()] = index
      let name = license.spdxIdentifier.lowercased()
      // Deprecated rows share the identifier of what has taken their place.
      if byIdentifier[name] == nil || !license.isDeprecated { byIdentifier[name] = index }
    }
    // Main identifiers come first: a row may list what has since become another row's own.
    for (index, license) in all.enumerated() {
      for identifier in license.otherIdentifiers {
        let name = identifier.lowercased()
        if byIdentifier[name] == nil { byIdentifier[name] = index }
      }
    }
    indexByIdentifier = byIdentifier
    indexByKey = byKey
  }

  /// The licence or exception that `name` stands for, whatever the case of its letters.
  package func license(named name: String, in vocabulary: LicenseVocabulary = .spdx) -> License? {
    let wanted = name.lowercased()
    let index =
      switch vocabulary {
      case .spdx: indexByIdentifier[wanted] ?? indexByKey[wanted]
      case .scanCode: indexByKey[wanted] ?? indexByIdentifier[wanted]
      }
    return index.map { all[$0] }
  }
}
