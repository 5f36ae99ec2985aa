/// The columns of side tables: what a corpus file may store of each origin beside licences, language and
/// flags.
///
/// This is the one list of them. Rows are read, sorted, compared, stored, patched and printed column by
/// column, in this order, by what is said here of each; ``CorpusRow`` has their values by name.
enum SideColumn: UInt8, CaseIterable, Sendable {
  case repository
  case path
  case revision
  case stars
  case forks
  case revisionDate
  case visitDate

  /// What values of a column are, which says how they are stored.
  enum Kind: Equatable {
    /// A text that many origins share; the column has numbers of texts in this table.
    case name(table: String)
    /// A text that few origins share.
    case path
    /// A hash of 20 bytes; the column has numbers of hashes in this table.
    case hash(table: String)
    /// A number of 32 bits; 0 is as good as none.
    case count
    /// Milliseconds since 1970; the least number stands for none.
    case date
  }

  /// What the values are.
  var kind: Kind {
    switch self {
    case .repository: .name(table: SectionNames.repositories)
    case .path: .path
    case .revision: .hash(table: SectionNames.revisions)
    case .stars, .forks: .count
    case .revisionDate, .visitDate: .date
    }
  }

  /// The side table that the column belongs to, as it is asked for.
  var table: SideTable {
    switch self {
    case .repository: .repository
    case .path: .path
    case .revision: .revision
    case .stars: .stars
    case .forks: .forks
    case .revisionDate, .visitDate: .dates
    }
  }

  /// The column's name in names of sections; see ``SectionNames/side(_:)``.
  var name: String {
    switch self {
    case .repository: "repository"
    case .path: "path"
    case .revision: "revision"
    case .stars: "stars"
    case .forks: "forks"
    case .revisionDate: "revision_date"
    case .visitDate: "visit_date"
    }
  }

  /// The dataset's name for the column, in rows that are read and printed.
  var rowName: String {
    switch self {
    case .repository: "repo_name"
    case .path: "path"
    case .revision: "revision_id"
    case .stars: "star_events_count"
    case .forks: "fork_events_count"
    case .revisionDate: "revision_date"
    case .visitDate: "visit_date"
    }
  }
}

extension CorpusRow {
  /// The value of a side column.
  subscript(column: SideColumn) -> SideValue? {
    get {
      switch column {
      case .repository: repositoryName.map(SideValue.text)
      case .path: path.map(SideValue.text)
      case .revision: revisionID.map(SideValue.hash)
      case .stars: SideValue(count: starEventsCount)
      case .forks: SideValue(count: forkEventsCount)
      case .revisionDate: revisionDate.map(SideValue.number)
      case .visitDate: visitDate.map(SideValue.number)
      }
    }
    set {
      switch column {
      case .repository: repositoryName = newValue?.text
      case .path: path = newValue?.text
      case .revision: revisionID = newValue?.hash
      case .stars: starEventsCount = newValue.count
      case .forks: forkEventsCount = newValue.count
      case .revisionDate: revisionDate = newValue?.number
      case .visitDate: visitDate = newValue?.number
      }
    }
  }
}

extension Set<SideTable> {
  /// The columns of these tables, in their order.
  var columns: [SideColumn] { SideColumn.allCases.filter { contains($0.table) } }
}
