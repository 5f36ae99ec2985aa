/// A licence's identifier taken apart: `GPL-2.0-or-later` is `GPL`, version 2.0 or any later one.
struct LicenseVersion: Hashable {
  /// What comes before the version, such as `cc-by-sa`.
  let family: Substring
  let numbers: [Int]
  let allowsLater: Bool

  /// Nil if the identifier ends in no version, as `MIT` and `BSD-3-Clause` do.
  init?(_ term: LicenseTerm) {
    var name = term.key[...]
    var allowsLater = term.allowsLaterVersions
    if name.hasSuffix("-or-later") {
      name = name.dropLast("-or-later".count)
      allowsLater = true
    } else if name.hasSuffix("-only") {
      name = name.dropLast("-only".count)
    }
    guard !name.contains(":"), let dash = name.lastIndex(of: "-") else { return nil }
    let parts = name[name.index(after: dash)...].split(
      separator: ".", omittingEmptySubsequences: false)
    // Nine digits at most, so that no number overflows.
    let numbers = parts.compactMap { $0.utf8.count <= 9 && $0.first != "+" ? Int($0) : nil }
    guard numbers.count == parts.count, parts.count > 1 else { return nil }
    family = name[..<dash]
    self.numbers = numbers
    self.allowsLater = allowsLater
  }

  /// Whether some version is within both.
  func overlaps(_ other: LicenseVersion) -> Bool {
    guard family == other.family else { return false }
    if numbers == other.numbers { return true }
    let isOlder = numbers.lexicographicallyPrecedes(other.numbers)
    return isOlder ? allowsLater : other.allowsLater
  }
}

extension LicenseTerm {
  /// Whether code under one of the terms may be used under the other: they are equal, or versions of
  /// one licence that some version is within, with the same exception or none.
  package func overlaps(_ other: LicenseTerm) -> Bool {
    guard exceptionKey == other.exceptionKey else { return false }
    if key == other.key { return true }
    guard let first = LicenseVersion(self), let second = LicenseVersion(other) else { return false }
    return first.overlaps(second)
  }
}

extension LicenseTerm {
  /// Whether `other` is this licence, one that begins with the same version, or, if this allows later
  /// versions, one that begins with a later one.
  func coversText(of other: LicenseTerm) -> Bool {
    guard exception == nil, other.exception == nil else { return self == other }
    if key == other.key { return true }
    guard let first = LicenseVersion(self), let second = LicenseVersion(other),
      first.family == second.family
    else { return false }
    return first.numbers == second.numbers
      || first.allowsLater && first.numbers.lexicographicallyPrecedes(second.numbers)
  }
}
