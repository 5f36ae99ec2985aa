/// Builds a corpus file from rows in any order.
///
/// Rows are sorted by key with bounded memory; of several rows with one key the dataset's rule keeps
/// one: permissive ones first, then by stars, forks and dates. The file appears, or replaces an older
/// one, only when it is complete, and does not depend on the order of the rows but for the manifest's
/// list of inputs.
///
/// ```swift
/// let builder = CorpusBuilder(path: "stack-v2.stele")
/// let reader = try RowReader(path: "rows.jsonl")
/// try builder.add(rowsOf: reader)
/// try builder.finish(sources: [reader.source])
/// ```
public final class CorpusBuilder {
  private let path: String
  private let options: CorpusOptions
  private let optOuts: OptOutIndex
  private var input: Input?
  /// The keys that rows carry; nil before the first row.
  package var lanes: [CorpusLane]? { input?.format.lanes }
  /// Rows added so far.
  package private(set) var rowCount = 0

  /// What is known only with the first row.
  private final class Input {
    let format: RowRecord
    let sorter: ExternalSorter
    let assembler: CorpusAssembler
    var record: [UInt8] = []

    init(format: RowRecord, sorter: ExternalSorter, assembler: CorpusAssembler) {
      self.format = format
      self.sorter = sorter
      self.assembler = assembler
    }
  }

  /// Begins a file at `path`.
  public init(path: String, options: CorpusOptions = CorpusOptions()) throws(CorpusError) {
    try options.check()
    self.path = path
    self.options = options
    optOuts = OptOutIndex(options.optOuts)
  }

  /// Adds a row, which has the same keys as all others.
  ///
  /// - Throws: An error that names the key where a row lacks it; whoever reads rows knows where that is.
  public func add(_ row: CorpusRow) throws(CorpusError) {
    // Not by a conditional expression, which would copy every row.
    if row.isOptedOut || isOptedOut(row) {
      try addAsItIs(CorpusRow(optedOut: row))
    } else {
      try addAsItIs(row)
    }
  }

  private func addAsItIs(_ row: CorpusRow) throws(CorpusError) {
    if self.input == nil { self.input = try begin(with: row) }
    guard let input else { return }
    for lane in CorpusLane.allCases
    where (row[lane] != nil) != input.format.lanes.contains(lane) {
      throw .unevenKeys(column: lane.column.name, isMissing: row[lane] == nil)
    }
    let interner = input.assembler.interner
    let payload = CorpusPayload(
      licenseSet: try interner.number(
        of: LicenseSet(names: row.detectedLicenses, expression: row.licenseExpression)),
      language: try interner.number(ofLanguage: row.language), licenseType: row.licenseType,
      isVendor: row.isVendor, isGenerated: row.isGenerated, isOptedOut: row.isOptedOut,
      isOptedOutElsewhere: row.isOptedOutElsewhere)
    input.format.encode(row, packed: payload.packed, into: &input.record)
    try input.sorter.add(input.record)
    rowCount += 1
  }

  private func isOptedOut(_ row: CorpusRow) -> Bool {
    !options.optOuts.isEmpty && optOuts.covers(row.repositoryName)
  }

  /// Adds all rows of `reader`; errors say where in its input they are.
  ///
  /// `progress` gets the number of rows that were added so far, every few thousand rows.
  public func add(
    rowsOf reader: RowReader, progress: ((Int) -> Void)? = nil
  ) throws(CorpusError) {
    while let row = try reader.next() {
      if rowCount & 0x3FFF == 0 { progress?(rowCount) }
      do throws(CorpusError) { try add(row) } catch {
        guard case .unevenKeys(let column, let isMissing) = error else { throw error }
        throw .invalidRow(
          path: reader.path, position: reader.position, column: column,
          reason: isMissing ? "is missing, unlike before" : "is there, unlike before",
          remedy: "give the same keys in every row, or build files of their own")
      }
    }
  }

  private func begin(with row: CorpusRow) throws(CorpusError) -> Input {
    let lanes = CorpusLane.allCases.filter { row[$0] != nil }
    guard !lanes.isEmpty else {
      throw .unevenKeys(column: CorpusColumn.contentID.name, isMissing: true)
    }
    return Input(
      format: RowRecord(lanes: lanes, columns: options.sideTables.columns),
      sorter: ExternalSorter(memory: options.memory / 4 * 3, beside: path),
      assembler: try CorpusAssembler(path: path, options: options, lanes: lanes))
  }

  /// Writes the file and returns its manifest, which names these inputs.
  @discardableResult
  public func finish(
    sources: [CorpusManifest.Source] = []
  ) throws(CorpusError) -> CorpusManifest {
    guard let input else { throw .noRows }
    self.input = nil
    var sorted = try input.sorter.finish()
    var rows = SameContents(
      input.format, input.assembler.interner, limit: options.sideTables.mostOrigins)
    while try sorted.next() {
      if let key = rows.key, key != input.format.primaryKey(sorted.bytes) {
        try keep(rows, input)
        rows.removeAll()
      }
      rows.add(sorted.bytes)
    }
    if rows.key != nil { try keep(rows, input) }
    return try input.assembler.finish(sources: sources)
  }

  private func keep(_ rows: SameContents, _ input: Input) throws(CorpusError) {
    let format = input.format
    let record = rows.representative
    let packed = rows.packed
    let place = try input.assembler.add(
      StoredKey(key: format.primaryKey(record), isComplete: true), packed: packed,
      side: format.side(record), further: rows.further)
    for index in format.lanes.indices.dropFirst() {
      try input.assembler.add(
        StoredKey(key: format.key(index, record), isComplete: true), lane: index, packed: packed,
        place: place)
    }
  }
}
