import Foundation
import SteleFile
import SteleTestSupport
import Testing

/// Paths that are no plain files, and plans that no file can hold.
@Suite struct UnusualPathTests {
  private let folder: TemporaryFolder
  private static let plans = [SectionPlan(name: "bytes", elementType: .uint8, shape: [1])]

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(.timeLimit(.minutes(1))) func `A pipe is refused at once`() {
    let pipe = folder.path("pipe")
    mkfifo(pipe, 0o600)
    #expect(throws: FileError.notRegularFile(path: pipe)) { try MappedFile(path: pipe) }
  }

  @Test func `A folder is refused`() {
    let path = folder.url.path
    #expect(throws: FileError.notRegularFile(path: path)) { try MappedFile(path: path) }
  }

  @Test func `Folders and devices are not replaced`() throws {
    let pipe = folder.path("pipe")
    mkfifo(pipe, 0o600)
    let inner = folder.path("inner")
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
    for path in [pipe, inner] {
      #expect(throws: FileError.self, "\(path)") {
        try ContainerWriter(path: path, kind: .model, sections: Self.plans)
      }
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left.sorted() == ["inner", "pipe"])
  }

  @Test func `A folder that is not there is named`() {
    let path = folder.path("missing/file.stele")
    do {
      _ = try ContainerWriter(path: path, kind: .model, sections: Self.plans)
      Issue.record("a writer was made")
    } catch {
      #expect(error.description.hasPrefix(path))
    }
  }

  @Test func `Plans that no file can hold are refused`() {
    let largest = { (index: Int) in
      SectionPlan(name: "\(index)", elementType: .uint8, shape: [1 << 56])
    }
    let small = { (index: Int) in
      SectionPlan(name: "\(index)", elementType: .uint8, shape: [1])
    }
    for plans in [[], (0..<256).map(largest), (0..<65_537).map(small)] {
      #expect(throws: FileError.self, "\(plans.count) sections") {
        try ContainerWriter(path: folder.path("a.stele"), kind: .model, sections: plans)
      }
    }
  }
}
