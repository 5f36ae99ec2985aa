import SteleBase
import SteleFile

/// Collects paths by place; ``PathTable`` reads them.
final class PathTableWriter: SideColumnWriter {
  private let name: String
  private let offsets: ByteSpool
  private let text: ByteSpool
  private var bytes: [UInt8] = []

  init(_ column: SideColumn, offsets: ByteSpool, text: ByteSpool) {
    name = SectionNames.side(column.name)
    self.offsets = offsets
    self.text = text
  }

  func add(_ value: SideValue?, place: Int) throws(CorpusError) {
    if place % SectionNames.pathsPerOffset == 0 {
      bytes.removeAll(keepingCapacity: true)
      bytes.appendLittleEndian(UInt64(text.byteCount))
      try offsets.append(bytes)
    }
    let path = value?.text ?? ""
    bytes.removeAll(keepingCapacity: true)
    bytes.appendVariable(UInt64(path.utf8.count))
    bytes += path.utf8
    try text.append(bytes)
  }

  func finish() -> [SectionContents] {
    [
      SectionContents(SectionNames.offsets(name), .uint64, spool: offsets),
      SectionContents(SectionNames.text(name), .uint8, spool: text),
    ]
  }
}
