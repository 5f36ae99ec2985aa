/// How ScanCode's licence database groups licences by what they ask of those who use the code.
package enum LicenseCategory: UInt8, CaseIterable, Sendable {
  /// Attribution and little else, such as MIT.
  case permissive
  /// Given up to the public, such as the Unlicense.
  case publicDomain
  /// Changes to the code itself must stay free, such as the LGPL and the MPL.
  case limitedCopyleft
  /// Everything built with the code must stay free, such as the GPL.
  case copyleft
  /// Source may be read, but use is restricted.
  case sourceAvailable
  /// Free but for certain uses.
  case freeRestricted
  /// Without charge, but not free.
  case proprietaryFree
  /// Sold.
  case commercial
  /// Terms for those who contribute.
  case contributorAgreement
  /// A grant of patents alone.
  case patentLicense
  /// A hint that there is a licence, which is not named.
  case unstated

  /// The database's own name, such as `Copyleft Limited`.
  package var name: String {
    switch self {
    case .permissive: "Permissive"
    case .publicDomain: "Public Domain"
    case .limitedCopyleft: "Copyleft Limited"
    case .copyleft: "Copyleft"
    case .sourceAvailable: "Source-available"
    case .freeRestricted: "Free Restricted"
    case .proprietaryFree: "Proprietary Free"
    case .commercial: "Commercial"
    case .contributorAgreement: "CLA"
    case .patentLicense: "Patent License"
    case .unstated: "Unstated License"
    }
  }

  /// What the licences of the category ask for, in a line.
  package var summary: String {
    switch self {
    case .permissive: "attribution and little else, such as MIT, BSD-3-Clause, Apache-2.0"
    case .publicDomain: "given up to the public, such as Unlicense, CC0-1.0"
    case .limitedCopyleft:
      "changes to the code itself must stay free: LGPL, MPL, EPL, GFDL, CC-BY-SA; not in Copyleft"
    case .copyleft:
      "all that is built with the code must stay free: GPL, AGPL; without Copyleft Limited"
    case .sourceAvailable:
      "may be read, but use is restricted: BUSL, SSPL, CC-BY-NC, Commons Clause"
    case .freeRestricted: "free but for certain uses, such as Hippocratic-2.1"
    case .proprietaryFree: "without charge, but not free"
    case .commercial: "sold"
    case .contributorAgreement: "terms for those who contribute"
    case .patentLicense: "a grant of patents alone"
    case .unstated:
      "a hint that there is a licence, which is not named; never decided by other rules"
    }
  }

  /// The category with that name, whatever the case of its letters and the signs between its words.
  package init?(named name: String) {
    let wanted = LicenseTable.folded(name)
    guard let match = Self.allCases.first(where: { LicenseTable.folded($0.name) == wanted }) else {
      return nil
    }
    self = match
  }
}
