import Foundation
import SteleTestSupport
import Testing

@testable import SteleCorpus

@Suite struct CorpusChangesTests {
  private let files: SampleFiles
  init() throws { files = try SampleFiles() }

  private func digest(_ name: String) throws -> String {
    try CorpusIndex(opening: files.path(name)).manifest().dataDigest
  }

  private func merge(_ names: [String], to target: String) throws {
    try CorpusMerger.merge(
      names.map { try CorpusIndex(opening: files.path($0)) }, to: files.path(target))
  }

  /// Three files of which any two share rows, some with other licences.
  private func makeParts(_ options: CorpusOptions) throws -> [CorpusRow] {
    var sample = SampleRows(seed: 41)
    let rows = sample.rows(900)
    var all: [CorpusRow] = []
    for (index, name) in ["a", "b", "c"].enumerated() {
      var part = Array(rows[(index * 200)..<(index * 200 + 500)])
      for place in part.indices where place % 7 == index {
        part[place].detectedLicenses = ["Part-\(index)"]
        part[place].licenseType = place % 2 == 0 ? .permissive : .noLicense
        part[place].starEventsCount = UInt32(index)
      }
      for place in part.indices where place % 5 == index {
        part[place].licenseExpression = ["MIT OR Part-\(index)", "Zlib"][place % 2]
      }
      try files.build(name, part, options: options)
      all += part
    }
    return all
  }

  static let everyTable = Set(SideTable.allCases)

  @Test(arguments: [
    CorpusOptions(keyBits: 52), CorpusOptions(sideTables: everyTable),
    CorpusOptions(keyBits: 50, sideTables: everyTable.subtracting([.keys])),
    CorpusOptions(keyBits: 32),
  ])
  func `Merging does not depend on order or grouping`(_ options: CorpusOptions) throws {
    let rows = try makeParts(options)
    try merge(["a", "b", "c"], to: "abc")
    try merge(["c", "a", "b"], to: "cab")
    try merge(["a", "b"], to: "ab")
    try merge(["ab", "c"], to: "ab-c")
    try merge(["b", "c"], to: "bc")
    try merge(["a", "bc"], to: "a-bc")
    try merge(["abc", "abc"], to: "twice")
    let expected = try digest("abc")
    for name in ["cab", "ab-c", "a-bc", "twice"] {
      #expect(try digest(name) == expected, "\(name)")
    }
    let merged = try CorpusIndex(opening: files.path("abc"))
    try merged.verify()
    for row in rows {
      for lane in merged.lanes {
        #expect(try merged.match(row, in: lane) != nil)
      }
    }
  }

  /// Where all that the rule looks at is stored, merging is building.
  @Test func `Merged parts are the same as one build of all rows`() throws {
    let rows = try makeParts(CorpusOptions(sideTables: Self.everyTable))
    try merge(["a", "b", "c"], to: "merged")
    try files.build("built", rows, options: CorpusOptions(sideTables: Self.everyTable))
    #expect(try digest("merged") == digest("built"))
  }

  @Test func `Merged files find the rows of all`() throws {
    var sample = SampleRows(seed: 42)
    let (left, right) = (sample.rows(700), sample.rows(800))
    let options = CorpusOptions(keyBits: 48)
    try files.build("a", left, options: options)
    try files.build("b", right, options: options)
    try merge(["a", "b"], to: "m")
    let merged = try CorpusIndex(opening: files.path("m"))
    #expect(merged.fileCount == 1500)
    for row in left + right {
      for lane in merged.lanes {
        let match = try #require(try merged.match(row, in: lane))
        #expect(try merged.row(of: match).payloadOnly == row.payloadOnly)
      }
    }
    try files.build("built", left + right, options: options)
    #expect(try digest("m") == digest("built"))
  }

  @Test func `Files with other lanes cannot be merged`() throws {
    var sample = SampleRows(seed: 43)
    try files.build("a", sample.rows(10, lanes: [.sha1Git]))
    try files.build("b", sample.rows(10, lanes: [.sha1]))
    let error = try #require(throws: CorpusError.self) { try merge(["a", "b"], to: "m") }
    #expect("\(error)".contains("sha1_git") && "\(error)".contains("build both"))
  }

  /// The old rows with some removed, some added and some changed.
  private func changed(_ rows: [CorpusRow]) -> [CorpusRow] {
    var sample = SampleRows(seed: 44)
    var new = Array(rows.dropFirst(50)) + sample.rows(70)
    for index in 0..<20 { new[index].detectedLicenses = ["New-1.0"] }
    for index in 20..<30 { new[index].licenseExpression = "MIT OR New-1.0" }
    for index in 30..<40 { new[index].licenseType = nil }
    for index in 40..<60 { new[index].language = "Brainfuck" }
    for index in 60..<75 { new[index].starEventsCount += 1 }
    return new
  }

