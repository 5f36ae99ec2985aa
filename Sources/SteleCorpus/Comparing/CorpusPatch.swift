package import SteleFile

/// A patch that makes one corpus file into another.
package struct CorpusPatch {
  private let container: Container
  private let space: KeySpace
  private let digests: (old: String, new: String)
  private let manifest: CorpusManifest
  private let licenseSets: [LicenseSet]
  private let languages: [String]

  /// Whether a file holds a patch.
  package static func isPatch(_ container: Container) -> Bool {
    container.kind == .corpus && container.contains(PatchFormat.layout)
  }

  /// Opens the patch at `path` and reads all of it to check it.
  package init(opening path: String) throws(CorpusError) {
    let container = try reportingFileErrors { () throws(FileError) in
      try Container(opening: path)
    }
    try self.init(container)
  }

  /// The patch that is open as `container`, all of which is read to check it.
  package init(_ container: Container) throws(CorpusError) {
    self.container = container
    let path = container.file.path
    try reportingFileErrors { () throws(FileError) in try container.verify() }
    guard Self.isPatch(container) else {
      throw .notStored(
        path: path, what: "a patch", remedy: "give a file that `stele corpus diff -o` wrote")
    }
    let layout = try container.checkedIntegers(PatchFormat.layout, .uint64, UInt64.self)
    let digits = try container.checkedIntegers(PatchFormat.digests, .uint8, UInt8.self)
    guard layout.count == 2, PatchFormat.versions.contains(layout[0]),
      let space = KeySpace(size: layout[1]),
      digits.count == 128
    else {
      throw .damagedSection(
        path: path, section: PatchFormat.layout, reason: "numbers that cannot be")
    }
    self.space = space
    digests = (
      String(decoding: digits[..<64], as: UTF8.self),
      String(decoding: digits[64...], as: UTF8.self)
    )
    let text = try reportingFileErrors { () throws(FileError) in
      try container.text(named: SectionNames.manifest)
    }
    do { manifest = try CorpusManifest(parsing: text) } catch {
      throw .damagedSection(
        path: path, section: SectionNames.manifest, reason: "unreadable: \(error)")
    }
    (licenseSets, languages) = try Self.names(in: container, hasExpressions: layout[0] > 1)
  }

  private static func names(
    in container: Container, hasExpressions: Bool
  ) throws(CorpusError) -> (licenseSets: [LicenseSet], languages: [String]) {
    var reader = try ByteReader(PatchFormat.names, in: container)
    var sets: [LicenseSet] = []
    for _ in 0..<(try reader.count()) {
      var set = LicenseSet()
      for _ in 0..<(try reader.count()) { set.names.append(try reader.text()) }
      if hasExpressions {
        let expression = try reader.text()
        set.expression = expression.isEmpty ? nil : expression
      }
      sets.append(set)
    }
    var languages: [String] = []
    for _ in 0..<(try reader.count()) { languages.append(try reader.text()) }
    return (sets, languages)
  }

  /// A change of one entry.
  private struct Operation {
    var key: StoredKey
    /// What is put there; nil to remove it.
    var value: Value?

    struct Value {
      var packed: UInt64
      var place: Int
      var side: SideValues
      var further: [FurtherOrigin] = []
    }
  }

  /// Writes what becomes of `old` to `path`.
  ///
  /// - Throws: An error where the patch was made for another file, or does not give the file that it
  ///   was made from; nothing is written then.
  @discardableResult
  package func apply(
    to old: CorpusIndex, writing path: String, memory: Int = 256 << 20
  ) throws(CorpusError) -> CorpusManifest {
    guard try old.manifest().dataDigest == digests.old else {
      throw .mismatch(
        path: container.file.path, other: old.container.file.path,
        reason: "the patch was made for another corpus file",
        remedy: "give the file whose data digest is \(digests.old)")
    }
    let options = CorpusOptions(
      memory: memory, sideTables: old.sideTables,
      optOuts: try OptOutList.stored(in: container, as: PatchFormat.optOuts))
    let assembler = try CorpusAssembler(
      path: path, options: options, lanes: old.lanes, space: space)
    let translator = PayloadTranslator(from: old, to: assembler.interner)
    let map = PlaceMap(ByteSpool(limit: memory / 32, beside: path))
    for (number, lane) in old.lanes.enumerated() {
      var reader = try ByteReader(PatchFormat.lane(lane), in: container)
      var cursor = try LaneCursor(lane, of: old)
      var entry = try cursor.next()
      var operation = try next(&reader, lane: lane, of: old, interner: assembler.interner)
      while entry != nil || operation != nil {
        // A removal or a replacement meets its entry; what is put elsewhere goes before the next one.
        let takesEntry =
          entry.map { entry in
            operation.map { entry.key.key <= $0.key.key } ?? true
          } ?? false
        if takesEntry, let kept = entry {
          let isTouched = operation.map { $0.key == kept.key } ?? false
          if !isTouched {
            try keep(kept, lane: number, of: old, translator, assembler, map)
          } else if number == 0 {
            try touch(operation, assembler, map)
          }
          entry = try cursor.next()
          if isTouched, number == 0 || operation?.value == nil {
            operation = try next(&reader, lane: lane, of: old, interner: assembler.interner)
          }
          continue
        }
        if let value = operation?.value, let key = operation?.key {
          try put(key, value, lane: number, of: old, assembler)
        }
        operation = try next(&reader, lane: lane, of: old, interner: assembler.interner)
      }
    }
    return try assembler.finish(
      as: manifest, expectedDigest: digests.new, patch: container.file.path)
  }

  /// Removes or replaces a file of the primary lane.
  private func touch(
    _ operation: Operation?, _ assembler: CorpusAssembler, _ map: PlaceMap
  ) throws(CorpusError) {
    guard let operation, let value = operation.value else { return try map.appendRemoved() }
    try map.append(
      try assembler.add(
        operation.key, packed: value.packed, side: value.side, further: value.further))
  }

  private func keep(
    _ entry: LaneCursor.Entry, lane: Int, of old: CorpusIndex, _ translator: PayloadTranslator,
    _ assembler: CorpusAssembler, _ map: PlaceMap
  ) throws(CorpusError) {
    let packed = try translator.packed(entry.payload)
    if lane == 0 {
      let side = try old.side.values(entry.place)
      var further: [FurtherOrigin] = []
      if let table = old.originTable {
        for row in try table.rows(of: entry.place) {
          let payload = try old.checkedPayload(try table.payload(row))
          further.append(
            FurtherOrigin(
              packed: try translator.packed(payload),
              side: try old.side.values(old.fileCount + row)))
        }
      }
      try map.append(
        try assembler.add(entry.key, packed: packed, side: side, further: further))
    } else {
      let before = try old.laneIndex(old.lanes[lane]).primaryPlace(entry.place)
      let place = try before.flatMap { before throws(CorpusError) in try map(before) } ?? 0
      try assembler.add(entry.key, lane: lane, packed: packed, place: place)
    }
  }

  private func put(
    _ key: StoredKey, _ value: Operation.Value, lane: Int, of old: CorpusIndex,
    _ assembler: CorpusAssembler
  ) throws(CorpusError) {
    if lane == 0 {
      _ = try assembler.add(
        key, packed: value.packed, side: value.side, further: value.further)
    } else {
      guard value.place < assembler.count else {
        throw .damagedSection(
          path: container.file.path, section: PatchFormat.lane(old.lanes[lane]),
          reason: "place \(value.place) of \(assembler.count)")
      }
      try assembler.add(key, lane: lane, packed: value.packed, place: value.place)
    }
  }

  private func next(
    _ reader: inout ByteReader, lane: CorpusLane, of old: CorpusIndex, interner: PayloadInterner
  ) throws(CorpusError) -> Operation? {
    let flags = try reader.byte()
    if flags == 0 { return nil }
    let isWhole = flags & PatchFormat.whole != 0
    let key = StoredKey(
      key: try reader.key(byteCount: isWhole ? lane.byteCount : 8), isComplete: isWhole)
    guard flags & PatchFormat.put != 0 else { return Operation(key: key, value: nil) }
    let packed = try payload(&reader, interner)
    let place = Int(clamping: try reader.number())
    var value = Operation.Value(packed: packed, place: place, side: SideValues())
    guard lane == old.lanes[0], !old.side.columns.isEmpty else {
      return Operation(key: key, value: value)
    }
    value.side = try SideValues(from: &reader)
    if old.originTable != nil {
      let count = try reader.count()
      guard count <= SideTable.mostFurtherOrigins else { throw reader.failure("too many origins") }
      for _ in 0..<count {
        let packed = try payload(&reader, interner)
        value.further.append(FurtherOrigin(packed: packed, side: try SideValues(from: &reader)))
      }
    }
    return Operation(key: key, value: value)
  }

  /// The payload that comes next, packed, with the interner's numbers.
  private func payload(
    _ reader: inout ByteReader, _ interner: PayloadInterner
  ) throws(CorpusError) -> UInt64 {
    let (set, language) = (try reader.number(), try reader.number())
    guard set < licenseSets.count, language < languages.count else {
      throw reader.failure("names that are not there")
    }
    let marks = UInt64(try reader.byte())
    let packed =
      UInt64(try interner.number(of: licenseSets[Int(set)]))
      | UInt64(try interner.number(ofLanguage: languages[Int(language)])) << 32 | marks << 48
    guard CorpusPayload(packed: packed) != nil else {
      throw reader.failure("an impossible payload")
    }
    return packed
  }
}
