import SteleCorpus

/// Reads bytes as rows, in either format, and builds a corpus file of them.
public struct RowsTrial: Sendable {
  private let folder: TrialFolder

  /// Trials that leave their files in `folder`.
  public init(folder: String) { self.folder = TrialFolder(path: folder) }

  /// Tries `input`; rows that are read must be the same as a stream, and make a sound file.
  public func run(_ input: [UInt8]) {
    if input.isEmpty { return }
    let rows = read(folder.write(input, to: "rows"))
    checkStream(rows)
    expectingErrors {
      let path = folder.path("built")
      let options = CorpusOptions(memory: 1 << 16, sideTables: Set(SideTable.allCases))
      let builder = try CorpusBuilder(path: path, options: options)
      let reader = try RowReader(path: folder.path("rows"))
      try builder.add(rowsOf: reader)
      try builder.finish(sources: [reader.source])
      do { try CorpusIndex(opening: path).verify() } catch { preconditionFailure("\(error)") }
    }
  }

  /// The rows before the first error.
  private func read(_ path: String) -> [CorpusRow] {
    var rows: [CorpusRow] = []
    expectingErrors {
      let reader = try RowReader(path: path)
      while let row = try reader.next() { rows.append(row) }
      _ = reader.source
    }
    return rows
  }

  private func checkStream(_ rows: [CorpusRow]) {
    guard let lanes = rows.first.map(Self.lanes), !lanes.isEmpty else { return }
    let alike = rows.filter { Self.lanes($0) == lanes }
    var writer = RowStreamWriter(lanes: lanes)
    for row in alike { writer.add(row) }
    writer.finish()
    precondition(read(folder.write(writer.bytes, to: "stream")) == alike, "other rows")
  }

  private static func lanes(_ row: CorpusRow) -> [CorpusLane] {
    CorpusLane.allCases.filter { row[$0] != nil }
  }
}
