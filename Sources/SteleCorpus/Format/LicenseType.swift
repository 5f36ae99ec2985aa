/// The kinds of licence that the dataset's makers tell apart.
public enum LicenseType: UInt8, Sendable, CaseIterable, Codable {
  /// Only permissive licences were found.
  case permissive = 1
  /// No licence was found.
  case noLicense = 2
  /// Other licences were found. The dataset leaves such files out; trees of one's own may hold some.
  case nonPermissive = 3

  /// The dataset's spelling.
  public var name: String {
    switch self {
    case .permissive: "permissive"
    case .noLicense: "no_license"
    case .nonPermissive: "non_permissive"
    }
  }
}
