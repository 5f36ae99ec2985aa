import SteleBase
import SteleFile

/// Collects the values of a side column, origin by origin in the order of places.
protocol SideColumnWriter: AnyObject {
  /// Adds the value of the origin at `place`, which is the number of those before it.
  func add(_ value: SideValue?, place: Int) throws(CorpusError)
  /// The column's sections.
  func finish() throws(CorpusError) -> [SectionContents]
}

extension SideColumn {
  /// A writer of the column.
  func writer(
    makeSpool: @escaping () -> ByteSpool, makeSorter: @escaping () -> ExternalSorter
  ) -> any SideColumnWriter {
    switch kind {
    case .name(let table):
      NameColumnWriter(self, table: table, makeSpool: makeSpool, makeSorter: makeSorter)
    case .hash(let table):
      HashColumnWriter(self, table: table, makeSpool: makeSpool, makeSorter: makeSorter)
    case .path: PathTableWriter(self, offsets: makeSpool(), text: makeSpool())
    case .count: NumberColumnWriter<UInt32>(self, .uint32, makeSpool())
    case .date: NumberColumnWriter<Int64>(self, .int64, makeSpool())
    }
  }
}

/// Numbers of names, and the table of these, which begins with an empty one for none.
private final class NameColumnWriter: SideColumnWriter {
  private let column: SideColumn
  private let table: String
  private let makeSpool: () -> ByteSpool
  private let names: DictionaryColumn

  init(
    _ column: SideColumn, table: String, makeSpool: @escaping () -> ByteSpool,
    makeSorter: @escaping () -> ExternalSorter
  ) {
    self.column = column
    self.table = table
    self.makeSpool = makeSpool
    names = DictionaryColumn(makeSorter: makeSorter)
  }

  func add(_ value: SideValue?, place: Int) throws(CorpusError) {
    try names.add((value?.text ?? "").utf8, place: place)
  }

  func finish() throws(CorpusError) -> [SectionContents] {
    let numbers = makeSpool()
    var table = try TextTableWriter(table, offsets: makeSpool(), text: makeSpool())
    try table.add([])
    try names.finish(none: [], into: numbers) { name throws(CorpusError) in try table.add(name) }
    return [SectionContents(SectionNames.side(column.name), .uint32, spool: numbers)]
      + table.sections
  }
}

/// Numbers of hashes, and the table of these, which begins with zeros for none.
private final class HashColumnWriter: SideColumnWriter {
  private let column: SideColumn
  private let table: String
  private let makeSpool: () -> ByteSpool
  private let hashes: DictionaryColumn

  init(
    _ column: SideColumn, table: String, makeSpool: @escaping () -> ByteSpool,
    makeSorter: @escaping () -> ExternalSorter
  ) {
    self.column = column
    self.table = table
    self.makeSpool = makeSpool
    hashes = DictionaryColumn(makeSorter: makeSorter)
  }

  func add(_ value: SideValue?, place: Int) throws(CorpusError) {
    try hashes.add((value?.hash ?? ContentKey()).bytes(20), place: place)
  }

  func finish() throws(CorpusError) -> [SectionContents] {
    let (numbers, table) = (makeSpool(), makeSpool())
    let none = ContentKey().bytes(20)
    try table.append(none)
    try hashes.finish(none: none, into: numbers) { hash throws(CorpusError) in
      try table.append(Array(hash))
    }
    return [
      SectionContents(SectionNames.side(column.name), .uint32, spool: numbers),
      SectionContents(self.table, .uint8, shape: [table.byteCount / 20, 20], spool: table),
    ]
  }
}

/// Counts or dates.
private final class NumberColumnWriter<Number: FixedWidthInteger>: SideColumnWriter {
  private let column: SideColumn
  private let type: ElementType
  private let spool: ByteSpool
  private var bytes: [UInt8] = []

  init(_ column: SideColumn, _ type: ElementType, _ spool: ByteSpool) {
    self.column = column
    self.type = type
    self.spool = spool
  }

  func add(_ value: SideValue?, place: Int) throws(CorpusError) {
    bytes.removeAll(keepingCapacity: true)
    bytes.appendLittleEndian(Number(clamping: column.number(of: value)))
    try spool.append(bytes)
  }

  func finish() -> [SectionContents] {
    [SectionContents(SectionNames.side(column.name), type, spool: spool)]
  }
}
