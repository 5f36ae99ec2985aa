public import SteleLicense

/// What files may not be.
public struct CheckPolicy: Sendable {
  /// Which licences are welcome.
  public var licenses = LicensePolicy()
  /// Whether contents whose repositories were opted out are unwelcome.
  public var deniesOptedOut = false

  /// A policy without rules.
  public init() {}

  /// Whether there are no rules.
  public var isEmpty: Bool { licenses.isEmpty && !deniesOptedOut }

  /// Adds the rules of the file at `path`.
  public mutating func addRules(ofFile path: String) throws(CheckError) {
    let bytes = try CheckError.smallFile(path, limit: LicensePolicy.maximumByteCount)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notText(path: path)
    }
    do {
      try licenses.addRules(ofFile: text)
    } catch {
      throw .policy(path: path, error)
    }
  }

  /// The rule that a file with this verdict, whose licences were assessed so, is in conflict with.
  func finding(_ verdict: CheckVerdict, _ assessment: LicenseAssessment?) -> CheckRule? {
    if verdict == .optedOut { return deniesOptedOut ? .optedOut : nil }
    return switch assessment?.decision {
    case .denied: .licenseDenied
    case .unknown: .licenseUndecided
    case .allowed, nil: nil
    }
  }
}
