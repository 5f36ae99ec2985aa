import Foundation
import SteleTestSupport
import Testing

@testable import SteleCorpus

@Suite struct LookupTests {
  private let files: SampleFiles
  init() throws { files = try SampleFiles() }

  /// Keys of 32 bits make collisions certain; those of 64 make long remainders.
  @Test(arguments: [32, 40, 45, 63], [1, 2, 37, 5000])
  func `Every row is found with its payload`(keyBits: Int, count: Int) throws {
    var sample = SampleRows(seed: UInt64(keyBits * count))
    let rows = sample.rows(count, lanes: CorpusLane.allCases)
    let corpus = try files.build("a.stele", rows, options: CorpusOptions(keyBits: keyBits))
    #expect(corpus.fileCount == count && corpus.lanes == CorpusLane.allCases)
    for row in rows {
      for lane in CorpusLane.allCases {
        let key = try #require(row[lane])
        let match = try #require(try corpus.find(key, in: lane))
        var expected = row.payloadOnly
        expected[lane] = key
        #expect(try corpus.row(of: match) == expected)
      }
    }
    try corpus.verify()
  }

  @Test func `Of keys that are stored alike each has its own payload`() throws {
    var sample = SampleRows(seed: 7)
    var rows = sample.rows(3000, lanes: [.sha1Git])
    // The same first eight bytes: no length of keys tells these apart.
    for index in 0..<300 {
      var bytes = try #require(rows[index / 100].contentID).bytes(20)
      bytes[19] = UInt8(index % 100)
      bytes[8] = UInt8(index / 100)
      rows[1000 + index].contentID = ContentKey(bytes: bytes)
    }
    let corpus = try files.build("a.stele", rows)
    for row in rows {
      let match = try #require(try corpus.match(row, in: .sha1Git))
      #expect(try corpus.row(of: match).payloadOnly == row.payloadOnly)
    }
    // Known collisions are told apart from what is not there, too.
    var bytes = try #require(rows[0].contentID).bytes(20)
    bytes[19] ^= 0xFF
    bytes[8] = 99
    #expect(try corpus.find(try #require(ContentKey(bytes: bytes)), in: .sha1Git) == nil)
    try corpus.verify()
  }

  @Test func `Absent keys are taken for known as often as declared`() throws {
    var sample = SampleRows(seed: 11)
    let rows = sample.rows(100_000, lanes: [.sha1Git])
    let corpus = try files.build("a.stele", rows, options: CorpusOptions(keyBits: 32))
    let rate = try #require(corpus.manifest().lanes.first).falsePositiveRate
    #expect(rate == 100_000.0 / 4_294_967_296.0)
    let probes = 700_000
    var found = 0
    for _ in 0..<probes where try corpus.find(sample.key(), in: .sha1Git) != nil { found += 1 }
    let expected = rate * Double(probes)
    #expect(abs(Double(found) - expected) < 3 * expected.squareRoot(), "\(found), not \(expected)")
  }

  @Test func `Whole keys make lookups exact`() throws {
    var sample = SampleRows(seed: 12)
    let rows = sample.rows(50_000, lanes: [.sha1Git])
    let options = CorpusOptions(keyBits: 32, sideTables: [.keys])
    let corpus = try files.build("a.stele", rows, options: options)
    #expect(try corpus.manifest().lanes.first?.falsePositiveRate == 0)
    for row in rows {
      // Only the last byte differs: without whole keys every one of these would be found.
      var bytes = try #require(row.contentID).bytes(20)
      #expect(try corpus.match(row, in: .sha1Git) != nil)
      bytes[19] ^= 1
      #expect(try corpus.find(try #require(ContentKey(bytes: bytes)), in: .sha1Git) == nil)
    }
  }

  @Test func `Side tables give back the whole row from every lane`() throws {
    var sample = SampleRows(seed: 13)
    let rows = sample.rows(3000)
    let options = CorpusOptions(sideTables: Set(SideTable.allCases))
    let corpus = try files.build("a.stele", rows, options: options)
    for row in rows {
      for lane in corpus.lanes {
        let match = try #require(try corpus.match(row, in: lane))
        var expected = row
        if lane == .sha1Git { expected.blobID = nil }
        #expect(try corpus.row(of: match) == expected)
      }
    }
    try corpus.verify()
  }

  @Test func `A lane that rows do not carry is an error`() throws {
    var sample = SampleRows(seed: 14)
    let corpus = try files.build("a.stele", sample.rows(10, lanes: [.sha1]))
    #expect(throws: CorpusError.self) { try corpus.find(sample.key(), in: .sha1Git) }
  }

  @Test func `A model file is no corpus`() throws {
    let path = Repository.corrupt.appending(path: "container/valid.bin").path
    #expect(throws: CorpusError.self) { try CorpusIndex(opening: path) }
  }
}
