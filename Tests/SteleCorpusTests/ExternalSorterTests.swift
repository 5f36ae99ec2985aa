import SteleTestSupport
import Testing

@testable import SteleCorpus

@Suite struct ExternalSorterTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func sorted(_ records: [[UInt8]], memory: Int) throws -> [[UInt8]] {
    let sorter = ExternalSorter(memory: memory, beside: folder.path("x"))
    for record in records { try sorter.add(record) }
    var result = try sorter.finish()
    var list: [[UInt8]] = []
    while try result.next() { list.append(result.bytes) }
    return list
  }

  @Test(arguments: [1, 3000, 100_000, 1 << 24])
  func `Records come out in the order of their bytes`(memory: Int) throws {
    var random = SplitMix64(seed: 61)
    let records: [[UInt8]] = (0..<3000).map { index in
      // Long common beginnings, equal records, empty ones, and all lengths about eight.
      let length = Int.random(in: 0..<20, using: &random)
      let range: ClosedRange<UInt8> = index % 2 == 0 ? 0...255 : 0...1
      return (0..<length).map { _ in UInt8.random(in: range, using: &random) }
    }
    let expected = records.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(try sorted(records, memory: memory) == expected)
  }

  @Test func `The longest records are sorted`() throws {
    let records = (0..<40).map { [UInt8](repeating: UInt8(255 - $0 * 3), count: 65_535) }
    #expect(try sorted(records, memory: 200_000) == records.reversed())
  }

  @Test func `A longer record is an error`() throws {
    #expect(throws: CorpusError.rowTooLong(byteCount: 65_536, limit: 65_535)) {
      try sorted([[1], [UInt8](repeating: 2, count: 65_536)], memory: 1000)
    }
  }

  @Test func `Nothing sorts to nothing`() throws {
    #expect(try sorted([], memory: 1000) == [])
  }
}
