import SteleBase
import SteleFile

/// Makes a corpus file from entries that come in the order of their primary keys, each key once.
///
/// Entries are spooled until all have come, for only then is known how long keys must be and how often
/// each payload occurs. Other lanes are sorted meanwhile.
final class CorpusAssembler {
  private let path: String
  private let options: CorpusOptions
  private let space: KeySpace?
  private let lanes: [CorpusLane]
  /// Numbers licences, languages and payloads of the entries.
  let interner = PayloadInterner()
  private let primary: ByteSpool
  private let others: [ExternalSorter]
  private let side: SideColumns
  private var further: OriginTableWriter?
  private var record: [UInt8] = []
  /// Entries so far.
  private(set) var count = 0

  /// Begins a file at `path` with these lanes, the primary one first, and with keys as `space` has them,
  /// or as `options` say.
  init(
    path: String, options: CorpusOptions, lanes: [CorpusLane], space: KeySpace? = nil
  ) throws(CorpusError) {
    self.space = space
    // A folder that cannot be written to is found now, not after hours.
    _ = try reportingFileErrors { () throws(FileError) in try ScratchFile(beside: path) }
    self.path = path
    self.options = options
    self.lanes = lanes
    let makeSpool = Self.spoolMaker(path: path, options: options)
    let share = options.memory / (8 * max(lanes.count, 1))
    primary = makeSpool()
    others = lanes.dropFirst().map { _ in ExternalSorter(memory: share, beside: path) }
    further =
      options.sideTables.contains(.origins)
      ? OriginTableWriter(beside: path, makeSpool: makeSpool) : nil
    let sorterShare = options.memory / 32
    side = SideColumns(options.sideTables.columns, makeSpool: makeSpool) {
      ExternalSorter(memory: sorterShare, beside: path)
    }
  }

  private static func spoolMaker(path: String, options: CorpusOptions) -> () -> ByteSpool {
    let limit = options.memory / 32
    return { ByteSpool(limit: limit, beside: path) }
  }

  /// Adds an entry with its further origins, as far as they are stored, and returns its place among all.
  func add(
    _ key: StoredKey, packed: UInt64, side values: SideValues, further origins: [FurtherOrigin]
  ) throws(CorpusError) -> Int {
    let payload = try interner.number(ofPayload: packed)
    interner.count(payload)
    Self.encode(key, payload: payload, byteCount: lanes[0].byteCount, into: &record)
    try primary.append(record)
    try side.add(values)
    for origin in further == nil ? [] : origins {
      let payload = try interner.number(ofPayload: origin.packed)
      interner.noteFurther(payload)
      try further?.add(place: count, payload: payload, side: origin.side)
    }
    count += 1
    return count - 1
  }

  /// Adds the key of the entry `place` in another lane, number `lane`.
  func add(
    _ key: StoredKey, lane: Int, packed: UInt64, place: Int
  ) throws(CorpusError) {
    let payload = try interner.number(ofPayload: packed)
    Self.encode(key, payload: payload, byteCount: lanes[lane].byteCount, into: &record)
    record.appendBigEndian(UInt64(place))
    try others[lane - 1].add(record)
  }

  private static func encode(
    _ key: StoredKey, payload: UInt32, byteCount: Int, into record: inout [UInt8]
  ) {
    if record.count > byteCount + 5 { record.removeSubrange((byteCount + 5)...) }
    while record.count < byteCount + 5 { record.append(0) }
    record.store(key.key, byteCount: byteCount, at: 0)
    record[byteCount] = key.isComplete ? 1 : 0
    record.store(payload, at: byteCount + 1)
  }

  private static func decode(
    _ bytes: [UInt8], at start: Int, byteCount: Int
  ) -> (key: StoredKey, payload: UInt32) {
    let key = StoredKey(
      key: bytes.key(at: start, byteCount: byteCount), isComplete: bytes[start + byteCount] != 0)
    return (key, bytes.littleEndian(at: start + byteCount + 1, as: UInt32.self))
  }

  /// Writes the file, naming these inputs, and the digests of these corpus files, in its manifest.
  func finish(
    sources: [CorpusManifest.Source], parents: [String] = []
  ) throws(CorpusError) -> CorpusManifest {
    let (sections, lanes) = try sections()
    var manifest = CorpusManifest(
      tool: options.tool, options: manifestOptions, sources: sources, parents: parents,
      files: count, lanes: lanes, licenseTypes: [:], languages: [:], licenses: [:],
      dataDigest: try CorpusFileWriter.digest(sections))
    manifest.count(interner)
    manifest.describe(options)
    try CorpusFileWriter.write(sections, manifest: manifest, to: path)
    return manifest
  }

