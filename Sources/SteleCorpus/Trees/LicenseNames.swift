import SteleLicense

/// Names of licences as the dataset's column `detected_licenses` has them: a flat set, whatever stood
/// between them.
enum LicenseNames {
  /// A tag that is no expression.
  static let unknownTag = "LicenseRef-scancode-unknown-spdx"
  /// A licence file whose text is not recognized.
  static let unknownText = "LicenseRef-scancode-unknown-license-reference"

  /// What a licence file's text is.
  static func ofText(_ bytes: [UInt8]) -> Set<String> {
    Set(LicenseRecognizer.standard.licenses(in: bytes).map(\.identifier))
  }

  /// The kind that the dataset gives such a set of names.
  ///
  /// Terms for contributors, disclaimers and the like are no licence by themselves; a licence that is
  /// referred to but not named does not count beside a permissive one.
  static func type(of names: some Collection<String>) -> LicenseType {
    var kinds = Set(names.map(Kind.init))
    if kinds.contains(.permissive) { kinds.remove(.reference) }
    kinds.remove(.noLicense)
    if kinds.isEmpty { return .noLicense }
    return kinds == [.permissive] ? .permissive : .nonPermissive
  }

  private enum Kind {
    case permissive
    case reference
    case noLicense
    case other

    private static let noLicenses: Set<String> = [
      "LicenseRef-scancode-warranty-disclaimer", "LicenseRef-scancode-generic-exception",
    ]

    init(_ name: String) {
      if name == unknownText {
        self = .reference
      } else if Self.noLicenses.contains(name) {
        self = .noLicense
      } else {
        switch LicenseTable.standard.license(named: name)?.category {
        case .permissive, .publicDomain: self = .permissive
        case .contributorAgreement: self = .noLicense
        default: self = .other
        }
      }
    }
  }
}
