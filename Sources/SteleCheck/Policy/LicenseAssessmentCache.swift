import SteleLicense
import Synchronization

/// What the table and the policy say of lists of licences, each list looked at once.
///
/// A tree of a million files has few different lists.
final class LicenseAssessmentCache: Sendable {
  /// What there is to say of a list.
  struct Assessed {
    var categories: [LicenseCategory]
    var assessment: LicenseAssessment?
  }

  /// What is said of a file's licences.
  private struct Stated: Hashable {
    var licenses: [String]
    var expression: String?
  }

  private let policy: LicensePolicy?
  private let known = Mutex<[Stated: Assessed]>([:])
  /// Lists are forgotten beyond this number, so that no corpus can fill the memory.
  private static let limit = 1 << 16

  init(_ policy: LicensePolicy?) { self.policy = policy }

  /// What there is to say of the licences at a known file's origin, and of what tags say there.
  func assess(_ licenses: [String], expression: String?) -> Assessed {
    let stated = Stated(licenses: licenses, expression: expression)
    if let assessed = known.withLock({ $0[stated] }) { return assessed }
    let assessed = Assessed(
      categories: LicenseTable.standard.categories(
        ofDetected: licenses + (expression.map { [$0] } ?? [])),
      assessment: policy?.assess(expression: expression, detected: licenses))
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[stated] = assessed
    }
    return assessed
  }
}
