import SteleBase
import SteleFile

/// Collects texts for a table: `.offsets` into `.text`, one more than there are texts.
///
/// A line feed ends each text, for people who look into files, and so that no section is empty.
struct TextTableWriter {
  private let name: String
  private let offsets: ByteSpool
  private let text: ByteSpool
  private(set) var count = 0

  init(_ name: String, offsets: ByteSpool, text: ByteSpool) throws(CorpusError) {
    self.name = name
    self.offsets = offsets
    self.text = text
    try addOffset()
  }

  private func addOffset() throws(CorpusError) {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt64(text.byteCount))
    try offsets.append(bytes)
  }

  mutating func add(_ bytes: some Collection<UInt8>) throws(CorpusError) {
    try text.append(Array(bytes) + [UInt8(ascii: "\n")])
    try addOffset()
    count += 1
  }

  /// The table's sections; none if there is no text.
  var sections: [SectionContents] {
    if count == 0 { return [] }
    return [
      SectionContents(SectionNames.offsets(name), .uint64, spool: offsets),
      SectionContents(SectionNames.text(name), .uint8, spool: text),
    ]
  }
}
