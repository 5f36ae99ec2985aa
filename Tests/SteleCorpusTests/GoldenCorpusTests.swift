import Foundation
import SteleTestSupport
import Testing

@testable import SteleCorpus

/// Files that were built before are read, and built again byte for byte, on every machine.
@Suite struct GoldenCorpusTests {
  private static let golden = Repository.golden.appending(path: "corpus/forty-rows.bin")

  private func rows() -> [CorpusRow] {
    var sample = SampleRows(seed: 81)
    return sample.rows(40)
  }

  @Test func `The committed file is built again`() throws {
    let files = try SampleFiles()
    try files.build("built", rows(), options: CorpusOptions(sideTables: [.path], tool: "golden"))
    let built = try Data(contentsOf: URL(filePath: files.path("built")))
    if !FileManager.default.fileExists(atPath: Self.golden.path) {
      try built.write(to: Self.golden)
      Issue.record("recorded a new file; look at it, then commit it")
    }
    #expect(try built == Data(contentsOf: Self.golden))
  }

  @Test func `The committed file answers`() throws {
    let corpus = try CorpusIndex(opening: Self.golden.path)
    try corpus.verify()
    for row in rows() {
      for lane in corpus.lanes {
        let match = try #require(try corpus.match(row, in: lane))
        let found = try corpus.row(of: match)
        #expect(found.payloadOnly == row.payloadOnly && found.path == row.path)
      }
    }
  }
}
