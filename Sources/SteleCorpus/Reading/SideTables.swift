import SteleFile

/// The side tables of a file, which are read by a file's place in the primary lane; behind all files come
/// their further origins, see ``OriginTable``.
struct SideTables: Sendable {
  /// The columns that are there.
  let columns: [SideColumn]
  /// By column; nil where it is not stored.
  private let readers: [(any SideColumnReader)?]

  init(in container: Container) throws(CorpusError) {
    var readers: [(any SideColumnReader)?] = []
    for column in SideColumn.allCases { readers.append(try column.reader(in: container)) }
    columns = SideColumn.allCases.filter { readers[Int($0.rawValue)] != nil }
    self.readers = readers
  }

  /// The value of a column for the origin at `place`.
  func value(_ column: SideColumn, _ place: Int) throws(CorpusError) -> SideValue? {
    try readers[Int(column.rawValue)]?.value(place)
  }

  /// What the tables hold about the origin at `place`.
  func values(_ place: Int) throws(CorpusError) -> SideValues { try values(place, of: columns) }

  /// What they hold in some of the columns.
  func values(_ place: Int, of columns: [SideColumn]) throws(CorpusError) -> SideValues {
    var values = SideValues()
    for column in columns { values[column] = try value(column, place) }
    return values
  }

  /// Adds to `row` what the tables hold about the origin at `place`.
  func fill(_ row: inout CorpusRow, place: Int) throws(CorpusError) {
    for column in columns { row[column] = try value(column, place) }
  }
}
