import SteleFile

/// Paths by place.
///
/// Each is the number of its bytes in LEB128 and these; the place of every sixteenth is kept. An empty
/// path means none.
final class PathTable: Sendable {
  private let offsets: CheckedSection
  private let text: CheckedSection

  init(_ name: String, in container: Container) throws(CorpusError) {
    offsets = try CheckedSection(SectionNames.offsets(name), of: .uint64, in: container)
    text = try CheckedSection(SectionNames.text(name), of: .uint8, in: container)
  }

  /// The path of the file `place`.
  func path(_ place: Int) throws(CorpusError) -> String? {
    let start = try offsets.integer(place / SectionNames.pathsPerOffset, as: UInt64.self)
    guard var offset = Int(exactly: start) else { throw text.failure("no place \(start)") }
    for _ in 0..<place % SectionNames.pathsPerOffset { offset = try range(at: offset).upperBound }
    let range = try range(at: offset)
    if range.isEmpty { return nil }
    // No row has a longer one; what is read must be such that it can be written again.
    guard range.count <= RowLimits.longestRecord,
      let path = String(validating: try text.bytes(in: range), as: UTF8.self)
    else { throw text.failure("the path of the file \(place) is too long or not UTF-8") }
    return path
  }

  /// Where the bytes of the path lie whose length stands at `offset`.
  private func range(at offset: Int) throws(CorpusError) -> Range<Int> {
    guard offset >= 0, offset < text.byteCount else { throw text.failure("no path at \(offset)") }
    let head = try text.bytes(in: offset..<min(offset + 5, text.byteCount))
    var length = 0
    for (index, byte) in head.enumerated() {
      length |= Int(byte & 0x7F) << (7 * index)
      if byte < 0x80 {
        let start = offset + index + 1
        guard length <= text.byteCount - start else { break }
        return start..<start + length
      }
    }
    throw text.failure("the path at \(offset) has no length")
  }
}
