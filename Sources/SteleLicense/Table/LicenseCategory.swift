/// How ScanCode's licence database groups licences by what they ask of those who use the code.
public enum LicenseCategory: UInt8, CaseIterable, Sendable {
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
  public var name: String {
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

  /// The category with that name, whatever the case of its letters.
  public init?(named name: String) {
    let wanted = name.lowercased()
    guard let match = Self.allCases.first(where: { $0.name.lowercased() == wanted }) else {
      return nil
    }
    self = match
  }
}
