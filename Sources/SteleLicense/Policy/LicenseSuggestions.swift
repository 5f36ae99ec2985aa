import SteleBase

/// What somebody may have meant who wrote a name that is none.
enum LicenseSuggestions {
  /// Suggestions that are given.
  private static let most = 3

  /// Identifiers that begin like `name`, punctuation aside; where there are none, identifiers and
  /// categories that differ in a letter or two.
  static func names(like name: String) -> [String] {
    let wanted = LicenseTable.folded(name)
    guard wanted.utf8.count >= 2 else { return [] }
    let identifiers = LicenseTable.standard.all.filter { !$0.isDeprecated }.map(\.spdxIdentifier)
    let beginnings = identifiers.filter { LicenseTable.folded($0).hasPrefix(wanted) }
    if !beginnings.isEmpty {
      return Array(beginnings.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.prefix(most))
    }
    return nearest(to: wanted, among: LicenseCategory.allCases.map(\.name) + identifiers)
  }

  /// Categories whose names differ from `name` in a letter or two.
  static func categories(like name: String) -> [String] {
    nearest(to: LicenseTable.folded(name), among: LicenseCategory.allCases.map(\.name))
  }

  private static func nearest(to wanted: String, among names: [String]) -> [String] {
    let bytes = Array(wanted.utf8)
    // One slip in a short name makes another one.
    let limit = bytes.count < 6 ? 1 : 2
    var found: [(distance: Int, name: String)] = []
    for name in names {
      let other = Array(LicenseTable.folded(name).utf8)
      guard abs(other.count - bytes.count) <= limit else { continue }
      let distance = EditDistance.between(bytes, other)
      if distance <= limit { found.append((distance, name)) }
    }
    let least = found.map(\.distance).min()
    return found.filter { $0.distance == least }.map(\.name).sorted().prefix(most).map { $0 }
  }
}

extension LicenseTable {
  /// The letters and digits of a name, in lower case.
  static func folded(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