  /// Writes the file with a manifest that was made before, if the data are what it was made for.
  func finish(
    as manifest: CorpusManifest, expectedDigest: String, patch: String
  ) throws(CorpusError) -> CorpusManifest {
    let (sections, _) = try sections()
    let digest = try CorpusFileWriter.digest(sections)
    guard digest == expectedDigest else {
      throw .mismatch(
        path: patch, other: path,
        reason: "the patch gives a file with the data digest \(digest), not \(expectedDigest)",
        remedy: "make the patch again, with the same version of the program")
    }
    try CorpusFileWriter.write(sections, manifest: manifest, to: path)
    return manifest
  }

  /// All sections but the manifest.
  private func sections() throws(CorpusError) -> ([SectionContents], [CorpusManifest.Lane]) {
    guard count > 0 else { throw .noRows }
    let dictionary = try PayloadDictionary(interner)
    let counts = zip(dictionary.payloads, interner.counts).map { (packed: $0, count: $1) }
    let table = PayloadTable(
      counts: counts.filter { $0.count > 0 },
      licenseSets: dictionary.licenseSets.count,
      languages: dictionary.languages.count)
    var sections = try dictionarySections(dictionary, table)
    var summaries: [CorpusManifest.Lane] = []
    for index in lanes.indices {
      let (contents, summary) = try laneSections(index, dictionary, table)
      sections += contents
      summaries.append(summary)
    }
    // Behind all first origins, in the columns that are finished below.
    let origins = try further?.finish(
      files: count, payloads: dictionary.payloads, into: side,
      table: Self.spoolMaker(path: path, options: options)())
    sections += try side.finish()
    if let origins { sections.append(origins) }
    if !options.optOuts.isEmpty {
      sections.append(SectionContents(SectionNames.optOuts, .uint8, bytes: options.optOuts.text))
    }
    return (try CorpusFileWriter.withBlocks(sections), summaries)
  }

  private var manifestOptions: [String: String] {
    var values: [String: String] = [:]
    if let keyBits = options.keyBits { values["key_bits"] = String(keyBits) }
    if !options.sideTables.isEmpty {
      values["side_tables"] = options.sideTables.sorted().map(\.rawValue).joined(separator: ",")
    }
    return values
  }

  private func dictionarySections(
    _ dictionary: PayloadDictionary, _ table: PayloadTable
  ) throws(CorpusError) -> [SectionContents] {
    let layout = FileLayout(
      files: count, lanes: lanes, escape: table.code.escape,
      licenseSets: dictionary.licenseSets.count, languages: dictionary.languages.count,
      hasOptOuts: table.fields.hasOptOuts, hasExpressions: !dictionary.expressions.isEmpty)
    var sections = [
      SectionContents(SectionNames.layout, .uint64, layout.values),
      SectionContents(SectionNames.codes, .uint32, table.code.lengths),
      SectionContents(SectionNames.payloads, .uint64, table.payloads),
    ]
    let makeSpool = Self.spoolMaker(path: path, options: options)
    for (name, texts) in [
      (SectionNames.licenses, dictionary.licenses), (SectionNames.languages, dictionary.languages),
      (SectionNames.expressions, dictionary.expressions),
    ] {
      var writer = try TextTableWriter(name, offsets: makeSpool(), text: makeSpool())
      for text in texts { try writer.add(text.utf8) }
      sections += writer.sections
    }
    return sections + Self.licenseSetSections(dictionary)
  }

  /// No section is empty: what would be is left out.
  private static func licenseSetSections(_ dictionary: PayloadDictionary) -> [SectionContents] {
    if dictionary.licenseSets.isEmpty { return [] }
    var offsets: [UInt64] = [0]
    for set in dictionary.licenseSets { offsets.append((offsets.last ?? 0) + UInt64(set.count)) }
    var sections = [SectionContents(SectionNames.licenseSetOffsets, .uint64, offsets)]
    for (name, numbers) in [
      (SectionNames.licenseSetMembers, dictionary.licenseSets.flatMap { $0 }),
      (SectionNames.licenseSetExpressions, dictionary.expressionsOfSets),
    ] where !numbers.isEmpty {
      sections.append(SectionContents(name, .uint32, numbers))
    }
    return sections
  }

