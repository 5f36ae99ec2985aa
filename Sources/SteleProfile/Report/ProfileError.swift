/// Why a file is no profile that this version can read.
public enum ProfileError: Error, Equatable, Sendable {
  /// The file is of another version of the schema.
  case otherSchema(found: Int, expected: Int)
  /// The file is not JSON, or lacks what the schema demands.
  case damaged(String)
}

extension ProfileError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .otherSchema(let found, let expected):
      "the profile has schema version \(found), but this version of Stele reads \(expected) only; "
        + "measure again with `stele profile`"
    case .damaged(let reason):
      "not a profile: \(reason); measure again with `stele profile`"
    }
  }
}
