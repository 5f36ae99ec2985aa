import Foundation
import SteleCorpus
import SteleFile
import SteleTestSupport
import Testing

/// Opt-outs beside a file are honoured at once, and nothing changes when they are folded in.
@Suite struct OptOutAnswerTests {
  private let files: SampleFiles
  init() throws { files = try SampleFiles() }

  private static let date = CalendarDate("2026-07-31")

  /// Rows of which many have the same contents in several repositories.
  private func rows(seed: UInt64) -> [CorpusRow] {
    var sample = SampleRows(seed: seed)
    var random = SplitMix64(seed: seed)
    let contents = sample.rows(250)
    return (0..<900).map { index in
      let keys = contents[index < 250 ? index : Int.random(in: 0..<250, using: &random)]
      var row = sample.row()
      (row.contentID, row.blobID) = (keys.contentID, keys.blobID)
      if random.next() % 40 == 0 { row.repositoryName = nil }
      return row
    }
  }

  private func list(seed: UInt64) throws -> OptOutList {
    var random = SplitMix64(seed: seed)
    var list = OptOutList()
    func owner() -> String { "Owner\(Int.random(in: 0..<20, using: &random))" }
    func repository() -> String { "\(owner())/Repository\(random.next() % 3)" }
    let date = try #require(Self.date)
    func name(_ text: String) throws -> OptOutName { try #require(OptOutName(text)) }
    for _ in 0..<5 { try list.add(name(repository()), since: date) }
    for _ in 0..<random.next() % 4 { try list.add(name(owner()), since: date) }
    for _ in 0..<2 {
      for rename in [
        OptOutList.Rename(from: try name(owner()), to: try name(owner())),
        OptOutList.Rename(from: try name(repository()), to: try name(repository())),
      ] {
        try list.add(try #require(rename))
      }
    }
    return list
  }

  private func overlay(_ list: OptOutList, on name: String) throws -> CorpusIndex {
    _ = try OptOutOverlay.add(list, to: CorpusIndex(opening: files.path(name)))
    return try CorpusIndex(opening: files.path(name))
  }

  private func answers(
    _ corpus: CorpusIndex, _ rows: [CorpusRow]
  ) throws -> [CorpusAnswer] {
    try corpus.lanes.flatMap { lane in try corpus.answers(rows.compactMap { $0[lane] }, in: lane) }
  }

  private func options(_ tables: Set<SideTable>) -> CorpusOptions {
    // Files with whole keys choose for themselves when they are merged.
    CorpusOptions(keyBits: tables.contains(.keys) ? nil : 44, sideTables: tables)
  }

  private static let all = Set(SideTable.allCases)

  @Test(
    arguments: [
      [.repository, .origins], all, all.subtracting([.keys]),
      [.repository, .origins, .path, .keys],
    ] as [Set<SideTable>], 1...4 as ClosedRange<UInt64>)
  func `Every answer with the overlay is that after folding`(tables: Set<SideTable>, seed: UInt64)
    throws
  {
    let rows = rows(seed: seed)
    let list = try list(seed: seed)
    let plain = try files.build("base", rows, options: options(tables))
    let before = try answers(plain, rows)
    let base = try overlay(list, on: "base")
    let told = try answers(base, rows)
    #expect(told != before && told.contains { $0.verdict == .optedOut })
    #expect(told.contains { $0.verdict == .known && $0.isOptedOutElsewhere })

    // By building.
    var folding = options(tables)
    folding.optOuts = list
    let built = try files.build("built", rows, options: folding)
    #expect(try answers(built, rows) == told)
    // By merging a single file.
    try CorpusMerger.merge([base], to: files.path("merged"))
    let merged = try CorpusIndex(opening: files.path("merged"))
    #expect(try answers(merged, rows) == told)
    #expect(try merged.manifest().dataDigest == built.manifest().dataDigest)
    try merged.verify()
    // The list is still known, and there is nothing left to ask it for.
    #expect(try merged.optOuts() == list && built.optOuts() == list)
    #expect(try merged.manifest().optOutCutOff == "2026-07-31")
    // By exporting what may be told, where rows say all that origins are ranked by.
    if tables == Self.all {
      var exporter = try CorpusExporter(base, scratch: files.path("x"))
      var exported: [CorpusRow] = []
      while let listed = try exporter.next() { exported.append(listed.row) }
      #expect(!exported.contains { OptOutIndex(list).match($0) != nil })
      let again = try files.build("exported", exported, options: options(tables))
      #expect(try answers(again, rows) == told)
    }
  }

  @Test(arguments: 11...13 as ClosedRange<UInt64>)
  func `Merging parts with opt-outs is building all rows with them`(seed: UInt64) throws {
    let rows = rows(seed: seed)
    let list = try list(seed: seed)
    for (name, part) in [("a", rows[..<300]), ("b", rows[200..<600]), ("c", rows[600...])] {
      try files.build(name, Array(part), options: options(Self.all))
    }
    _ = try overlay(list, on: "b")
    func merge(_ names: [String], to target: String) throws -> String {
      try CorpusMerger.merge(
        names.map { try CorpusIndex(opening: files.path($0)) }, to: files.path(target)
      ).dataDigest
    }
    var folding = options(Self.all)
    folding.optOuts = list
    let expected = try files.build("built", rows, options: folding).manifest().dataDigest
    #expect(try merge(["a", "b", "c"], to: "abc") == expected)
    #expect(try merge(["c", "b", "a"], to: "cba") == expected)
    _ = try merge(["a", "c"], to: "ac")
    #expect(try merge(["ac", "b"], to: "ac-b") == expected)
    _ = try merge(["b"], to: "folded")
    #expect(try merge(["folded", "ac", "abc"], to: "twice") == expected)
  }

  @Test func `Nothing of what is opted out is in the folded file`() throws {
    var sample = SampleRows(seed: 5)
    var rows = sample.rows(40)
    for index in 0..<20 {
      rows[index].repositoryName = "Private/thing"
      rows[index].path = "/secret-\(index)"
      rows[index].language = "SecretLanguage"
      rows[index].detectedLicenses = ["SecretLicence"]
    }
    // Of one the contents are elsewhere too, where less is to be had.
    rows.append(rows[0])
    rows[40].repositoryName = "open/thing"
    rows[40].path = "/open"
    rows[40].licenseType = nil
    rows[40].language = "C"
    rows[40].detectedLicenses = []
    var folding = options(Self.all)
    try folding.optOuts.add(
      try #require(OptOutName("private/Thing")), since: try #require(Self.date))
    let corpus = try files.build("folded", rows, options: folding)
    let bytes = try Data(contentsOf: URL(filePath: files.path("folded")))
    let list = try corpus.container.section(named: "opt_outs").range
    for text in ["rivate/", "secret", "Secret"] {
      let found = bytes.range(of: Data(text.utf8))
      #expect(found == nil || list.contains(found?.lowerBound ?? 0), "\(text)")
    }
    let answer = try corpus.answer(try #require(rows[0].blobID), in: .sha1)
    #expect(answer.verdict == .known && answer.isOptedOutElsewhere)
    #expect(answer.row.repositoryName == "open/thing" && answer.row.language == "C")
    let gone = try corpus.answer(try #require(rows[1].blobID), in: .sha1)
    var nothing = CorpusRow()
    nothing.blobID = rows[1].blobID
    #expect(gone.verdict == .optedOut && gone.row == nothing)
    let manifest = try corpus.manifest()
    #expect(manifest.optedOut == 19 && manifest.files == 40)
    #expect(manifest.languages["SecretLanguage"] == nil)
  }

  @Test func `The origins of a file are those of the dataset's rule in its order`() throws {
    var sample = SampleRows(seed: 6)
    let first = sample.row()
    let rows = (0..<40).map { number in
      var row = first
      row.repositoryName = "o/r\(number % 20)"
      row.starEventsCount = UInt32(number)
      row.licenseType = number == 25 ? .permissive : .noLicense
      row.detectedLicenses = ["L\(number)"]
      return row
    }
    let corpus = try files.build("a", rows.reversed(), options: options(Self.all))
    var exporter = try CorpusExporter(corpus, scratch: files.path("x"))
    var names: [String] = []
    while let listed = try exporter.next() {
      #expect(listed.isFurtherOrigin == !names.isEmpty)
      names += listed.row.detectedLicenses
    }
    // The best row of each repository, the permissive one first, and no more than sixteen.
    #expect(names == ["L25"] + (24...39).reversed().filter { $0 != 25 }.map { "L\($0)" })
    #expect(corpus.fileCount == 1)
  }

  @Test func `A damaged overlay is an error and never ignored`() throws {
    try files.build("a", rows(seed: 7), options: options([.repository]))
    let text = try list(seed: 7).text
    let path = OptOutOverlay.path(of: files.path("a"))
    for damaged in [[], Array(text.dropLast(9)), Array(text.dropFirst()), [0xFF]] as [[UInt8]] {
      try Data(damaged).write(to: URL(filePath: path))
      let error = #expect(throws: CorpusError.self) { try CorpusIndex(opening: files.path("a")) }
      #expect("\(error!)".contains("a.optouts"))
    }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: CorpusError.self) { try CorpusIndex(opening: files.path("a")) }
  }

  @Test func `A file without repositories takes no opt-outs but those it was made with`() throws {
    let rows = rows(seed: 8)
    let list = try list(seed: 8)
    let plain = try files.build("plain", rows)
    let error = try #require(throws: CorpusError.self) { try OptOutOverlay.add(list, to: plain) }
    #expect("\(error)".contains("--side-tables repository"))
    #expect(throws: CorpusError.self) {
      try CorpusMerger.merge([plain], to: files.path("m"), optOuts: list)
    }
    let folded = try files.build("folded", rows, options: CorpusOptions(optOuts: list))
    let told = try answers(folded, rows)
    #expect(try answers(overlay(list, on: "folded"), rows) == told)
    #expect(told.contains { $0.verdict == .optedOut })
    try CorpusMerger.merge([folded], to: files.path("m"), optOuts: list)
    #expect(try answers(CorpusIndex(opening: files.path("m")), rows) == told)
    try CorpusIndex(opening: files.path("m")).verify()
  }

  @Test(arguments: [[.repository, .origins, .stars], all] as [Set<SideTable>])
  func `Patches carry origins and opt-outs`(tables: Set<SideTable>) throws {
    let rows = rows(seed: 9)
    let old = try files.build("old", rows, options: options(tables))
    var folding = options(tables)
    folding.optOuts = try list(seed: 9)
    let new = try files.build("new", Array(rows.dropLast(150)), options: folding)
    let counts = try CorpusPatchWriter.write(from: old, to: new, path: files.path("patch"))
    #expect(counts.optedOut > 0 && counts.changed > 0)
    try CorpusPatch(opening: files.path("patch")).apply(to: old, writing: files.path("patched"))
    #expect(
      try Data(contentsOf: URL(filePath: files.path("patched")))
        == Data(contentsOf: URL(filePath: files.path("new"))))
    // Back again, where what was opted out counts as added.
    let back = try CorpusPatchWriter.write(from: new, to: old, path: files.path("back"))
    #expect(back.added >= counts.optedOut && back.optedOut == 0)
    try CorpusPatch(opening: files.path("back")).apply(to: new, writing: files.path("again"))
    #expect(
      try Data(contentsOf: URL(filePath: files.path("again")))
        == Data(contentsOf: URL(filePath: files.path("old"))))
    // Data that opt-outs beside them still cover are not handed on.
    let covered = try overlay(try list(seed: 9), on: "old")
    let error = try #require(throws: CorpusError.self) {
      try CorpusPatchWriter.write(from: new, to: covered, path: files.path("x"))
    }
    #expect("\(error)".contains("corpus merge"))
  }

  @Test func `A comparison tells what is opted out by the overlay`() throws {
    let rows = rows(seed: 10)
    let old = try files.build("old", rows, options: options([.repository, .origins]))
    try files.build("new", rows, options: options([.repository, .origins]))
    let new = try overlay(try list(seed: 10), on: "new")
    let diff = try CorpusDiff(from: old, to: new)
    var changes = try diff.changes()
    while try changes.next() != nil {}
    let out = try corpusContents(rows, new).count { $0.verdict == .optedOut }
    #expect(changes.counts.optedOut == out && changes.counts.added == 0)
    #expect(changes.counts.removed == 0 && out > 0)
  }

  /// One answer for each of the rows' contents.
  private func corpusContents(_ rows: [CorpusRow], _ corpus: CorpusIndex) throws -> [CorpusAnswer] {
    try corpus.answers(Array(Set(rows.compactMap(\.contentID))), in: .sha1Git)
  }
}

extension OptOutIndex {
  fileprivate func match(_ row: CorpusRow) -> Match? {
    row.repositoryName.flatMap { OptOutName($0) }.flatMap { match($0) }
  }
}