  private func laneSections(
    _ index: Int, _ dictionary: PayloadDictionary, _ table: PayloadTable
  ) throws(CorpusError) -> ([SectionContents], CorpusManifest.Lane) {
    let lane = lanes[index]
    let entries = index == 0 ? primary : try sortedLane(index)
    let recordByteCount = lane.byteCount + 5 + (index == 0 ? 0 : 8)
    let layout = LaneLayout(
      entries: entries.byteCount / recordByteCount,
      space: space ?? options.keyBits.map(KeySpace.init(bits:)) ?? KeySpace(entries: count))
    let hasKeys = options.sideTables.contains(.keys)
    let hasPlaces = index > 0 && !options.sideTables.isEmpty
    var writer = LaneWriter(
      lane, layout: layout, table: table, payloads: dictionary.payloads, hasKeys: hasKeys,
      places: hasPlaces ? count : nil, makeSpool: Self.spoolMaker(path: path, options: options))
    var reader = SpoolReader(entries)
    while try reader.next(recordByteCount) {
      let entry = Self.decode(reader.bytes, at: reader.start, byteCount: lane.byteCount)
      let place =
        index == 0
        ? 0 : reader.bytes.bigEndian(at: reader.start + lane.byteCount + 5, as: UInt64.self)
      try writer.add(entry.key, payload: entry.payload, place: Int(place))
    }
    let summary = CorpusManifest.Lane(
      name: lane.name, keys: layout.entries, keySpace: layout.space.size, isExact: hasKeys)
    return (try writer.finish(), summary)
  }

  /// The entries of another lane, each key once: of several entries with one key, which only forged
  /// hashes have, a permissive one wins, then the first.
  private func sortedLane(_ index: Int) throws(CorpusError) -> ByteSpool {
    let byteCount = lanes[index].byteCount
    var sorted = try others[index - 1].finish()
    let spool = ByteSpool(limit: options.memory / 32, beside: path)
    var best: [UInt8] = []
    func isPermissive(_ record: [UInt8]) -> Bool {
      let payload = interner.payloads[
        Int(record.littleEndian(at: byteCount + 1, as: UInt32.self))]
      return payload >> 48 & 3 == UInt64(LicenseType.permissive.rawValue)
    }
    while try sorted.next() {
      let record = sorted.bytes
      if best.isEmpty || !best[...byteCount].elementsEqual(record[...byteCount]) {
        if !best.isEmpty { try spool.append(best) }
        best = record
      } else if isPermissive(record), !isPermissive(best) {
        best = record
      } else if isPermissive(record) == isPermissive(best),
        record[(byteCount + 5)...].lexicographicallyPrecedes(best[(byteCount + 5)...])
      {
        best = record
      }
    }
    if !best.isEmpty { try spool.append(best) }
    return spool
  }
}

extension CorpusManifest {
  /// Adds what `options` say about where the data come from, and what of them is left out.
  fileprivate mutating func describe(_ options: CorpusOptions) {
    if !options.optOuts.isEmpty {
      optOutCutOff = options.optOuts.cutOff?.description
      optOutDigest = options.optOuts.digest
    }
    dataset = options.dataset?.name
    datasetRevision = options.dataset?.revision
    licenseTable = .current
  }

  /// Counts files by what `interner` says about their payloads.
  fileprivate mutating func count(_ interner: PayloadInterner) {
    var byLanguage: [String: Int] = [:]
    var byLicense: [String: Int] = [:]
    for (packed, uses) in zip(interner.payloads, interner.counts) where uses > 0 {
      guard let payload = CorpusPayload(packed: packed) else { continue }
      if payload.isOptedOut {
        optedOut = (optedOut ?? 0) + uses
        continue
      }
      licenseTypes[payload.licenseType?.name ?? "unknown", default: 0] += uses
      byLanguage[interner.languages[Int(payload.language)], default: 0] += uses
      for license in Set(interner.licenseSets[Int(payload.licenseSet)].names) {
        byLicense[license, default: 0] += uses
      }
    }
    languages = Self.largest(byLanguage)
    licenses = Self.largest(byLicense)
  }
}
