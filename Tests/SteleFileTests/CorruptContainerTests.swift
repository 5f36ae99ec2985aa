import Foundation
import SteleFile
import SteleTestSupport
import Testing

/// The fuzzer's corpus, which is the fuzzer's start and is checked here without it.
@Suite struct CorruptContainerTests {
  private static let files: [URL] =
    (try? FileManager.default.contentsOfDirectory(
      at: Repository.corrupt.appending(path: "container"), includingPropertiesForKeys: nil)) ?? []

  @Test func `The corpus is there`() {
    #expect(Self.files.count > 30)
  }

  @Test(arguments: files) func `Only valid files pass`(_ file: URL) throws {
    if file.lastPathComponent.hasPrefix("valid") {
      try Container(opening: file.path).verify()
    } else {
      #expect(throws: FileError.self) { try Container(opening: file.path).verify() }
    }
  }

  @Test func `A file written elsewhere is read`() throws {
    let path = Repository.corrupt.appending(path: "container/valid-two-sections.bin").path
    let container = try Container(opening: path)
    #expect(container.kind == .model)
    #expect(container.majorVersion == 1 && container.minorVersion == 0)
    #expect(try container.text(named: "text") == Array("abc".utf8))
    let matrix = try container.array(
      named: "matrix", of: Int32.self, elementType: .int32, shape: [2, 2])
    #expect(Array(matrix) == [1, -2, 3, -4])
  }

  @Test func `The writer makes the committed bytes`() throws {
    let golden = Repository.corrupt.appending(path: "container/valid-two-sections.bin")
    let folder = try TemporaryFolder()
    let path = folder.path("written.stele")
    let writer = try ContainerWriter(
      path: path, kind: .model,
      sections: [
        SectionPlan(name: "text", elementType: .uint8, shape: [3]),
        SectionPlan(name: "matrix", elementType: .int32, shape: [2, 2]),
      ])
    try writer.append(contentsOf: Array("abc".utf8))
    for value in [1, -2, 3, -4] as [Int32] {
      try withUnsafeBytes(of: value.littleEndian) { try writer.append($0) }
    }
    try writer.finish()
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(contentsOf: golden))
  }

  @Test func `An impossible name is shown without its control characters`() {
    let path = Repository.corrupt.appending(path: "container/name-control.bin").path
    do {
      _ = try Container(opening: path)
      Issue.record("the file was opened")
    } catch {
      #expect(!error.description.utf8.contains(0x1B))
    }
  }
}
