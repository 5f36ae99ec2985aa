/// A row as far as a corpus file can give it back.
package struct ListedRow: Sendable, Equatable {
  /// What is known; it has a key only if the file stores whole keys.
  package var row: CorpusRow
  /// The kind of key that the file is ordered by.
  package var lane: CorpusLane
  /// The first hexadecimal digits of the key, as far as the file knows them.
  package var keyPrefix: String
  /// Whether this is another origin of the contents of the row before it.
  package var isFurtherOrigin = false

  /// What may be told of an entry of the primary lane of `file`: a row for each origin, the best first,
  /// or one with nothing but the key where all are opted out.
  static func all(
    _ entry: LaneCursor.Entry, lane: CorpusLane, of file: CorpusIndex
  ) throws(CorpusError) -> [ListedRow] {
    let place = file.sideTables.isEmpty ? nil : entry.place
    let told = try file.origins(entry.payload, place: place, without: file.optOutIndex)
    var listed = try ListedRow(keyOf: entry, lane: lane, of: file)
    let keys = listed.row
    guard !told.origins.isEmpty else {
      listed.row.isOptedOut = true
      return [listed]
    }
    var all: [ListedRow] = []
    for origin in told.origins {
      listed.row = try file.row(of: origin)
      listed.row[lane] = keys[lane]
      listed.row.isOptedOutElsewhere = told.isOptedOutElsewhere
      listed.isFurtherOrigin = !all.isEmpty
      all.append(listed)
    }
    return all
  }

  private init(
    keyOf entry: LaneCursor.Entry, lane: CorpusLane, of file: CorpusIndex
  ) throws(CorpusError) {
    row = CorpusRow()
    self.lane = lane
    let digits = entry.key.key.hexadecimal(byteCount: lane.byteCount)
    keyPrefix = digits
    if !entry.key.isComplete {
      let space = try file.laneIndex(lane).shape.space
      let next = space.firstKey(of: space.fingerprint(of: entry.key.key) + 1)
      let last = ContentKey(prefix: next.prefix == .max ? .max : next.prefix - 1)
      let others = last.hexadecimal(byteCount: lane.byteCount)
      keyPrefix = String(zip(digits, others).prefix { $0 == $1 }.map(\.0))
    }
    if entry.key.isComplete { row[lane] = entry.key.key }
  }
}
