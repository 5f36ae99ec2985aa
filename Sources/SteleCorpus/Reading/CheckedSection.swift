import SteleBase
import SteleFile

/// A section whose bytes are checked before they are believed, a block at a time and each block once.
///
/// The checksums, the lower halves of XXH3, are a section of their own. So nothing wrong is read out of
/// a damaged file though opening reads none of it.
final class CheckedSection: Sendable {
  private let container: Container
  private let section: Section
  private let checksums: MappedArray<UInt32>
  private let isChecked: OnceFlags

  /// The section `name`, which has elements of this type.
  init(_ name: String, of type: ElementType, in container: Container) throws(CorpusError) {
    self.container = container
    section = try reportingFileErrors { () throws(FileError) in
      try container.section(named: name)
    }
    let blocks =
      (section.range.count + SectionNames.blockByteCount - 1) / SectionNames.blockByteCount
    checksums = try reportingFileErrors { () throws(FileError) in
      try container.array(
        named: SectionNames.blocks(name), of: UInt32.self, elementType: .uint32, shape: [blocks])
    }
    isChecked = OnceFlags(count: blocks)
    guard section.elementType == type else {
      throw failure("elements of type \(section.elementType.name), expected \(type.name)")
    }
  }

  /// Bytes of the section.
  var byteCount: Int { section.range.count }
  /// Its dimensions.
  var shape: [Int] { section.shape }

  /// An error about this section.
  func failure(_ reason: String) -> CorpusError {
    .damagedSection(path: container.file.path, section: section.name, reason: reason)
  }

  /// A copy of the bytes in `range`, counted from the section's start.
  func bytes(in range: Range<Int>) throws(CorpusError) -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= byteCount else {
      throw failure("bytes \(range) are outside of its \(byteCount)")
    }
    if range.isEmpty { return [] }
    let blocks =
      range.lowerBound / SectionNames.blockByteCount...(range.upperBound - 1)
      / SectionNames.blockByteCount
    for block in blocks where !isChecked.isSet(block) {
      try check(block)
      isChecked.set(block)
    }
    return copy(range)
  }

  private func copy(_ range: Range<Int>) -> [UInt8] {
    let start = section.range.lowerBound
    return container.file.withUnsafeBytes { file in
      Array(file[start + range.lowerBound..<start + range.upperBound])
    }
  }

  private func check(_ block: Int) throws(CorpusError) {
    let start = section.range.lowerBound + block * SectionNames.blockByteCount
    let end = min(start + SectionNames.blockByteCount, section.range.upperBound)
    let found = container.file.withUnsafeBytes { file in
      Checksum.of(UnsafeRawBufferPointer(rebasing: file[start..<end]))
    }
    guard UInt32(truncatingIfNeeded: found) == checksums[block] else {
      throw .damagedPage(
        path: container.file.path, section: section.name, page: block,
        reason: "its checksum is not as written")
    }
  }

  /// The integer number `index`.
  func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
    _ index: Int, as type: Integer.Type
  ) throws(CorpusError) -> Integer {
    let size = MemoryLayout<Integer>.size
    guard index >= 0, index < byteCount / size else {
      throw failure("has no element \(index)")
    }
    return try bytes(in: index * size..<(index + 1) * size).littleEndian(at: 0, as: type)
  }
}
