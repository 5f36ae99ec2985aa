import SteleBase
public import SteleCorpus
public import SteleLicense

/// What was found out about one file.
public struct CheckedFile: Sendable, Equatable {
  /// Where it is: one of the given paths, and the way from there.
  public var path: FilePath
  /// What the corpus says of it.
  public var verdict: CheckVerdict
  /// Its length.
  public var byteCount = 0
  /// The SWHID of its own contents; nil if it could not be read.
  public var swhid: String?
  /// The SWHID of the contents with other line ends that the corpus has instead.
  public var matchedSwhid: String?
  /// Other hashes of its own contents, as far as they were asked for.
  public var hashes: [Hash] = []
  /// The licences at the indexed origin, in no particular expression.
  public var licenses: [String] = []
  /// What tags say at the indexed origin, as an SPDX expression; nil where they say nothing.
  public var licenseExpression: String?
  /// What these licences ask for.
  public var categories: [LicenseCategory] = []
  /// The kind of licence that the dataset's makers saw.
  public var licenseType: LicenseType?
  /// The corpus's language for known contents, else a guess by name and first lines.
  public var language: String?
  /// Owner and name of the indexed repository, where the corpus has that table.
  public var repository: String?
  /// The path in that repository, where the corpus has that table.
  public var repositoryPath: String?
  /// Whether the file is a git-LFS pointer, which stands for contents that nobody looked at.
  public var isLFSPointer = false
  /// Whether the same contents were in another repository, which was opted out.
  public var isOptedOutElsewhere = false
  /// The probability that the corpus would have said the same of contents that it does not have.
  public var falsePositiveRate = 0.0
  /// What the policy says of the licences; nil without a policy, or with nothing to decide on.
  public var assessment: LicenseAssessment?
  /// The rule that the file is in conflict with.
  public var finding: CheckRule?
  /// How the finding relates to the baseline.
  public var baselineState = BaselineState.none
  /// Why it could not be assessed.
  public var problem: String?

  /// A hash of contents.
  public struct Hash: Sendable, Equatable {
    /// What it was computed with.
    public var algorithm: Algorithm
    /// Lower-case hexadecimal digits.
    public var digits: String

    /// What hashes are computed with.
    public enum Algorithm: Sendable { case sha1, sha256 }

    /// A hash with these bytes.
    public init(_ algorithm: Algorithm, _ bytes: [UInt8]) {
      self.algorithm = algorithm
      digits = Hexadecimal.text(of: bytes)
    }
  }

  /// A file of which nothing else is known yet.
  public init(path: FilePath, verdict: CheckVerdict) {
    self.path = path
    self.verdict = verdict
  }

  /// Whether the file is in conflict with the policy, and the baseline does not accept that.
  public var isHit: Bool { finding?.isHit == true && !baselineState.isAccepted }
}

/// How a finding relates to the findings that were accepted before.
public enum BaselineState: Sendable {
  /// There is no baseline, or nothing found.
  case none
  /// It was not accepted.
  case new
  /// It was accepted, in this place.
  case unchanged
  /// It was accepted, in another place.
  case moved

  /// Whether the finding is an old one.
  public var isAccepted: Bool { self == .unchanged || self == .moved }
}
