import Foundation
import SteleCorpusTrials
import SteleFile
import SteleTestSupport
import Testing

@testable import SteleCorpus

/// Damaged files give an error or the right answer, and never end the process.
@Suite struct CorruptCorpusTests {
  private let files: SampleFiles
  private let rows: [CorpusRow]
  private let absent: [ContentKey]
  private let bytes: [UInt8]

  init() throws {
    files = try SampleFiles()
    var sample = SampleRows(seed: 51)
    var rows = sample.rows(2500)
    for place in rows.indices where place % 3 == 0 {
      rows[place].licenseExpression =
        ["MIT OR Zlib", "ISC AND MIT", "no, expression"][place % 9 / 3]
    }
    self.rows = rows
    absent = (0..<20).map { _ in sample.key() }
    var options = CorpusOptions(keyBits: 33, sideTables: [.repository, .path, .stars, .origins])
    let name = try #require(OptOutName("nobody"))
    try options.optOuts.add(name, since: try #require(CalendarDate("2026-07-31")))
    let others = rows[500..<800].map { row in
      var other = row
      other.repositoryName = row.repositoryName.map { "\($0)-too" }
      return other
    }
    try files.build("good", rows + others, options: options)
    bytes = try Array(Data(contentsOf: URL(filePath: files.path("good"))))
  }

  /// Asks a damaged file everything, and returns whether it noticed.
  private func ask(_ damaged: [UInt8]) throws -> Bool {
    let path = files.path("damaged")
    try Data(damaged).write(to: URL(filePath: path))
    var hasNoticed = false
    func attempt(_ body: () throws -> Void) rethrows {
      do { try body() } catch let error as CorpusError { hasNoticed = !"\(error)".isEmpty }
    }
    try attempt {
      let corpus = try CorpusIndex(opening: path)
      for row in rows.prefix(400) {
        for lane in corpus.lanes {
          guard let key = row[lane] else { continue }
          try attempt {
            let match = try #require(try corpus.find(key, in: lane), "a known file is unknown")
            let found = try corpus.row(of: match)
            #expect(found.payloadOnly == row.payloadOnly)
            #expect(found.repositoryName == row.repositoryName && found.path == row.path)
            #expect(found.starEventsCount == row.starEventsCount)
          }
        }
      }
      for key in absent { try attempt { _ = try corpus.find(key, in: .sha1) } }
      try attempt {
        var exporter = try CorpusExporter(corpus, scratch: path)
        while try exporter.next() != nil {}
      }
    }
    return hasNoticed
  }

  private func isRefused(_ damaged: [UInt8]) throws -> Bool {
    let path = files.path("refused")
    try Data(damaged).write(to: URL(filePath: path))
    do {
      try CorpusIndex(opening: path).verify()
      return false
    } catch { return !error.description.isEmpty }
  }

  @Test func `The undamaged file answers right`() throws {
    #expect(try !ask(bytes) && !isRefused(bytes))
  }

  @Test func `Every flipped bit is found by verify and misleads no lookup`() throws {
    var random = SplitMix64(seed: 52)
    for _ in 0..<150 {
      var damaged = bytes
      damaged[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8(random.next() % 8)
      #expect(try isRefused(damaged))
      _ = try ask(damaged)
    }
  }

  /// In every section: the first bytes, which are the likeliest to mislead.
  @Test func `Damage at the start of any section misleads no lookup`() throws {
    let container = try Container(opening: files.path("good"))
    for section in container.sections {
      for offset in [0, 1, 7, 8, section.range.count - 1] where offset < section.range.count {
        var damaged = bytes
        damaged[section.range.lowerBound + offset] ^= 0x81
        #expect(try isRefused(damaged), "\(section.name)")
        _ = try ask(damaged)
      }
    }
  }

  @Test func `A file cut anywhere is refused`() throws {
    var random = SplitMix64(seed: 53)
    for _ in 0..<100 {
      let count = Int.random(in: 1..<bytes.count, using: &random)
      #expect(try isRefused(Array(bytes[..<count])))
    }
  }

  /// Checksums made right again: what a stranger may have written with care.
  @Test func `Wrong numbers with right checksums are errors or answers`() throws {
    var random = SplitMix64(seed: 54)
    let container = try Container(opening: files.path("good"))
    for round in 0..<200 {
      let section = container.sections[round % container.sections.count]
      var damaged = bytes
      for _ in 0..<4 {
        damaged[Int.random(in: section.range, using: &random)] = UInt8(
          truncatingIfNeeded: random.next())
      }
      CorpusChecksums.correct(in: &damaged)
      let path = files.path("rewritten")
      try Data(damaged).write(to: URL(filePath: path))
      try Container(opening: path).verify()
      do {
        let corpus = try CorpusIndex(opening: path)
        for row in rows.prefix(50) {
          for lane in corpus.lanes {
            guard let key = row[lane], let match = try corpus.find(key, in: lane) else { continue }
            _ = try corpus.row(of: match)
            _ = try corpus.answer(key, in: lane)
          }
        }
        var exporter = try CorpusExporter(primaryKeysOf: corpus)
        while try exporter.next() != nil {}
        try corpus.verify()
      } catch { #expect(!error.description.isEmpty) }
    }
  }

  @Test func `A damaged page is named`() throws {
    let container = try Container(opening: files.path("good"))
    let pages = try container.section(named: "lane.sha1_git.pages")
    var damaged = bytes
    damaged[pages.range.lowerBound + 4096 + 99] ^= 4
    try Data(damaged).write(to: URL(filePath: files.path("damaged")))
    let corpus = try CorpusIndex(opening: files.path("damaged"))
    let error = try #require(throws: CorpusError.self) { try corpus.verify() }
    #expect("\(error)".contains("section lane.sha1_git.pages, page 1: its checksum"), "\(error)")
  }
}
