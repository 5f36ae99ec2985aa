import Foundation
import SteleFile
import SteleTestSupport
import Testing

@Suite struct ContainerTests {
  private let folder: TemporaryFolder
  private let path: String
  private let bytes: [UInt8]

  /// A small file with sections of unlike types, lengths and shapes.
  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("small.stele")
    let writer = try ContainerWriter(
      path: path, kind: .model,
      sections: [
        SectionPlan(name: "text", elementType: .uint8, shape: [11]),
        SectionPlan(name: "matrix", elementType: .float32, shape: [2, 3]),
        SectionPlan(name: "long", elementType: .int32, shape: [2, 5, 3, 4]),
      ])
    try writer.append(contentsOf: Array("hello world".utf8))
    try writer.append(contentsOf: [UInt8](repeating: 7, count: 24))
    for index in 0..<120 {
      try writer.append(contentsOf: [UInt8(index), 0, 0, 0])
    }
    try writer.finish()
    bytes = Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// Writes `bytes` to a file of their own, then opens and verifies it.
  private func openAndVerify(_ bytes: [UInt8]) throws {
    let changed = folder.path("changed.stele")
    try Data(bytes).write(to: URL(filePath: changed))
    try Container(opening: changed).verify()
  }

  @Test func `What was written is read`() throws {
    let container = try Container(opening: path)
    #expect(container.kind == .model)
    #expect(container.sections.map(\.name) == ["text", "matrix", "long"])
    #expect(try container.text(named: "text") == Array("hello world".utf8))
    let long = try container.array(
      named: "long", of: Int32.self, elementType: .int32, shape: [2, 5, 3, 4])
    #expect(Array(long) == (0..<120).map(Int32.init))
    #expect(Array(long[slice: 5..<7]) == [5, 6])
    try container.verify()
  }

  @Test func `Sections start on pages and the file ends with the last`() throws {
    let container = try Container(opening: path)
    for section in container.sections { #expect(section.range.lowerBound % 4096 == 0) }
    #expect(container.sections.last?.range.upperBound == bytes.count)
  }

  @Test func `Two writes are byte-identical`() throws {
    let again = try ContainerTests()
    #expect(again.bytes == bytes)
  }

  @Test func `Every flipped bit is found`() throws {
    let changed = folder.path("changed.stele")
    try Data(bytes).write(to: URL(filePath: changed))
    let descriptor = open(changed, O_RDWR)
    defer { close(descriptor) }
    var foundCount = 0
    for index in bytes.indices {
      for bit in 0..<8 {
        var byte = bytes[index] ^ 1 << UInt8(bit)
        pwrite(descriptor, &byte, 1, off_t(index))
        do {
          try Container(opening: changed).verify()
          Issue.record("bit \(bit) of byte \(index) was not found")
        } catch {
          foundCount += 1
        }
      }
      var byte = bytes[index]
      pwrite(descriptor, &byte, 1, off_t(index))
    }
    #expect(foundCount == 8 * bytes.count)
    try Container(opening: changed).verify()
  }

  @Test func `Every truncation is refused`() throws {
    var refusedCount = 0
    for count in bytes.indices.reversed() {
      truncate(path, off_t(count))
      do {
        try Container(opening: path).verify()
        Issue.record("\(count) bytes were opened")
      } catch {
        refusedCount += 1
      }
    }
    #expect(refusedCount == bytes.count)
  }

  @Test func `Bytes after the last section are refused`() {
    for extra in [[0], [1], [UInt8](repeating: 0, count: 4096)] {
      #expect(throws: FileError.self) { try openAndVerify(bytes + extra) }
    }
  }

  @Test func `A damaged section is named`() throws {
    let container = try Container(opening: path)
    for section in container.sections {
      var changed = bytes
      changed[section.range.lowerBound + 3] ^= 16
      do {
        try openAndVerify(changed)
        Issue.record("damage in \(section.name) was not found")
      } catch {
        #expect("\(error)".contains("section \(section.name) is damaged"))
      }
    }
  }

  @Test func `Missing and unexpected sections are named`() throws {
    let container = try Container(opening: path)
    #expect(throws: FileError.missingSection(path: path, section: "other")) {
      try container.section(named: "other")
    }
    #expect(throws: FileError.self) {
      try container.array(named: "matrix", of: Float.self, elementType: .float32, shape: [3, 2])
    }
    #expect(throws: FileError.self) {
      try container.array(named: "matrix", of: Int32.self, elementType: .int32)
    }
  }

  @Test func `What is no file is refused with its name`() throws {
    for name in ["missing", "", "empty"] {
      let other = folder.path(name)
      if name == "empty" { try Data().write(to: URL(filePath: other)) }
      do {
        _ = try Container(opening: other)
        Issue.record("\(name) was opened")
      } catch {
        #expect("\(error)".hasPrefix(other))
      }
    }
    #expect(throws: FileError.notSteleFile(path: #filePath)) {
      try Container(opening: #filePath)
    }
  }

  @Test func `A file that is truncated while mapped is noticed`() throws {
    let file = try MappedFile(path: path)
    try file.checkUnchanged()
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: 100)
    #expect(throws: FileError.changed(path: path)) { try file.checkUnchanged() }
  }

  @Test func `A file that is replaced by renaming stays readable`() throws {
    let container = try Container(opening: path)
    let writer = try ContainerWriter(
      path: path, kind: .corpus,
      sections: [SectionPlan(name: "new", elementType: .uint8, shape: [1])])
    try writer.append(contentsOf: [1])
    try writer.finish()
    try container.verify()
    #expect(try Container(opening: path).kind == .corpus)
  }
}
