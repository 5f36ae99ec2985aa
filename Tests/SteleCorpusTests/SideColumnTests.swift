import Foundation
import SteleTestSupport
import Testing

@testable import SteleCorpus

/// The one list of side columns: what is said there of each must do wherever rows go.
@Suite struct SideColumnTests {
  private let files: SampleFiles
  init() throws { files = try SampleFiles() }

  private static func value(of column: SideColumn) -> SideValue {
    switch column.kind {
    case .name: .text("owner/\(column.name)")
    case .path: .text("/src/\(column.name).c")
    case .hash: .hash(ContentKey(prefix: 0x0123_4567_89AB_CDEF))
    case .count: .number(7 + Int64(column.rawValue))
    case .date: .number(-1_234_567_890 - Int64(column.rawValue))
    }
  }

  /// A row of which side tables hold this column alone.
  private static func row(_ column: SideColumn) -> CorpusRow {
    var row = CorpusRow()
    row.contentID = ContentKey(bytes: [UInt8](repeating: 0xA0 + column.rawValue, count: 20))
    row[column] = value(of: column)
    return row
  }

  private static func others(_ column: SideColumn) -> [SideColumn] {
    SideColumn.allCases.filter { $0 != column }
  }

  @Test func `Every column of rows is found by its name, and no two have the same`() {
    let names = CorpusColumn.all.map(\.name)
    #expect(Set(names).count == names.count)
    for (number, name) in names.enumerated() {
      #expect(CorpusColumn.number(named: Array(name.utf8)[...]) == number)
    }
    #expect(names.filter { $0 == "path" }.count == 1 && names.count <= 64)
    #expect(Set(SideColumn.allCases.map(\.name)).count == SideColumn.allCases.count)
  }

  @Test func `Every side table but keys and origins has columns`() {
    let tables = Set(SideColumn.allCases.map(\.table))
    #expect(tables == Set(SideTable.allCases).subtracting([.keys, .origins]))
    #expect(Set(SideTable.allCases).columns == SideColumn.allCases)
    #expect(Set<SideTable>().columns.isEmpty)
  }

  @Test(arguments: SideColumn.allCases)
  func `A value is in its own column of a row and nowhere else`(_ column: SideColumn) {
    let row = Self.row(column)
    #expect(row[column] == Self.value(of: column))
    for other in Self.others(column) { #expect(row[other] == nil) }
    var emptied = row
    emptied[column] = nil
    #expect(emptied != row && SideColumn.allCases.allSatisfy { emptied[$0] == nil })
  }

  @Test(arguments: SideColumn.allCases)
  func `A value comes back from bytes and from sorting`(_ column: SideColumn) throws {
    var values = SideValues()
    values[column] = Self.value(of: column)
    #expect(values != SideValues())
    var bytes: [UInt8] = []
    values.append(to: &bytes)
    var reader = ByteReader(spooled: bytes, beside: "test")
    #expect(try SideValues(from: &reader) == values)

    var record: [UInt8] = []
    let all = RowRecord(lanes: [.sha1Git], columns: SideColumn.allCases)
    all.encode(Self.row(column), packed: 0, into: &record)
    #expect(all.side(record) == values)
    let none = RowRecord(lanes: [.sha1Git], columns: Self.others(column))
    none.encode(Self.row(column), packed: 0, into: &record)
    #expect(none.side(record) == SideValues())
  }

  @Test(arguments: SideColumn.allCases)
  func `A row tells of its column as JSON, as a stream and from a file`(_ column: SideColumn) throws
  {
    var row = Self.row(column)
    var writer = RowStreamWriter(lanes: [.sha1Git])
    writer.add(row)
    writer.finish()
    let stream = files.path("rows.bin")
    try Data(writer.bytes).write(to: URL(filePath: stream))
    #expect(try RowReader(path: stream).next() == row)

    let index = try files.build(
      "file", [row], options: CorpusOptions(sideTables: [.keys, column.table]))
    #expect(index.side.columns.contains(column) && index.sideTables == [.keys, column.table])
    var exporter = try CorpusExporter(index, scratch: files.path("scratch"))
    let listed = try #require(try exporter.next())
    #expect(listed.row == row)
    let lines = files.path("rows.jsonl")
    try Data(listed.json).write(to: URL(filePath: lines))
    #expect(String(decoding: listed.json, as: UTF8.self).contains("\"\(column.rowName)\":"))
    #expect(try RowReader(path: lines).next() == row)

    row[column] = nil
    let other = try files.build(
      "other", [row], options: CorpusOptions(sideTables: [.keys, column.table]))
    var changes = try CorpusDiff(from: index, to: other).changes()
    #expect(try changes.next()?.kind == .changed)
  }
}