  @Test(arguments: [
    CorpusOptions(keyBits: 48), CorpusOptions(sideTables: everyTable),
    CorpusOptions(keyBits: 48, sideTables: everyTable.subtracting([.keys])),
    CorpusOptions(keyBits: 32),
  ])
  func `A difference applied to the old file gives the new one`(_ options: CorpusOptions) throws {
    var sample = SampleRows(seed: 45)
    var rows = sample.rows(2000)
    // Keys that are stored alike in the old file, in the new one, and in both.
    for index in 0..<40 {
      var bytes = try #require(rows[index + 30].contentID).bytes(20)
      bytes[19] ^= 1
      rows[index + 1000].contentID = ContentKey(bytes: bytes)
    }
    let (old, new) = (rows, changed(rows))
    try files.build("old", old, options: options)
    try files.build("new", new, options: options)
    let (before, after) = (
      try CorpusIndex(opening: files.path("old")), try CorpusIndex(opening: files.path("new"))
    )
    let counts = try CorpusPatchWriter.write(from: before, to: after, path: files.path("patch"))
    // Where less than the key is known, one that loses or gets a twin counts as another file.
    #expect((50...100).contains(counts.removed) && counts.added - counts.removed == 20)
    #expect((35...40).contains(counts.relicensed), "\(counts)")
    let patch = try CorpusPatch(opening: files.path("patch"))
    try patch.apply(to: before, writing: files.path("patched"))
    #expect(
      try Data(contentsOf: URL(filePath: files.path("patched")))
        == Data(contentsOf: URL(filePath: files.path("new"))))
    // For the old file only.
    #expect(throws: CorpusError.self) { try patch.apply(to: after, writing: files.path("x")) }
    #expect(!FileManager.default.fileExists(atPath: files.path("x")))
  }

  @Test func `Every kind of change is counted`() throws {
    var sample = SampleRows(seed: 46)
    let rows = sample.rows(1000)
    let options = CorpusOptions(sideTables: [.stars])
    let old = try files.build("old", rows, options: options)
    let new = try files.build("new", changed(rows), options: options)
    var kinds: [String: Int] = [:]
    let diff = try CorpusDiff(from: old, to: new)
    var changes = try diff.changes()
    while let change = try changes.next() { kinds[change.kind.rawValue, default: 0] += 1 }
    let counts = changes.counts
    #expect(counts.added == 70 && counts.removed == 50 && counts.relicensed == 40)
    #expect(counts.changed == 35 && counts.unchanged == 875)
    #expect(kinds == ["added": 70, "removed": 50, "relicensed": 40, "changed": 35])
    var same = try CorpusDiff(from: old, to: old).changes()
    #expect(try same.next() == nil)
    var expected = CorpusDiff.Counts()
    expected.unchanged = 1000
    #expect(same.counts == expected)
  }

  @Test func `Files with and without whole keys are compared`() throws {
    var sample = SampleRows(seed: 49)
    let rows = sample.rows(500)
    let old = try files.build("old", rows, options: CorpusOptions(keyBits: 48))
    let new = try files.build(
      "new", changed(rows), options: CorpusOptions(keyBits: 48, sideTables: [.keys]))
    var changes = try CorpusDiff(from: old, to: new).changes()
    while try changes.next() != nil {}
    #expect(changes.counts.added == 70 && changes.counts.removed == 50)
    #expect(changes.counts.relicensed == 40 && changes.counts.changed == 20)
  }

  @Test func `Files that know other parts of keys cannot be compared`() throws {
    var sample = SampleRows(seed: 50)
    let rows = sample.rows(10)
    let old = try files.build("old", rows, options: CorpusOptions(keyBits: 44))
    let new = try files.build("new", rows, options: CorpusOptions(keyBits: 48))
    let error = try #require(throws: CorpusError.self) { try CorpusDiff(from: old, to: new) }
    #expect("\(error)".contains("--key-bits"))
  }

  @Test func `Exported rows build the same file`() throws {
    var sample = SampleRows(seed: 47)
    var rows = sample.rows(1500)
    for place in rows.indices where place % 4 == 0 {
      rows[place].licenseExpression = ["MIT OR Zlib", "no, expression"][place % 8 / 4]
    }
    let options = CorpusOptions(sideTables: Self.everyTable)
    let corpus = try files.build("a", rows, options: options)
    var exporter = try CorpusExporter(corpus, scratch: files.path("export"))
    var exported: [CorpusRow] = []
    while let listed = try exporter.next() { exported.append(listed.row) }
    #expect(Set(exported.compactMap(\.contentID)) == Set(rows.compactMap(\.contentID)))
    #expect(exported.compactMap(\.contentID) == exported.compactMap(\.contentID).sorted())
    try files.build("b", exported, options: options)
    #expect(try digest("a") == digest("b"))
  }

  @Test func `Without whole keys their beginning is exported`() throws {
    var sample = SampleRows(seed: 48)
    let rows = sample.rows(300, lanes: [.sha1Git])
    let corpus = try files.build("a", rows, options: CorpusOptions(keyBits: 45))
    var exporter = try CorpusExporter(corpus, scratch: files.path("export"))
    let keys = rows.compactMap(\.contentID).sorted()
    var count = 0
    while let listed = try exporter.next() {
      #expect(listed.keyPrefix.count == 11 && listed.row.contentID == nil)
      #expect(keys[count].hexadecimal(byteCount: 20).hasPrefix(listed.keyPrefix))
      count += 1
    }
    #expect(count == 300)
  }
}
