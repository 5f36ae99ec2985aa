package import SteleLicense

/// What files may not be.
package struct CheckPolicy: Sendable {
  /// Which licences are welcome.
  package var licenses = LicensePolicy()
  /// Whether contents whose repositories were opted out are unwelcome.
  package var deniesOptedOut = false
  /// Whether known contents are unwelcome whose licences the licence rules cannot decide on: where none
  /// is stated, where one is a reference or a word that the table does not have, where it only hints at
  /// a licence, or where the matrix of compatibility has no answer.
  ///
  /// Without licence rules every licence that the table has is decided: nothing denies it.
  package var deniesUndecided = false

  /// A policy without rules.
  package init() {}

  /// Whether there are no rules.
  package var isEmpty: Bool { licenses.isEmpty && !deniesOptedOut && !deniesUndecided }

  /// The rules that licences are held against; nil if there is nothing to decide.
  var licenseRules: LicensePolicy? {
    guard licenses.isEmpty else { return licenses }
    guard deniesUndecided else { return nil }
    var rules = licenses
    rules.allowsWithoutRules = true
    return rules
  }

  /// Adds the rules of the file at `path`.
  package mutating func addRules(ofFile path: String) throws(CheckError) {
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
    case .unknown: deniesUndecided ? .undecidedDenied : .licenseUndecided
    case .allowed, nil: nil
    }
  }
}
