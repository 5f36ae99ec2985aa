import SteleBase
package import SteleCorpus
package import SteleLicense

/// What was found out about one file.
package struct CheckedFile: Sendable, Equatable {
  /// Where it is: one of the given paths, and the way from there.
  package var path: FilePath
  /// What the corpus says of it.
  package var verdict: CheckVerdict
  /// Its length.
  package var byteCount = 0
  /// The SWHID of its own contents; nil if it could not be read.
  package var swhid: String?
  /// The SWHID of the contents with other line ends that the corpus has instead.
  package var matchedSwhid: String?
  /// Other hashes of its own contents, as far as they were asked for.
  package var hashes: [Hash] = []
  /// The licences at the indexed origin, in no particular expression.
  package var licenses: [String] = []
  /// What tags say at the indexed origin, as an SPDX expression; nil where they say nothing.
  package var licenseExpression: String?
  /// What these licences ask for.
  package var categories: [LicenseCategory] = []
  /// The kind of licence that the dataset's makers saw.
  package var licenseType: LicenseType?
  /// The corpus's language for known contents, else a guess by name and first lines.
  package var language: String?
  /// Owner and name of the indexed repository, where the corpus has that table.
  package var repository: String?
  /// The path in that repository, where the corpus has that table.
  package var repositoryPath: String?
  /// Whether the file is a git-LFS pointer, which stands for contents that nobody looked at.
  package var isLFSPointer = false
  /// Whether the same contents were in another repository, which was opted out.
  package var isOptedOutElsewhere = false
  /// The probability that the corpus would have said the same of contents that it does not have.
  package var falsePositiveRate = 0.0
  /// What the policy says of the licences; nil without a policy, or with nothing to decide on.
  package var assessment: LicenseAssessment?
  /// The rule that the file is in conflict with.
  package var finding: CheckRule?
  /// How the finding relates to the baseline.
  package var baselineState = BaselineState.none
  /// Why it could not be assessed.
  package var problem: String?

  /// A hash of contents.
  package struct Hash: Sendable, Equatable {
    /// What it was computed with.
    package var algorithm: Algorithm
    /// Lower-case hexadecimal digits.
    package var digits: String

    /// What hashes are computed with.
    package enum Algorithm: Sendable { case sha1, sha256 }

    /// A hash with these bytes.
    package init(_ algorithm: Algorithm, _ bytes: [UInt8]) {
      self.algorithm = algorithm
      digits = Hexadecimal.text(of: bytes)
    }
  }

  /// A file of which nothing else is known yet.
  package init(path: FilePath, verdict: CheckVerdict) {
    self.path = path
    self.verdict = verdict
  }

  /// Whether the file is in conflict with the policy, and the baseline does not accept that.
  package var isHit: Bool { finding?.isHit == true && !baselineState.isAccepted }
}

/// How a finding relates to the findings that were accepted before.
package enum BaselineState: Sendable {
  /// There is no baseline, or nothing found.
  case none
  /// It was not accepted.
  case new
  /// It was accepted, in this place.
  case unchanged
  /// It was accepted, in another place.
  case moved

  /// Whether the finding is an old one.
  package var isAccepted: Bool { self == .unchanged || self == .moved }
}
