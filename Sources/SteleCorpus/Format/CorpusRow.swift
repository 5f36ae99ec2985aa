/// One source file as the dataset describes it.
public struct CorpusRow: Sendable, Equatable {
  /// Git's hash of the contents.
  public var contentID: ContentKey?
  /// The plain SHA-1 of the contents.
  public var blobID: ContentKey?
  /// The SHA-256 of the contents, which only rows joined with other data carry.
  public var sha256: ContentKey?
  /// Licences found at the file's origin, as the row spells and orders them.
  public var detectedLicenses: [String] = []
  /// What tags say of the file's licences, as an SPDX expression; nil where there is none.
  ///
  /// It need not be one that can be read; policies leave what cannot be undecided.
  public var licenseExpression: String?
  /// What kind of licence that is; nil where the row does not say.
  public var licenseType: LicenseType?
  /// The language of the source; nil where the row does not say.
  public var language: String?
  /// Whether the file is a copy of another project's, by the rules for paths, or as the row
  /// says where it has no path.
  public var isVendor = false
  /// Whether a program wrote the file.
  public var isGenerated = false
  /// Owner and name of the repository.
  public var repositoryName: String?
  /// The file's path in the repository.
  public var path: String?
  /// The commit, as a hash of 20 bytes.
  public var revisionID: ContentKey?
  /// Stars that the repository was given.
  public var starEventsCount: UInt32 = 0
  /// Forks of the repository.
  public var forkEventsCount: UInt32 = 0
  /// When the commit was made, in milliseconds since 1970.
  public var revisionDate: Int64?
  /// When the repository was archived, in milliseconds since 1970.
  public var visitDate: Int64?
  /// Whether the row's repository is opted out; such a row says nothing but its keys.
  public var isOptedOut = false
  /// Whether another repository with the same contents is opted out.
  public var isOptedOutElsewhere = false

  /// A row without any key.
  public init() {}

  /// What is left of `row` once its repository is opted out.
  init(optedOut row: CorpusRow) {
    for lane in CorpusLane.allCases { self[lane] = row[lane] }
    isOptedOut = true
  }

  /// The key of `lane`.
  public subscript(lane: CorpusLane) -> ContentKey? {
    get {
      switch lane {
      case .sha1Git: contentID
      case .sha1: blobID
      case .sha256: sha256
      }
    }
    set {
      switch lane {
      case .sha1Git: contentID = newValue
      case .sha1: blobID = newValue
      case .sha256: sha256 = newValue
      }
    }
  }
}
