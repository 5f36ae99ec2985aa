import Foundation
import SteleFile
import SteleTestSupport
import Testing

/// Small files that several change at the same time.
@Suite struct SmallFileUpdateTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `No change is lost between many writers`() throws {
    let path = folder.path("list")
    let failures = ThreadFailures()
    DispatchQueue.concurrentPerform(iterations: 40) { index in
      failures.catching {
        let update = try SmallFileUpdate(path: path)
        let before = try update.contents(limit: 1000) ?? []
        try update.replace(with: before + [UInt8(index)])
      }
    }
    #expect(failures.texts == [])
    #expect(try SmallFile.read(path, limit: 1000).sorted() == Array(0..<40))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["list"])
  }

  @Test func `An update that is not finished changes nothing`() throws {
    let path = folder.path("list")
    #expect(try SmallFileUpdate(path: path).contents(limit: 10) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    try SmallFileUpdate(path: path).replace(with: [1])
    _ = try SmallFileUpdate(path: path).contents(limit: 10)
    #expect(try SmallFile.read(path, limit: 10) == [1])
  }

  @Test func `A link that leads nowhere is not the same as no file`() throws {
    let path = folder.path("list")
    #expect(try SmallFile.readIfThere(path, limit: 10) == nil)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/none/list")
    #expect(throws: FileError.self) { try SmallFile.readIfThere(path, limit: 10) }
  }
}
