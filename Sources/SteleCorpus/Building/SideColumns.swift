/// Collects what side tables hold, origin by origin in the order of places.
final class SideColumns {
  private let columns: [(column: SideColumn, writer: any SideColumnWriter)]
  private var count = 0

  init(
    _ columns: [SideColumn], makeSpool: @escaping () -> ByteSpool,
    makeSorter: @escaping () -> ExternalSorter
  ) {
    self.columns = columns.map { ($0, $0.writer(makeSpool: makeSpool, makeSorter: makeSorter)) }
  }

  /// Adds the values of the next origin.
  func add(_ values: SideValues) throws(CorpusError) {
    for (column, writer) in columns { try writer.add(values[column], place: count) }
    count += 1
  }

  /// The sections of all columns.
  func finish() throws(CorpusError) -> [SectionContents] {
    var sections: [SectionContents] = []
    for (_, writer) in columns { sections += try writer.finish() }
    return sections
  }
}
