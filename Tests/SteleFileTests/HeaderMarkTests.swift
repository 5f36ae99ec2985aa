import Foundation
import SteleFile
import SteleTestSupport
import Testing

/// The mark in a header is set in place, and is all that ever changes there.
@Suite struct HeaderMarkTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("file.stele")
    let writer = try ContainerWriter(
      path: path, kind: .corpus,
      sections: [SectionPlan(name: "first", elementType: .uint8, shape: [5000])])
    try writer.append(contentsOf: [UInt8](repeating: 7, count: 5000))
    try writer.finish()
  }

  private func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  private func mark() throws { try HeaderMark(path: path).set() }

  private func overwrite(_ byte: UInt8, at offset: Int) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: [byte])
    try file.close()
  }

  @Test func `Nothing but mark and checksum changes`() throws {
    let before = try bytes()
    #expect(try !Container(opening: path).isMarked)
    try mark()
    let marked = try bytes()
    #expect(before.count == marked.count && before != marked)
    let changed = before.indices.filter { before[$0] != marked[$0] }
    #expect(changed.allSatisfy { (24..<32).contains($0) || $0 == 32 } && changed.contains(32))
    let container = try Container(opening: path)
    #expect(container.isMarked)
    try container.verify()
    try mark()
    #expect(try bytes() == marked)
  }

  @Test func `A reader goes on when the mark is set but not when anything else changes`() throws {
    let reader = try Container(opening: path)
    try mark()
    try reader.verify()
    try reader.file.checkUnchanged()
    // Times of changes may be as coarse as a clock tick.
    usleep(20_000)
    try overwrite(8, at: 4096)
    #expect(throws: FileError.changed(path: path)) { try reader.file.checkUnchanged() }
    let other = try Container(opening: path)
    usleep(20_000)
    try overwrite(9, at: 4096)
    #expect(throws: FileError.changed(path: path)) { try other.file.checkUnchanged() }
  }

  @Test func `Every flipped bit of a marked header is found`() throws {
    try mark()
    let marked = try bytes()
    for bit in 0..<64 * 8 {
      var damaged = marked
      damaged[bit / 8] ^= 1 << (bit % 8)
      let copy = folder.path("damaged.stele")
      try Data(damaged).write(to: URL(filePath: copy))
      #expect(throws: FileError.self, "bit \(bit)") { try Container(opening: copy) }
    }
  }

  @Test func `What is no whole Stele file is not written to`() throws {
    let whole = try bytes()
    var damaged = whole
    damaged[40] = 1
    for contents in [[], [1, 2, 3], Array(whole[..<100]), whole + [0], damaged] as [[UInt8]] {
      try Data(contents).write(to: URL(filePath: path))
      #expect(throws: FileError.self) { try mark() }
      #expect(try bytes() == contents)
    }
    #expect(throws: FileError.self) { try HeaderMark(path: folder.path("none")) }
  }

  @Test func `Many who mark and open at the same time do not disturb each other`() throws {
    for _ in 0..<20 {
      try remake()
      let path = path
      let failures = ThreadFailures()
      DispatchQueue.concurrentPerform(iterations: 8) { index in
        failures.catching {
          if index < 3 { try HeaderMark(path: path).set() }
          let container = try Container(opening: path)
          try container.verify()
        }
      }
      #expect(failures.texts == [])
      #expect(try Container(opening: path).isMarked)
    }
  }

  private func remake() throws {
    let writer = try ContainerWriter(
      path: path, kind: .corpus,
      sections: [SectionPlan(name: "first", elementType: .uint8, shape: [10])])
    try writer.append(contentsOf: [UInt8](repeating: 7, count: 10))
    try writer.finish()
  }
}
