import Foundation
import SteleCorpus
import SteleTestSupport
import Testing

@Suite struct RowStreamTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(_ bytes: [UInt8]) throws -> [CorpusRow] {
    let path = folder.path("rows.bin")
    try Data(bytes).write(to: URL(filePath: path))
    let reader = try RowReader(path: path)
    var rows: [CorpusRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private func stream(_ rows: [CorpusRow], lanes: [CorpusLane]) -> [UInt8] {
    var writer = RowStreamWriter(lanes: lanes)
    for row in rows { writer.add(row) }
    writer.finish()
    return writer.bytes
  }

  @Test func `What is written is read`() throws {
    var sample = SampleRows(seed: 31)
    var rows = sample.rows(2000, lanes: CorpusLane.allCases)
    rows[3].path = nil
    rows[3].isVendor = true
    rows[4].visitDate = -5
    rows[5].revisionDate = .min + 1
    for place in 100..<200 { rows[place].licenseExpression = "MIT OR Zlib" }
    rows[150].detectedLicenses = []
    #expect(try read(stream(rows, lanes: CorpusLane.allCases)) == rows)
  }

  @Test func `A path that is too long is left out and the row is not`() throws {
    var sample = SampleRows(seed: 33)
    var rows = sample.rows(3)
    rows[1].path = String(repeating: "p", count: RowReader.longestPath + 1)
    rows[1].isVendor = false
    let read = try read(stream(rows, lanes: [.sha1Git, .sha1]))
    rows[1].path = nil
    #expect(read == rows)
  }

  /// Written by hand from the format's description.
  @Test func `The format is the documented one`() throws {
    var bytes = Array("STELROWS".utf8) + [1, 1]
    bytes += [1, 2, 3] + Array("MIT".utf8) + [4] + Array("Zlib".utf8)
    bytes += [2, 1] + Array("C".utf8)
    bytes += [3, 1 + 4 + 8, 3] + Array("a/b".utf8) + [0xAC, 0x02, 7, 9]
    bytes += [4] + [UInt8](repeating: 0xAB, count: 20) + [1, 1, 1 + 8 + 16, 2] + Array("/x".utf8)
    bytes += [255, 1]
    var row = CorpusRow()
    row.contentID = ContentKey(bytes: [UInt8](repeating: 0xAB, count: 20))
    row.detectedLicenses = ["MIT", "Zlib"]
    row.language = "C"
    row.licenseType = .permissive
    row.isGenerated = true
    row.repositoryName = "a/b"
    row.path = "/x"
    row.starEventsCount = 300
    row.forkEventsCount = 7
    row.revisionDate = -5
    #expect(try read(bytes) == [row])
    var writer = RowStreamWriter(lanes: [.sha1Git], hasExpressions: false)
    writer.add(row)
    writer.finish()
    #expect(writer.bytes == bytes)
  }

  @Test func `A list of licences may have an expression from version 2 on`() throws {
    func bytes(version: UInt8) -> [UInt8] {
      var bytes = Array("STELROWS".utf8) + [version, 1]
      bytes += [5, 1, 3] + Array("MIT".utf8) + [10] + Array("MIT OR ISC".utf8)
      bytes += [4] + [UInt8](repeating: 0xAB, count: 20) + [1, 0, 1]
      return bytes + [255, 1]
    }
    var row = CorpusRow()
    row.contentID = ContentKey(bytes: [UInt8](repeating: 0xAB, count: 20))
    row.detectedLicenses = ["MIT"]
    row.licenseExpression = "MIT OR ISC"
    row.licenseType = .permissive
    #expect(try read(bytes(version: 2)) == [row])
    for version: UInt8 in [0, 1, 3] {
      #expect(throws: CorpusError.self) { try read(bytes(version: version)) }
    }
  }

  @Test func `A stream that ends early is an error`() throws {
    var sample = SampleRows(seed: 32)
    let bytes = stream(sample.rows(3), lanes: [.sha1Git, .sha1])
    for count in 8..<bytes.count {
      let error = try #require(throws: CorpusError.self) { try read(Array(bytes[..<count])) }
      #expect("\(error)".contains("byte "), "\(count): \(error)")
    }
    #expect(throws: CorpusError.self) { try read(bytes + [0]) }
  }

  @Test func `Damaged streams are errors or other rows but never traps`() throws {
    var sample = SampleRows(seed: 33)
    let bytes = stream(sample.rows(20), lanes: [.sha1Git])
    var random = SplitMix64(seed: 4)
    for _ in 0..<500 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        damaged[Int.random(in: 8..<bytes.count, using: &random)] = UInt8(
          truncatingIfNeeded: random.next())
      }
      do { _ = try read(damaged) } catch is CorpusError {}
    }
  }
}
