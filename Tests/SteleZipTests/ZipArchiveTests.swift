import Foundation
import SteleTestSupport
import SteleZip
import Testing

struct ZipArchiveTests {
  private static let archive: [UInt8] = StoredZip.archive([
    ("mimetype", Array("application/epub+zip".utf8)), ("text/a.xml", Array("<a>Hi</a>".utf8)),
    ("leer/", []),
  ])

  @Test func `Parts are found by name, in the order of the directory`() throws {
    let archive = try ZipArchive(Self.archive)
    #expect(archive.parts.map(\.path) == ["mimetype", "text/a.xml", "leer/"])
    let number = try #require(archive.part(named: "text/a.xml"))
    #expect(try archive.contents(of: number, limit: 100) == Array("<a>Hi</a>".utf8))
    #expect(archive.part(named: "text/b.xml") == nil)
  }

  @Test func `What is replaced is read again, and all else is as it was`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<50 {
      let parts = (0..<Int.random(in: 1...12, using: &random)).map { number in
        (
          "part\(number)",
          (0..<Int.random(in: 0...3000, using: &random)).map { _ in
            UInt8.random(in: 0...3, using: &random)
          }
        )
      }
      let archive = try ZipArchive(StoredZip.archive(parts))
      let chosen = Int.random(in: 0..<parts.count, using: &random)
      let new = (0..<1000).map { _ in UInt8.random(in: 0...255, using: &random) }
      let changed = try ZipArchive(archive.replacing([chosen: new]))
      #expect(changed.parts.map(\.path) == parts.map(\.0))
      for (number, part) in parts.enumerated() {
        let expected = number == chosen ? new : part.1
        #expect(try changed.contents(of: number, limit: 4000) == expected)
      }
      // Once written by us, an archive without changes stays byte for byte.
      let again = try changed.replacing([:])
      #expect(try ZipArchive(again).replacing([:]) == again)
    }
  }

  @Test func `A part is expanded no further than its reader allows`() throws {
    let archive = try ZipArchive(Self.archive)
    #expect(throws: ZipError.tooLarge("text/a.xml", limit: 8)) {
      try archive.contents(of: 1, limit: 8)
    }
  }

  @Test func `An archive that was cut off or changed anywhere is an error or reads alike`() throws {
    let contents = try Self.contents(of: Self.archive)
    for end in 0..<Self.archive.count {
      guard let rest = try? Self.contents(of: Array(Self.archive[..<end])) else { continue }
      #expect(rest == contents)
      // Only numbers that say again what the directory says may be missing.
      #expect(end > Self.archive.count - 10)
    }
    for index in Self.archive.indices {
      var bytes = Self.archive
      bytes[index] ^= 0xFF
      guard let archive = try? ZipArchive(bytes) else { continue }
      for number in archive.parts.indices {
        guard let contents = try? archive.contents(of: number, limit: 100) else { continue }
        #expect(contents.count <= 100)
      }
      _ = try? archive.replacing([0: [1, 2, 3]])
    }
  }

  private static func contents(of bytes: [UInt8]) throws -> [[UInt8]] {
    let archive = try ZipArchive(bytes)
    return try archive.parts.indices.map { try archive.contents(of: $0, limit: 100) }
  }

  @Test func `Two parts of one name are refused`() {
    #expect(throws: ZipError.sameName("a")) {
      try ZipArchive(StoredZip.archive([("a", [1]), ("a", [2])]))
    }
  }

  @Test func `What is no archive is said to be damaged`() {
    for bytes in [[], Array("PK".utf8), Array("no archive at all, but a text".utf8)] {
      #expect(throws: ZipError.damaged) { try ZipArchive(bytes) }
    }
  }

  @Test func `Archives that others damaged are read within bounds, or end in an error`() throws {
    let folder = Repository.corrupt.appending(path: "zip")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      guard let archive = try? ZipArchive([UInt8](Data(contentsOf: file))) else { continue }
      for number in archive.parts.indices {
        guard let contents = try? archive.contents(of: number, limit: 4000) else { continue }
        #expect(contents.count <= 4000, "\(file.lastPathComponent)")
      }
      guard let changed = try? archive.replacing([0: [1, 2, 3]]) else { continue }
      #expect(try ZipArchive(changed).contents(of: 0, limit: 3) == [1, 2, 3])
    }
  }
}
