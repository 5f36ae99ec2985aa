import CXXHash
import Foundation
import SteleFile
import SteleTestSupport
import Testing

/// Headers that are wrong although their checksum is right, as only a writer could make them.
@Suite struct CraftedHeaderTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("crafted.stele")
    let writer = try ContainerWriter(
      path: path, kind: .model,
      sections: [
        SectionPlan(name: "first", elementType: .uint8, shape: [5000]),
        SectionPlan(name: "second", elementType: .uint8, shape: [4]),
      ])
    try writer.append(contentsOf: [UInt8](repeating: 1, count: 5000))
    try writer.append(contentsOf: [1, 2, 3, 4])
    try writer.finish()
  }

  /// Opens and verifies the file after `value` was put at `offset` and the checksum made right.
  private func open<Value: FixedWidthInteger>(_ value: Value, at offset: Int) throws {
    var bytes = Array(try Data(contentsOf: URL(filePath: path)))
    withUnsafeBytes(of: value.littleEndian) {
      bytes.replaceSubrange(offset..<offset + $0.count, with: $0)
    }
    let tableEnd = 64 + 2 * 128
    bytes.replaceSubrange(24..<32, with: repeatElement(0, count: 8))
    let checksum = XXH3_64bits(bytes, tableEnd)
    withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(24..<32, with: $0) }
    let changed = folder.path("changed.stele")
    try Data(bytes).write(to: URL(filePath: changed))
    let container = try Container(opening: changed)
    try container.verify()
  }

  private static let second = 64 + 128

  @Test func `A newer minor version opens`() throws {
    try open(UInt16(9), at: 6)
  }

  @Test func `A newer major version is refused with both versions`() {
    do {
      try open(UInt16(2), at: 4)
      Issue.record("a newer major version was opened")
    } catch {
      #expect("\(error)".contains("version 2") && "\(error)".contains("version 1"))
    }
  }

  @Test func `An unknown kind is refused`() {
    #expect(throws: FileError.self) { try open(UInt32(9), at: 8) }
  }

  @Test func `Sections that overlap leave gaps, or lie outside are refused`() {
    for offset in [0, 4096, 8192, 12_289, 16_384, 1 << 40, Int.max, -4096] {
      #expect(throws: FileError.self, "offset \(offset)") {
        try open(offset, at: Self.second + 104)
      }
    }
  }

  @Test func `Impossible shapes are refused`() {
    for rank in [0, 2, 5, UInt32.max] {
      #expect(throws: FileError.self, "rank \(rank)") { try open(rank, at: Self.second + 68) }
    }
    for size in [0, 3, 5, 1 << 62, UInt64.max] {
      #expect(throws: FileError.self, "size \(size)") { try open(size, at: Self.second + 72) }
    }
    #expect(throws: FileError.self) { try open(UInt32(99), at: Self.second + 64) }
  }

  @Test func `Impossible names are refused`() {
    // "first" twice, a space, no name at all.
    #expect(throws: FileError.self) { try open(UInt64(0x74_7372_6966), at: Self.second) }
    #expect(throws: FileError.self) { try open(UInt8(ascii: " "), at: Self.second) }
    #expect(throws: FileError.self) { try open(UInt8(0), at: Self.second) }
  }

  @Test func `Impossible section counts are refused`() {
    for count in [0, 1, 3, UInt32.max] {
      #expect(throws: FileError.self, "\(count) sections") { try open(count, at: 12) }
    }
  }
}
