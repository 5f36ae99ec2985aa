import Foundation
import SteleFile
import SteleTestSupport
import Testing

@testable import SteleCorpus

@Suite struct CorpusBuilderTests {
  private let files: SampleFiles
  init() throws { files = try SampleFiles() }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: files.path(name)))
  }

  @Test(arguments: [[], Set(SideTable.allCases)])
  func `What fits into memory and what does not give the same bytes`(_ tables: Set<SideTable>)
    throws
  {
    var sample = SampleRows(seed: 21)
    let rows = sample.rows(4000)
    for memory in [1 << 28, 1 << 18, 1 << 14] {
      try files.build(
        "\(memory).stele", rows, options: CorpusOptions(memory: memory, sideTables: tables))
    }
    #expect(try bytes("\(1 << 28).stele") == bytes("\(1 << 18).stele"))
    #expect(try bytes("\(1 << 28).stele") == bytes("\(1 << 14).stele"))
  }

  @Test func `The order of rows changes nothing`() throws {
    var sample = SampleRows(seed: 22)
    var rows = sample.rows(3000)
    // Many rows of the same contents, some of which differ in nothing that the rule looks at.
    for index in 0..<1500 {
      rows[index].contentID = rows[2000 + index % 300].contentID
      rows[index].blobID = rows[2000 + index % 300].blobID
      if index % 2 == 0 {
        rows[index].starEventsCount = 5
        rows[index].forkEventsCount = 5
        rows[index].revisionDate = nil
      }
    }
    let options = CorpusOptions(sideTables: Set(SideTable.allCases))
    let first = try files.build("a.stele", rows, options: options)
    var random = SplitMix64(seed: 1)
    for _ in 0..<3 {
      let other = try files.build("b.stele", rows.shuffled(using: &random), options: options)
      #expect(try first.manifest().dataDigest == other.manifest().dataDigest)
      #expect(try bytes("a.stele") == bytes("b.stele"))
    }
    #expect(try first.manifest().files == 1500)
  }

  /// Each row beats all rows before it.
  @Test func `Of rows with one key the dataset's rule keeps the best`() throws {
    var sample = SampleRows(seed: 23)
    var rows: [CorpusRow] = []
    var row = sample.row()
    row.licenseType = .noLicense
    row.detectedLicenses = ["first"]
    (row.starEventsCount, row.forkEventsCount) = (0, 0)
    (row.revisionDate, row.visitDate) = (nil, nil)
    func add(_ change: (inout CorpusRow) -> Void) {
      change(&row)
      row.detectedLicenses = ["licence \(rows.count)"]
      rows.append(row)
    }
    add { $0.visitDate = 9 }
    add { ($0.visitDate, $0.revisionDate) = (nil, 3) }
    add { ($0.revisionDate, $0.forkEventsCount) = (nil, 2) }
    add { ($0.forkEventsCount, $0.starEventsCount) = (0, 1) }
    add { ($0.starEventsCount, $0.licenseType) = (0, .permissive) }
    add { $0.starEventsCount = 1 }
    for count in 1...rows.count {
      let corpus = try files.build("a.stele", rows.prefix(count).reversed())
      let match = try #require(try corpus.match(row, in: .sha1))
      #expect(try corpus.names.licenses(match.payload.licenseSet).names == ["licence \(count - 1)"])
      #expect(corpus.fileCount == 1)
    }
  }

  @Test func `The manifest counts files and names inputs`() throws {
    var sample = SampleRows(seed: 24)
    let rows = sample.rows(500)
    let builder = try CorpusBuilder(path: files.path("a.stele"))
    for row in rows { try builder.add(row) }
    let source = CorpusManifest.Source(name: "rows.jsonl", byteCount: 3, sha256: "00")
    let manifest = try builder.finish(sources: [source])
    #expect(try CorpusIndex(opening: files.path("a.stele")).manifest() == manifest)
    #expect(manifest.sources == [source])
    #expect(manifest.licenseTypes["permissive"] == rows.count { $0.licenseType == .permissive })
    #expect(manifest.languages["Go"] == rows.count { $0.language == "Go" })
    #expect(manifest.languages[""] == rows.count { $0.language == nil })
    #expect(manifest.licenses["MIT"] == rows.count { $0.detectedLicenses.contains("MIT") })
    let container = try Container(opening: files.path("a.stele"))
    let json = String(decoding: try container.text(named: "manifest"), as: UTF8.self)
    #expect(!json.contains(files.folder.url.path))
  }

  @Test func `No rows are an error`() throws {
    let builder = try CorpusBuilder(path: files.path("a.stele"))
    #expect(throws: CorpusError.noRows) { try builder.finish() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: files.folder.url.path) == [])
  }

  @Test func `Rows with different keys are an error`() throws {
    var sample = SampleRows(seed: 25)
    let builder = try CorpusBuilder(path: files.path("a.stele"))
    try builder.add(sample.row())
    #expect(throws: CorpusError.unevenKeys(column: "blob_id", isMissing: true)) {
      try builder.add(sample.row(lanes: [.sha1Git]))
    }
    #expect(throws: CorpusError.unevenKeys(column: "sha256", isMissing: false)) {
      try builder.add(sample.row(lanes: CorpusLane.allCases))
    }
  }

  @Test func `Keys that are no hashes are an error where they do not fit`() throws {
    var sample = SampleRows(seed: 26)
    let builder = try CorpusBuilder(path: files.path("a.stele"))
    for number in 0..<30_000 {
      var row = sample.row(lanes: [.sha1Git])
      var bytes = [UInt8](repeating: 0, count: 20)
      (bytes[5], bytes[6], bytes[7]) = (
        UInt8(number >> 16), UInt8(number >> 8 & 255), UInt8(number & 255)
      )
      row.contentID = ContentKey(bytes: bytes)
      try builder.add(row)
    }
    #expect(throws: CorpusError.keysAlike(lane: "sha1_git", prefix: 0)) { try builder.finish() }
  }

  @Test func `Keys that lie together are found`() throws {
    var sample = SampleRows(seed: 27)
    var rows = sample.rows(5000, lanes: [.sha1Git])
    for index in rows.indices {
      var bytes = try #require(rows[index].contentID).bytes(20)
      // A few clusters with wide gaps between.
      bytes[0] = UInt8(index % 3) * 100
      bytes[1] = 7
      rows[index].contentID = ContentKey(bytes: bytes)
    }
    let corpus = try files.build("a.stele", rows)
    for row in rows {
      let match = try #require(try corpus.match(row, in: .sha1Git))
      #expect(try corpus.row(of: match).payloadOnly == row.payloadOnly)
    }
    try corpus.verify()
  }

  @Test func `A full disk is an error and leaves the old file`() throws {
    var sample = SampleRows(seed: 28)
    try files.build("a.stele", sample.rows(100))
    let old = try bytes("a.stele")
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    var limited = limit
    // Far above what tests that run at the same time write.
    limited.rlim_cur = 1 << 25
    let builder = try CorpusBuilder(
      path: files.path("a.stele"), options: CorpusOptions(memory: 1 << 20))
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limited)
    defer { setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) }
    let row = sample.row()
    let error = #expect(throws: CorpusError.self) {
      for _ in 0..<1_000_000 { try builder.add(row) }
    }
    #expect(error?.description.contains("cannot write: File too large") == true)
    #expect(try bytes("a.stele") == old)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: files.folder.url.path) == ["a.stele"])
  }
}
