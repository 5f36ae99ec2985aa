import SteleFile
import SteleLicense

/// Names of licences as the dataset's column `detected_licenses` has them: a flat set, whatever stood
/// between them.
enum LicenseNames {
  /// A tag that is no expression.
  static let unknownTag = "LicenseRef-scancode-unknown-spdx"
  /// A licence file whose text is not recognized.
  static let unknownText = "LicenseRef-scancode-unknown-license-reference"

  /// What the tags in a file name.
  static func ofTags(in bytes: [UInt8]) -> Set<String> {
    guard mayHaveTags(bytes) else { return [] }
    var names: Set<String> = []
    for tag in LicenseTag.tags(in: bytes) where !tag.text.isEmpty {
      switch tag.expression {
      case .success(let expression):
        for term in expression.terms where !term.isSpecial {
          names.insert(term.identifier)
          if let exception = term.exception { names.insert(exception) }
        }
      case .failure: names.insert(unknownTag)
      }
    }
    return names
  }

  /// Whether `SPDX-License-Identifier` occurs, found by its rarest letter: most files have no tags, and
  /// taking all their lines apart would take longer than hashing them.
  private static func mayHaveTags(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while let letter = rest.firstPosition(of: UInt8(ascii: "X")) {
      rest = rest[(letter + 1)...]
      let start = letter - 3
      if start >= 0, bytes[start...].starts(with: "SPDX-License-Identifier".utf8) { return true }
    }
    return false
  }

  /// What a licence file's text is, and what its tags name.
  static func ofText(_ bytes: [UInt8]) -> Set<String> {
    ofTags(in: bytes).union(LicenseRecognizer.standard.licenses(in: bytes).map(\.identifier))
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
