import SteleFile

/// The side tables of a file, which are read by a file's place in the primary lane; behind all files come
/// their further origins, see ``OriginTable``.
final class SideTables: Sendable {
  /// The tables that are there.
  let tables: Set<SideTable>
  private let repositoryNumbers: CheckedSection?
  private let repositories: TextTable?
  private let revisionNumbers: CheckedSection?
  private let revisions: CheckedSection?
  private let paths: PathTable?
  private let stars: CheckedSection?
  private let forks: CheckedSection?
  private let revisionDates: CheckedSection?
  private let visitDates: CheckedSection?

  init(in container: Container) throws(CorpusError) {
    var tables: Set<SideTable> = []
    func section(
      _ name: String, _ type: ElementType, for table: SideTable
    ) throws(CorpusError) -> CheckedSection? {
      guard container.contains(name) else { return nil }
      tables.insert(table)
      return try CheckedSection(name, of: type, in: container)
    }
    repositoryNumbers = try section(SectionNames.side("repository"), .uint32, for: .repository)
    repositories = try TextTable(SectionNames.repositories, in: container)
    revisionNumbers = try section(SectionNames.side("revision"), .uint32, for: .revision)
    revisions = try section(SectionNames.revisions, .uint8, for: .revision)
    stars = try section(SectionNames.side("stars"), .uint32, for: .stars)
    forks = try section(SectionNames.side("forks"), .uint32, for: .forks)
    revisionDates = try section(SectionNames.side("revision_date"), .int64, for: .dates)
    visitDates = try section(SectionNames.side("visit_date"), .int64, for: .dates)
    let path = SectionNames.side("path")
    if container.contains(SectionNames.offsets(path)) {
      tables.insert(.path)
      paths = try PathTable(path, in: container)
    } else {
      paths = nil
    }
    self.tables = tables
  }

  /// The repository of the origin at `place`.
  func repository(_ place: Int) throws(CorpusError) -> String? {
    guard let repositoryNumbers, let repositories else { return nil }
    let number = Int(try repositoryNumbers.integer(place, as: UInt32.self))
    if number == 0 { return nil }
    let name = try repositories.text(number)
    guard name.utf8.count <= RowLimits.longestRecord else {
      throw repositoryNumbers.failure("the repository of the origin \(place) is too long")
    }
    return name
  }

  /// Adds to `row` what the tables hold about the origin at `place`.
  func fill(_ row: inout CorpusRow, place: Int) throws(CorpusError) {
    row.repositoryName = try repository(place)
    if let paths { row.path = try paths.path(place) }
    if let revisionNumbers, let revisions {
      let number = Int(try revisionNumbers.integer(place, as: UInt32.self))
      if number > 0 {
        row.revisionID = try revisions.bytes(in: number * 20..<(number + 1) * 20)
          .key(at: 0, byteCount: 20)
      }
    }
    if let stars { row.starEventsCount = try stars.integer(place, as: UInt32.self) }
    if let forks { row.forkEventsCount = try forks.integer(place, as: UInt32.self) }
    row.revisionDate = try date(revisionDates, place)
    row.visitDate = try date(visitDates, place)
  }

  private func date(_ section: CheckedSection?, _ place: Int) throws(CorpusError) -> Int64? {
    guard let section else { return nil }
    let date = try section.integer(place, as: Int64.self)
    return date == SideValues.noDate ? nil : date
  }
}
