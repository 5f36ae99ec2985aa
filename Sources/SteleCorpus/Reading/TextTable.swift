import SteleFile

/// A table of texts by number, as ``TextTableWriter`` wrote it.
final class TextTable: Sendable {
  private let offsets: CheckedSection
  private let text: CheckedSection

  /// The table `name` of `count` texts; nil where there is none.
  init?(_ name: String, count: Int? = nil, in container: Container) throws(CorpusError) {
    guard count != 0, container.contains(SectionNames.offsets(name)) else { return nil }
    offsets = try CheckedSection(SectionNames.offsets(name), of: .uint64, in: container)
    text = try CheckedSection(SectionNames.text(name), of: .uint8, in: container)
    if let count, self.count != count { throw offsets.failure("\(self.count) texts, not \(count)") }
  }

  /// Texts in the table.
  var count: Int { offsets.byteCount / 8 - 1 }

  /// The text number `index`, from 0 on.
  func text(_ index: Int) throws(CorpusError) -> String {
    let start = try offsets.integer(index, as: UInt64.self)
    let end = try offsets.integer(index + 1, as: UInt64.self)
    guard start < end, end <= text.byteCount else {
      throw offsets.failure("text \(index) has no place")
    }
    let bytes = try text.bytes(in: Int(start)..<Int(end) - 1)
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw text.failure("text \(index) is not UTF-8")
    }
    return string
  }
}
