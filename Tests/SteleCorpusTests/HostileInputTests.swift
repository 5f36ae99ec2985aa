import Foundation
import SteleCorpus
import SteleCorpusTrials
import SteleFile
import SteleTestSupport
import Testing

/// What fuzzers start from and what they found, tried here without them: a trap would end the tests.
@Suite struct HostileInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func inputs(_ name: String) -> [URL] {
    let folder = Repository.corrupt.appending(path: name)
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.path < $1.path }
  }

  @Test func `The seeds of all fuzzers are there`() {
    #expect(Self.inputs("corpus").count >= 5)
    #expect(Self.inputs("rows").count >= 4)
    #expect(Self.inputs("corpus-text").count >= 6)
  }

  @Test(arguments: inputs("corpus"))
  func `Hostile corpus files and patches end in answers or errors`(_ file: URL) throws {
    try CorpusTrial(folder: folder.url.path).run(Array(Data(contentsOf: file)))
  }

  @Test(arguments: inputs("rows"))
  func `Hostile rows end in a sound file or an error`(_ file: URL) throws {
    RowsTrial(folder: folder.url.path).run(try Array(Data(contentsOf: file)))
  }

  @Test(arguments: inputs("corpus-text"))
  func `Hostile lists, requests, policies and baselines are read or refused`(_ file: URL) throws {
    TextTrial(folder: folder.url.path).run(try Array(Data(contentsOf: file)))
  }

  @Test func `A packed file is unpacked as it was, with the right checksums`() throws {
    for tables in [[], Set(SideTable.allCases)] {
      try TrialRows.build(folder.path("file"), sideTables: tables)
      let file = try Array(Data(contentsOf: URL(filePath: folder.path("file"))))
      let packed = PackedCorpus.pack(file)
      #expect(packed.count < file.count / 2)
      let unpacked = try #require(PackedCorpus(unpacking: packed + [1, 2]))
      #expect(unpacked.file == file)
      #expect(unpacked.tail == [1, 2])
    }
  }

  @Test func `Seeds that are called valid are, so that fuzzers begin behind all checks`() throws {
    for file in Self.inputs("corpus") where file.lastPathComponent.hasPrefix("valid") {
      let packed = try #require(try PackedCorpus(unpacking: Array(Data(contentsOf: file))))
      let path = folder.path("file")
      try Data(packed.file).write(to: URL(filePath: path))
      if CorpusPatch.isPatch(try Container(opening: path)) {
        try TrialRows.build(folder.path("old"), sideTables: Set(SideTable.allCases))
        let old = try CorpusIndex(opening: folder.path("old"))
        try CorpusPatch(opening: path).apply(to: old, writing: folder.path("new"))
      } else {
        try CorpusIndex(opening: path).verify()
      }
    }
  }

  /// Where a packed input lies once it is unpacked.
  private func unpack(_ name: String) throws -> String {
    let input = try Data(contentsOf: Repository.corrupt.appending(path: "corpus/\(name)"))
    let path = folder.path("hostile")
    try Data(#require(PackedCorpus(unpacking: Array(input))).file).write(to: URL(filePath: path))
    return path
  }

  @Test(arguments: [
    ("collision-elsewhere.bin", "keys that do not belong to it"),
    ("ranks-beyond.bin", "entries come before it, not 0"),
  ])
  func `Keys and counts that are not where they belong are not merged`(
    _ name: String, _ reason: String
  ) throws {
    let corpus = try CorpusIndex(opening: try unpack(name))
    let error = try #require(throws: CorpusError.self) {
      try CorpusMerger.merge([corpus], to: folder.path("merged"))
    }
    #expect(error.description.contains(reason))
  }

  @Test(arguments: [
    ("patch-order.bin", "out of order"), ("patch-rank.bin", "place 68719476735 of"),
  ])
  func `A patch that puts keys out of order, or where no file is, is refused`(
    _ name: String, _ reason: String
  ) throws {
    try TrialRows.build(folder.path("old"), sideTables: Set(SideTable.allCases))
    let old = try CorpusIndex(opening: folder.path("old"))
    let patch = try CorpusPatch(opening: try unpack(name))
    let error = try #require(throws: CorpusError.self) {
      try patch.apply(to: old, writing: folder.path("new"))
    }
    #expect(error.description.contains(reason), "\(error)")
  }
}
