import Foundation
import SteleFile
import SteleTestSupport
import Testing

/// Files that are read and written whole.
@Suite struct SmallFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `What is written is read and replaced`() throws {
    let path = folder.path("report")
    for bytes in [[1, 2, 3], [9]] as [[UInt8]] {
      try SmallFile.write(bytes, to: path)
      #expect(try SmallFile.read(path, limit: 3) == bytes)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["report"])
  }

  @Test func `Large files and missing folders are refused`() throws {
    let path = folder.path("report")
    try SmallFile.write([1, 2, 3, 4], to: path)
    #expect(throws: FileError.tooLarge(path: path, byteCount: 4, limit: 3)) {
      try SmallFile.read(path, limit: 3)
    }
    #expect(throws: FileError.self) {
      try SmallFile.write([1], to: folder.path("none/report"))
    }
  }
}
