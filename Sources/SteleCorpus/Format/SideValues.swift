/// What side tables hold about one file.
struct SideValues: Equatable {
  var repository: String?
  var path: String?
  var revision: ContentKey?
  var stars: UInt32 = 0
  var forks: UInt32 = 0
  var revisionDate: Int64?
  var visitDate: Int64?

  /// No value in any table.
  init() {}

  /// What `row` says.
  init(_ row: CorpusRow) {
    repository = row.repositoryName
    path = row.path
    revision = row.revisionID
    stars = row.starEventsCount
    forks = row.forkEventsCount
    revisionDate = row.revisionDate
    visitDate = row.visitDate
  }

  /// The values that `tables` hold.
  func limited(to tables: Set<SideTable>) -> SideValues {
    var values = SideValues()
    if tables.contains(.repository) { values.repository = repository }
    if tables.contains(.path) { values.path = path }
    if tables.contains(.revision) { values.revision = revision }
    if tables.contains(.stars) { values.stars = stars }
    if tables.contains(.forks) { values.forks = forks }
    if tables.contains(.dates) {
      values.revisionDate = revisionDate
      values.visitDate = visitDate
    }
    return values
  }

  /// Stands in tables for a date that is not there.
  static let noDate = Int64.min
}
