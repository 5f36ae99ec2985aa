import SteleBase
import SteleFile

/// Collects further origins in the order of places; ``OriginTable`` reads them.
///
/// They are spooled until the last file has come, for side tables hold all first origins before them.
struct OriginTableWriter {
  private let entries: ByteSpool
  private let sides: ByteSpool
  private let target: String
  private(set) var count = 0

  init(beside target: String, makeSpool: () -> ByteSpool) {
    self.target = target
    entries = makeSpool()
    sides = makeSpool()
  }

  /// Adds an origin of the file `place`, whose payload has the number `payload`.
  mutating func add(place: Int, payload: UInt32, side: SideValues) throws(CorpusError) {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt64(place))
    bytes.appendLittleEndian(payload)
    try entries.append(bytes)
    bytes.removeAll()
    side.append(to: &bytes)
    var length: [UInt8] = []
    length.appendLittleEndian(UInt32(bytes.count))
    try sides.append(length + bytes)
    count += 1
  }

  /// Adds the origins to the columns of `side`, and returns the table, which has `payloads` by their
  /// numbers, and ends in a row of the number of files.
  func finish(
    files: Int, payloads: [UInt64], into side: SideColumns, table: ByteSpool
  ) throws(CorpusError) -> SectionContents {
    var entries = SpoolReader(entries)
    var sides = SpoolReader(sides)
    func append(_ place: UInt64, _ payload: UInt64) throws(CorpusError) {
      var row: [UInt8] = []
      row.appendLittleEndian(place)
      row.appendLittleEndian(payload)
      try table.append(row)
    }
    while try entries.next(12), try sides.next(4) {
      let length = Int(sides.bytes.littleEndian(at: sides.start, as: UInt32.self))
      guard try sides.next(length) else { break }
      var reader = ByteReader(
        spooled: Array(sides.bytes[sides.start..<sides.start + length]), beside: target)
      try side.add(try SideValues(from: &reader))
      let payload = entries.bytes.littleEndian(at: entries.start + 8, as: UInt32.self)
      try append(
        entries.bytes.littleEndian(at: entries.start, as: UInt64.self), payloads[Int(payload)])
    }
    try append(UInt64(files), 0)
    return SectionContents(SectionNames.origins, .uint64, shape: [count + 1, 2], spool: table)
  }
}
