import SteleFile

/// Writes what must change in one corpus file to make another of it.
package struct CorpusPatchWriter {
  private let old: CorpusIndex
  private let new: CorpusIndex
  private let diff: CorpusDiff
  private let target: String
  private let interner = PayloadInterner()
  private let translator: PayloadTranslator

  /// Writes the patch from `old` to `new` to `path`, and counts what changes.
  @discardableResult
  package static func write(
    from old: CorpusIndex, to new: CorpusIndex, path: String
  ) throws(CorpusError) -> CorpusDiff.Counts {
    try CorpusPatchWriter(old, new, path: path).write()
  }

  private init(_ old: CorpusIndex, _ new: CorpusIndex, path: String) throws(CorpusError) {
    guard old.sideTables == new.sideTables else {
      throw .mismatch(
        path: old.container.file.path, other: new.container.file.path,
        reason: "they have different side tables",
        remedy: "build both with the same --side-tables")
    }
    guard new.optOutIndex == nil else {
      throw .notFolded(path: new.container.file.path)
    }
    self.old = old
    self.new = new
    diff = try CorpusDiff(storedIn: old, and: new, tellsOrder: true)
    target = path
    translator = PayloadTranslator(from: new, to: interner)
  }

  private func write() throws(CorpusError) -> CorpusDiff.Counts {
    var counts = CorpusDiff.Counts()
    var sections: [SectionContents] = []
    // An entry of another lane whose file goes from the primary lane, and may come back there with more
    // or less of its key, must be told its file's place.
    var removed: Set<Int> = []
    for (number, lane) in new.lanes.enumerated() {
      let spool = ByteSpool(limit: 16 << 20, beside: target)
      let laneIndex = try old.laneIndex(lane)
      func mustBePlaced(_ entry: LaneCursor.Entry) throws(CorpusError) -> Bool {
        guard let place = try laneIndex.primaryPlace(entry.place) else { return false }
        return removed.contains(place)
      }
      var changes = try diff.changes(in: lane)
      while let change = try changes.next(counting: mustBePlaced) {
        try spool.append(try bytes(of: change, lane: lane))
        if number == 0, change.kind == .removed, let entry = change.old {
          removed.insert(entry.place)
        }
      }
      try spool.append([0])
      if number == 0 { counts = changes.counts }
      sections.append(SectionContents(PatchFormat.lane(lane), .uint8, spool: spool))
    }
    let space = try new.laneIndex(new.lanes[0]).shape.space
    let manifest = try new.manifest()
    let digests = try Array(old.manifest().dataDigest.utf8) + Array(manifest.dataDigest.utf8)
    let head = [
      SectionContents(PatchFormat.layout, .uint64, [hasExpressions ? 2 : 1, space.size]),
      SectionContents(PatchFormat.digests, .uint8, shape: [2, digests.count / 2], bytes: digests),
      SectionContents(PatchFormat.names, .uint8, bytes: names),
    ]
    if new.container.contains(SectionNames.optOuts) {
      let list = try OptOutList.stored(in: new.container)
      sections.append(SectionContents(PatchFormat.optOuts, .uint8, bytes: list.text))
    }
    let tail = SectionContents(SectionNames.manifest, .uint8, bytes: manifest.json)
    try CorpusFileWriter.write(head + sections + [tail], to: target)
    return counts
  }

  private var hasExpressions: Bool { interner.licenseSets.contains { $0.expression != nil } }

  private var names: [UInt8] {
    var bytes: [UInt8] = []
    func append(_ text: String) {
      bytes.appendVariable(UInt64(text.utf8.count))
      bytes += text.utf8
    }
    bytes.appendVariable(UInt64(interner.licenseSets.count))
    for set in interner.licenseSets {
      bytes.appendVariable(UInt64(set.names.count))
      for name in set.names { append(name) }
      if hasExpressions { append(set.expression ?? "") }
    }
    bytes.appendVariable(UInt64(interner.languages.count))
    for language in interner.languages { append(language) }
    return bytes
  }

  private func bytes(
    of change: CorpusDiff.Change, lane: CorpusLane
  ) throws(CorpusError) -> [UInt8] {
    var bytes: [UInt8] = []
    guard let entry = change.new ?? change.old else { return bytes }
    let operation = change.new == nil ? PatchFormat.remove : PatchFormat.put
    bytes.append(operation | (entry.key.isComplete ? PatchFormat.whole : 0))
    if entry.key.isComplete {
      bytes.append(entry.key.key, byteCount: lane.byteCount)
    } else {
      bytes.appendBigEndian(entry.key.key.prefix)
    }
    guard change.new != nil else { return bytes }
    try append(entry.payload, to: &bytes)
    let isPrimary = lane == new.lanes[0]
    let place = isPrimary ? entry.place : try new.laneIndex(lane).primaryPlace(entry.place) ?? 0
    bytes.appendVariable(UInt64(place))
    if isPrimary, !diff.columns.isEmpty {
      try new.side.values(entry.place).append(to: &bytes)
      if let table = new.originTable {
        let rows = try table.rows(of: entry.place)
        bytes.appendVariable(UInt64(rows.count))
        for row in rows {
          try append(try new.checkedPayload(try table.payload(row)), to: &bytes)
          try new.side.values(new.fileCount + row).append(to: &bytes)
        }
      }
    }
    return bytes
  }

  private func append(_ payload: CorpusPayload, to bytes: inout [UInt8]) throws(CorpusError) {
    let packed = try translator.packed(payload)
    bytes.appendVariable(packed & 0xFFFF_FFFF)
    bytes.appendVariable(packed >> 32 & 0xFFFF)
    bytes.append(UInt8(truncatingIfNeeded: packed >> 48))
  }
}
