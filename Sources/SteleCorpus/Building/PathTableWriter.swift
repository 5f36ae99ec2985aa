import SteleFile

/// Collects paths by place; ``PathTable`` reads them.
struct PathTableWriter {
  private let offsets: ByteSpool
  private let text: ByteSpool
  private var count = 0

  init(offsets: ByteSpool, text: ByteSpool) {
    self.offsets = offsets
    self.text = text
  }

  mutating func add(_ path: String) throws(CorpusError) {
    if count % SectionNames.pathsPerOffset == 0 {
      var offset: [UInt8] = []
      offset.appendLittleEndian(UInt64(text.byteCount))
      try offsets.append(offset)
    }
    var bytes: [UInt8] = []
    bytes.appendVariable(UInt64(path.utf8.count))
    bytes += path.utf8
    try text.append(bytes)
    count += 1
  }

  func finish() throws(CorpusError) -> [SectionContents] {
    let name = SectionNames.side("path")
    return [
      SectionContents(SectionNames.offsets(name), .uint64, spool: offsets),
      SectionContents(SectionNames.text(name), .uint8, spool: text),
    ]
  }
}
