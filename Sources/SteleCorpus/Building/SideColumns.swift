import SteleFile

/// Collects what side tables hold, file by file in the order of primary keys.
final class SideColumns {
  private let tables: Set<SideTable>
  private let makeSpool: () -> ByteSpool
  private let repository: DictionaryColumn
  private let revision: DictionaryColumn
  private let stars: ByteSpool
  private let forks: ByteSpool
  private let revisionDate: ByteSpool
  private let visitDate: ByteSpool
  private var path: PathTableWriter
  private var count = 0

  init(
    tables: Set<SideTable>, makeSpool: @escaping () -> ByteSpool,
    makeSorter: @escaping () -> ExternalSorter
  ) {
    self.tables = tables
    self.makeSpool = makeSpool
    repository = DictionaryColumn(makeSorter: makeSorter)
    revision = DictionaryColumn(makeSorter: makeSorter)
    stars = makeSpool()
    forks = makeSpool()
    revisionDate = makeSpool()
    visitDate = makeSpool()
    path = PathTableWriter(offsets: makeSpool(), text: makeSpool())
  }

  /// Adds the values of the next file.
  func add(_ values: SideValues) throws(CorpusError) {
    if tables.contains(.repository) {
      try repository.add((values.repository ?? "").utf8, place: count)
    }
    if tables.contains(.path) { try path.add(values.path ?? "") }
    if tables.contains(.revision) {
      try revision.add((values.revision ?? ContentKey()).bytes(20), place: count)
    }
    if tables.contains(.stars) { try Self.append(values.stars, to: stars) }
    if tables.contains(.forks) { try Self.append(values.forks, to: forks) }
    if tables.contains(.dates) {
      try Self.append(values.revisionDate ?? SideValues.noDate, to: revisionDate)
      try Self.append(values.visitDate ?? SideValues.noDate, to: visitDate)
    }
    count += 1
  }

  private static func append(
    _ value: some FixedWidthInteger, to spool: ByteSpool
  ) throws(CorpusError) {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(value)
    try spool.append(bytes)
  }

  /// The sections of all tables.
  func finish() throws(CorpusError) -> [SectionContents] {
    var sections: [SectionContents] = []
    if tables.contains(.repository) { sections += try repositorySections() }
    if tables.contains(.path) { sections += try path.finish() }
    if tables.contains(.revision) { sections += try revisionSections() }
    if tables.contains(.stars) {
      sections.append(SectionContents(SectionNames.side("stars"), .uint32, spool: stars))
    }
    if tables.contains(.forks) {
      sections.append(SectionContents(SectionNames.side("forks"), .uint32, spool: forks))
    }
    if tables.contains(.dates) {
      sections += [
        SectionContents(SectionNames.side("revision_date"), .int64, spool: revisionDate),
        SectionContents(SectionNames.side("visit_date"), .int64, spool: visitDate),
      ]
    }
    return sections
  }

  private func repositorySections() throws(CorpusError) -> [SectionContents] {
    let column = makeSpool()
    var table = try TextTableWriter(
      SectionNames.repositories, offsets: makeSpool(), text: makeSpool())
    try table.add([])
    try repository.finish(none: [], into: column) { value throws(CorpusError) in
      try table.add(value)
    }
    return [
      SectionContents(SectionNames.side("repository"), .uint32, spool: column)
    ] + table.sections
  }

  private func revisionSections() throws(CorpusError) -> [SectionContents] {
    let column = makeSpool()
    let revisions = makeSpool()
    let none = ContentKey().bytes(20)
    try revisions.append(none)
    try revision.finish(none: none, into: column) { value throws(CorpusError) in
      try revisions.append(Array(value))
    }
    return [
      SectionContents(SectionNames.side("revision"), .uint32, spool: column),
      SectionContents(
        SectionNames.revisions, .uint8, shape: [revisions.byteCount / 20, 20], spool: revisions),
    ]
  }
}
