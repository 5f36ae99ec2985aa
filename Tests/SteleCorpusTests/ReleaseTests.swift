import Foundation
import SteleFile
import SteleTestSupport
import Testing

@testable import SteleCorpus

@Suite struct ReleaseTests {
  private let files: SampleFiles
  init() throws { files = try SampleFiles() }

  private static let everything = Set(SideTable.allCases)

  private func rows() -> [CorpusRow] {
    var sample = SampleRows(seed: 91)
    return sample.rows(300)
  }

  @discardableResult
  private func release(
    _ file: String, to folder: String, parent: String? = nil, version: String? = nil
  ) throws -> String {
    let release = try CorpusRelease(
      of: CorpusIndex(opening: files.path(file)), name: "stack",
      parent: parent.map { try CorpusIndex(opening: files.path($0)) },
      version: version.map { try #require(SemanticVersion($0)) })
    try release.write(to: files.path(folder))
    return release.version
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: files.path(name)))
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: files.path(folder)).sorted()
  }

  private func options(
    _ tables: Set<SideTable> = everything, optOuts owners: [String] = [],
    dataset: CorpusManifest.Dataset? = nil
  ) throws -> CorpusOptions {
    var options = CorpusOptions(sideTables: tables, dataset: dataset)
    for owner in owners {
      try options.optOuts.add(
        try #require(OptOutName(owner)), since: try #require(CalendarDate("2026-07-31")))
    }
    return options
  }

  @Test func `Versions order by their numbers`() throws {
    let texts = ["0.0.1", "0.1.0", "0.9.9", "1.0.0", "1.0.10", "1.2.0", "1.10.0", "2.0.0"]
    let versions = try texts.map { try #require(SemanticVersion($0)) }
    #expect(versions == versions.sorted() && versions.map(\.description) == texts)
    for text in ["1", "1.0", "1.0.0.0", "1.0.x", "01.0.0", "1..0", "-1.0.0", "1.0.1000000", ""] {
      #expect(SemanticVersion(text) == nil, "\(text)")
    }
  }

  @Test func `What changed decides the version`() throws {
    let rows = rows()
    let dataset = CorpusManifest.Dataset(name: "stack-v2", revision: "abc")
    try files.build("a", rows, options: options(dataset: dataset))
    #expect(try release("a", to: "r1") == "1.0.0")
    func step(_ name: String, _ rows: [CorpusRow], _ options: CorpusOptions) throws -> String {
      try files.build(name, rows, options: options)
      return try release(name, to: "of-\(name)", parent: "r1/stack-1.0.0.stele")
    }
    var changed = rows
    changed[0].starEventsCount += 1
    #expect(try step("stars", changed, options(dataset: dataset)) == "1.0.1")
    #expect(try step("opt-outs", rows, options(optOuts: ["owner1"], dataset: dataset)) == "1.0.1")
    changed[0].detectedLicenses = ["Zlib"]
    #expect(try step("relicensed", changed, options(dataset: dataset)) == "1.1.0")
    #expect(try step("removed", rows.dropLast(), options(dataset: dataset)) == "1.1.0")
    // Where another repository takes the place of one that was opted out, nothing is new either.
    let firsts = rows.map { row in
      var first = row
      first.starEventsCount += 1
      return first
    }
    let twins = rows.map { row in
      var twin = row
      twin.starEventsCount = 0
      twin.repositoryName = "other/one"
      twin.detectedLicenses = ["Twin-1.0"]
      twin.licenseType = nil
      return twin
    }
    try files.build("twins", firsts + twins, options: options(dataset: dataset))
    try release("twins", to: "r-twins")
    try files.build(
      "fewer", firsts + twins, options: options(optOuts: ["owner1"], dataset: dataset))
    #expect(
      try release("fewer", to: "r-fewer", parent: "r-twins/stack-1.0.0.stele") == "1.0.1")
    let notes = String(decoding: try bytes("r-fewer/CHANGELOG.md"), as: UTF8.self)
    let taken = rows.count { $0.repositoryName?.hasPrefix("owner1/") ?? false }
    #expect(notes.contains("Of the relicensed ones \(taken) are so only because"), "\(notes)")
    let less = Self.everything.subtracting([.stars])
    #expect(try step("table", rows, options(less, dataset: dataset)) == "2.0.0")
    let lane = rows.map { row in
      var row = row
      row.blobID = nil
      return row
    }
    #expect(try step("lane", lane, options(dataset: dataset)) == "2.0.0")
    changed[0].language = "Ada"
    #expect(try step("dataset", changed, options(dataset: .init(name: "own"))) == "2.0.0")
    #expect(
      try names("of-stars") == [
        "CHANGELOG.md", "SHA256SUMS", "stack-1.0.0-to-1.0.1.patch", "stack-1.0.1.stele",
      ])
    #expect(try names("of-table") == ["CHANGELOG.md", "SHA256SUMS", "stack-2.0.0.stele"])
  }

  @Test func `A version may be higher than asked for but not lower`() throws {
    try files.build("a", rows(), options: options())
    #expect(try release("a", to: "r", version: "3.1.4") == "3.1.4")
    let low = try #require(throws: CorpusError.self) { try release("a", to: "x", version: "0.9.0") }
    #expect("\(low)".contains("version 0.9.0") && "\(low)".contains("1.0.0 at least"))
    try files.build("b", rows().dropLast(), options: options())
    let lower = try #require(throws: CorpusError.self) {
      try release("b", to: "x", parent: "r/stack-3.1.4.stele", version: "3.1.5")
    }
    #expect("\(lower)".contains("a minor release, 3.2.0 at least"), "\(lower)")
    #expect(!FileManager.default.fileExists(atPath: files.path("x")))
  }

  @Test func `What did not change is not released again`() throws {
    try files.build("a", rows(), options: options())
    try release("a", to: "r")
    let error = try #require(throws: CorpusError.self) {
      try release("a", to: "x", parent: "r/stack-1.0.0.stele")
    }
    #expect("\(error)".contains("nothing changed"))
  }

  @Test func `Parents must be releases of the same name`() throws {
    try files.build("a", rows(), options: options())
    try files.build("b", rows().dropLast(), options: options())
    let error = try #require(throws: CorpusError.self) { try release("b", to: "x", parent: "a") }
    #expect("\(error)".contains("is no release"))
    for name in ["", "-x", "a/b", "a b", "..", "é"] {
      #expect(throws: CorpusError.self) {
        try CorpusRelease(of: CorpusIndex(opening: files.path("a")), name: name)
      }
    }
    try release("a", to: "r")
    let other = try #require(throws: CorpusError.self) {
      try CorpusRelease(
        of: CorpusIndex(opening: files.path("b")), name: "other",
        parent: CorpusIndex(opening: files.path("r/stack-1.0.0.stele")))
    }
    #expect("\(other)".contains("a release of stack, not of other"))
  }

  @Test func `Data stay as they are and the patch makes the release byte for byte`() throws {
    let rows = rows()
    try files.build("a", rows, options: options())
    try files.build("b", Array(rows.dropFirst(9)), options: options(optOuts: ["owner0"]))
    try release("a", to: "r1")
    try release("b", to: "r2", parent: "r1/stack-1.0.0.stele")
    let (built, released) = (
      try Container(opening: files.path("b")),
      try Container(opening: files.path("r2/stack-1.1.0.stele"))
    )
    try CorpusIndex(opening: files.path("r2/stack-1.1.0.stele")).verify()
    for section in built.sections where section.name != "manifest" {
      let other = try released.section(named: section.name)
      #expect(other.checksum == section.checksum && other.shape == section.shape)
    }
    #expect(built.sections.map(\.name) == released.sections.map(\.name))
    let patch = try CorpusPatch(opening: files.path("r2/stack-1.0.0-to-1.1.0.patch"))
    try patch.apply(
      to: CorpusIndex(opening: files.path("r1/stack-1.0.0.stele")), writing: files.path("patched"))
    #expect(try bytes("patched") == bytes("r2/stack-1.1.0.stele"))
    let release = try CorpusIndex(opening: files.path("patched")).manifest().release
    #expect(release?.version == "1.1.0" && release?.parent?.version == "1.0.0")
    #expect(
      release?.parent?.dataDigest
        == (try CorpusIndex(opening: files.path("a")).manifest().dataDigest))
    for line in String(decoding: try bytes("r2/SHA256SUMS"), as: UTF8.self).split(separator: "\n") {
      var input = try InputBuffer(path: files.path("r2/\(line.dropFirst(66))"))
      while try input.fill() { input.skip(input.count) }
      #expect(input.source.sha256 == line.prefix(64) && line.dropFirst(64).hasPrefix("  "))
    }
  }

  @Test func `The notes count changes and tell how to make the release again`() throws {
    let rows = rows()
    let dataset = CorpusManifest.Dataset(name: "stack v2", revision: "r7")
    try files.build("a", rows, options: options(dataset: dataset))
    var changed = rows
    changed[7].detectedLicenses = ["Odd|Licence"]
    changed[7].repositoryName = "open/one"
    try files.build(
      "b", Array(changed.dropLast(3)), options: options(optOuts: ["owner0"], dataset: dataset))
    try release("a", to: "r1")
    try release("b", to: "r2", parent: "r1/stack-1.0.0.stele")
    let notes = String(decoding: try bytes("r2/CHANGELOG.md"), as: UTF8.self)
    let gone = rows.dropLast(3).enumerated().count {
      $0.offset != 7 && $0.element.repositoryName?.hasPrefix("owner0/") == true
    }
    #expect(notes.hasPrefix("# stack 1.1.0\n\n297 source files, data digest `"))
    #expect(notes.contains("| all files | 0 | 3 | 1 | \(gone) | 0 |"), "\(notes)")
    #expect(notes.contains("| Odd\\|Licence | 0 | 0 | 1 | 0 | 0 |"))
    #expect(notes.contains("requests up to 2026-07-31") && notes.contains("Of \(gone) files"))
    #expect(notes.contains("--opt-outs opt-outs --dataset 'stack v2' --dataset-revision r7"))
    #expect(notes.contains("stele corpus patch stack-1.0.0.stele stack-1.0.0-to-1.1.0.patch"))
    #expect(!notes.contains(files.folder.url.path))
  }

  @Test func `Inputs that are trees are given as such`() throws {
    let builder = try CorpusBuilder(path: files.path("a"))
    for row in rows() { try builder.add(row) }
    try builder.finish(sources: [
      CorpusManifest.Source(name: "rows.jsonl", byteCount: 1, sha256: "01"),
      CorpusManifest.Source(
        name: "my tree", byteCount: 1, sha256: "02",
        tree: CorpusManifest.Source.Tree(repository: "o/n", revision: "ab")),
    ])
    try release("a", to: "r")
    let notes = String(decoding: try bytes("r/CHANGELOG.md"), as: UTF8.self)
    #expect(
      notes.contains("build -o stack.stele --repository o/n rows.jsonl --from-tree 'my tree'\n"),
      "\(notes)")
    #expect(
      notes.contains("01  rows.jsonl\n02  my tree (a tree of o/n at ab: of its list of files)\n"))
  }

  @Test func `A folder with something in it stays as it is`() throws {
    try files.build("a", rows(), options: options())
    try FileManager.default.createDirectory(
      atPath: files.path("r"), withIntermediateDirectories: false)
    // What a killed writer left is taken away.
    try FileManager.default.createDirectory(
      atPath: files.path("r.partial"), withIntermediateDirectories: false)
    try Data([1]).write(to: URL(filePath: files.path("r.partial/left")))
    try release("a", to: "r/")
    #expect(try names("r") == ["CHANGELOG.md", "SHA256SUMS", "stack-1.0.0.stele"])
    #expect(!FileManager.default.fileExists(atPath: files.path("r.partial")))
    let error = try #require(throws: CorpusError.self) { try release("a", to: "r") }
    #expect("\(error)".contains("the folder is not empty"))
    #expect(!FileManager.default.fileExists(atPath: files.path("r.partial")))
  }

  @Test func `What is damaged or still covered by opt-outs is not released`() throws {
    let corpus = try files.build("a", rows(), options: options())
    var damaged = try bytes("a")
    let pages = try corpus.container.section(named: "lane.sha1.pages").range
    damaged[pages.lowerBound + 100] ^= 1
    try damaged.write(to: URL(filePath: files.path("damaged")))
    #expect(throws: CorpusError.self) { try release("damaged", to: "x") }
    _ = try OptOutOverlay.add(options(optOuts: ["owner0"]).optOuts, to: corpus)
    let error = try #require(throws: CorpusError.self) { try release("a", to: "x") }
    #expect("\(error)".contains("stele corpus merge"))
    #expect(!FileManager.default.fileExists(atPath: files.path("x")))
  }

  @Test func `Manifests of before are read`() throws {
    let json = #"""
      {"dataDigest":"0","files":1,"languages":{},"lanes":[],"licenseTypes":{},"licenses":{},"options":{},"parents":[],"sources":[],"tool":"stele 0.5.0"}
      """#
    let manifest = try CorpusManifest(parsing: Array(json.utf8))
    #expect(manifest.release == nil && manifest.dataset == nil && manifest.licenseTable == nil)
    #expect(try CorpusManifest(parsing: manifest.json) == manifest && manifest.files == 1)
    // What is not known is left out.
    #expect(manifest.json.count == json.utf8.count)
  }
}
