import Foundation
import Testing

@testable import SteleCorpus

/// The licences of a row are a set, which is told in the order in which the row has it.
@Suite struct LicenseOrderTests {
  private let files: SampleFiles
  private let rows: [CorpusRow]

  init() throws {
    files = try SampleFiles()
    var sample = SampleRows(seed: 51)
    var rows = sample.rows(30)
    for index in rows.indices { rows[index].detectedLicenses = ["MIT", "ISC", "Zlib"] }
    self.rows = rows
  }

  private func reordered(_ list: [String]) -> [CorpusRow] {
    rows.map {
      var row = $0
      row.detectedLicenses = list
      return row
    }
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: files.path(name)))
  }

  private static let options = CorpusOptions(
    keyBits: 44, sideTables: [.repository, .origins])

  @Test func `Another order is no change`() throws {
    let old = try files.build("old", rows, options: Self.options)
    for list in [["Zlib", "MIT", "ISC"], ["ISC", "MIT", "ISC", "Zlib", "MIT"]] {
      let new = try files.build("new", reordered(list), options: Self.options)
      let diff = try CorpusDiff(from: old, to: new)
      var changes = try diff.changes()
      #expect(try changes.next() == nil)
      #expect(changes.counts.unchanged == 30 && changes.counts.relicensed == 0)
      // A patch still gives the new file to the byte.
      let counts = try CorpusPatchWriter.write(from: old, to: new, path: files.path("patch"))
      #expect(counts == changes.counts)
      try CorpusPatch(opening: files.path("patch")).apply(to: old, writing: files.path("patched"))
      #expect(try bytes("patched") == bytes("new"))
    }
    let other = try files.build("other", reordered(["MIT", "ISC"]), options: Self.options)
    var changes = try CorpusDiff(from: old, to: other).changes()
    while try changes.next() != nil {}
    #expect(changes.counts.relicensed == 30)
  }

  @Test func `A release with another order alone is of the third number`() throws {
    try CorpusRelease(
      of: files.build("old", rows, options: Self.options), name: "n"
    ).write(to: files.path("first"))
    let release = try CorpusRelease(
      of: files.build("new", reordered(["Zlib", "ISC", "MIT"]), options: Self.options), name: "n",
      parent: CorpusIndex(opening: files.path("first/n-1.0.0.stele")))
    #expect(release.version == "1.0.1")
  }

  @Test func `Names are told in the row's order and once`() throws {
    let corpus = try files.build("a", reordered(["Zlib", "MIT", "Zlib"]), options: Self.options)
    let match = try #require(try corpus.match(rows[0], in: .sha1Git))
    #expect(try corpus.row(of: match).detectedLicenses == ["Zlib", "MIT"])
    try files.build("b", reordered(["Zlib", "MIT"]), options: Self.options)
    #expect(try bytes("a") == bytes("b"))
  }

  @Test func `Rows in any order give the same bytes`() throws {
    let both = rows + reordered(["ISC", "Zlib", "MIT"]) + reordered(["MIT", "ISC", "Zlib", "ISC"])
    try files.build("a", both, options: Self.options)
    try files.build("b", both.reversed(), options: Self.options)
    #expect(try bytes("a") == bytes("b"))
  }
}
