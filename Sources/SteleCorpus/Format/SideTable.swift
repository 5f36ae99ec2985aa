/// What can be stored of each file beside licences, language and flags.
public enum SideTable: String, Sendable, CaseIterable, Comparable {
  /// Whole keys: lookups are exact, and rows can be exported with their hashes.
  case keys
  /// Owner and name of the repository.
  case repository
  /// The path in the repository.
  case path
  /// The commit.
  case revision
  /// Stars of the repository.
  case stars
  /// Forks of the repository.
  case forks
  /// Dates of the commit and of the visit.
  case dates
  /// Further repositories with the same contents, of which other tables hold what they do of the first;
  /// needs ``repository``.
  case origins

  /// Orders tables as they stand in files.
  public static func < (left: SideTable, right: SideTable) -> Bool {
    left.place < right.place
  }

  /// Further origins that a file can have.
  static let mostFurtherOrigins = 15

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Set<SideTable> {
  /// Origins that are kept of the same contents.
  var mostOrigins: Int { contains(.origins) ? 1 + SideTable.mostFurtherOrigins : 1 }
}
