/// A kind of key that rows carry, which a corpus file can be asked for.
public enum CorpusLane: UInt8, Sendable, CaseIterable, Comparable {
  /// Git's hash of the contents, that of `swh:1:cnt:` identifiers: the column `content_id`.
  case sha1Git = 0
  /// The plain SHA-1 of the contents: the column `blob_id`.
  case sha1 = 1
  /// The SHA-256 of the contents: the column `sha256`.
  case sha256 = 2

  /// Bytes of a key.
  public var byteCount: Int { self == .sha256 ? 32 : 20 }

  /// The lane's name in files and messages.
  public var name: String {
    switch self {
    case .sha1Git: "sha1_git"
    case .sha1: "sha1"
    case .sha256: "sha256"
    }
  }

  /// The dataset's column that holds the keys.
  var column: CorpusColumn {
    switch self {
    case .sha1Git: .contentID
    case .sha1: .blobID
    case .sha256: .sha256
    }
  }

  /// Orders lanes as they stand in files; the first one that rows carry is the primary lane.
  public static func < (left: CorpusLane, right: CorpusLane) -> Bool {
    left.rawValue < right.rawValue
  }
}
