import CSteleCorpus
package import SteleFile

/// An opened corpus file: which source files it knows, and what their licences and languages are.
///
/// Opening reads the tables that payloads are decoded with, at most a few hundred kilobytes, and nothing
/// of what grows with the number of files. A lookup touches one page of 4 KiB, and the directory of
/// pages, of which there are four bytes for each. Every page is checked when it is first touched, so
/// that a damaged file gives an error or the right answer. Safe to use from any thread.
///
/// Opt-outs beside the file are read whole, and honoured by answers, lists, exports and comparisons.
///
/// ```swift
/// let corpus = try CorpusIndex(opening: "stack-v2.stele")
/// let answer = try corpus.answer(key, in: .sha1Git)
/// if answer.verdict == .known { print(answer.row.detectedLicenses) }
/// ```
public final class CorpusIndex: Sendable {
  /// The file.
  package let container: Container
  /// The kinds of keys that the file can be asked for, the primary one first.
  public let lanes: [CorpusLane]
  /// Source files that the corpus knows.
  public let fileCount: Int
  /// What is stored beside licences, language and flags.
  public let sideTables: Set<SideTable>
  private let layout: FileLayout
  private let payloads: [UInt64]
  private let fields: ExplicitFields
  private let laneIndexes: [LaneIndex]
  /// What payloads stand for.
  let names: PayloadNames
  let side: SideTables
  let originTable: OriginTable?
  /// The opt-outs beside the file; nil where there are none.
  let overlay: OptOutList?
  /// What is asked before anything is told of a repository; nil where all that is opted out is gone.
  let optOutIndex: OptOutIndex?

  /// A file that was found.
  public struct Match: Sendable {
    /// The kind of key it was found by.
    public let lane: CorpusLane
    /// What the corpus says, as numbers.
    let payload: CorpusPayload
    let key: ContentKey
    let hit: LaneIndex.Hit
  }

  /// Whether opt-outs beside a file are asked for.
  public enum OptOutUse: Sendable {
    /// They are honoured; a list that is missing or cannot be read is an error.
    case honoured
    /// They are not looked for.
    case ignored
  }

  /// Opens the file at `path`.
  public convenience init(
    opening path: String, optOuts use: OptOutUse = .honoured
  ) throws(CorpusError) {
    let container = try reportingFileErrors { () throws(FileError) in
      try Container(opening: path)
    }
    try self.init(container, optOuts: use)
  }

  /// The corpus file that is open as `container`.
  package init(_ container: Container, optOuts use: OptOutUse = .honoured) throws(CorpusError) {
    let path = container.file.path
    guard container.kind == .corpus else { throw .notACorpus(path: path) }
    guard !container.contains(PatchFormat.layout) else { throw .isPatch(path: path) }
    for name in [SectionNames.layout, SectionNames.codes, SectionNames.payloads]
    where !container.contains(name) {
      throw .otherLayout(path: path, missingSection: name)
    }
    if let payloads = try? container.section(named: SectionNames.payloads) {
      container.file.advise(.willNeed, in: payloads.range)
    }
    let values = try container.checkedIntegers(SectionNames.layout, .uint64, UInt64.self)
    guard let layout = FileLayout(values) else {
      throw .damagedSection(
        path: path, section: SectionNames.layout, reason: "numbers that cannot be")
    }
    let payloads = try container.checkedIntegers(SectionNames.payloads, .uint64, UInt64.self)
    let lengths = try container.checkedIntegers(SectionNames.codes, .uint32, UInt32.self)
    let fields = ExplicitFields(
      licenseSets: layout.licenseSets, languages: layout.languages, hasOptOuts: layout.hasOptOuts)
    guard
      let code = PrefixCode(
        lengths: lengths, escape: layout.escape, escapeBits: fields.bitCount),
      payloads.count == lengths.reduce(0, { $0 + Int($1) })
    else {
      throw .damagedSection(
        path: path, section: SectionNames.codes, reason: "lengths of which there is no code")
    }
    var laneIndexes: [LaneIndex] = []
    for lane in layout.lanes {
      laneIndexes.append(try LaneIndex(lane, code: code, in: container))
    }
    self.container = container
    self.layout = layout
    self.payloads = payloads
    self.fields = fields
    self.laneIndexes = laneIndexes
    lanes = layout.lanes
    fileCount = layout.files
    names = try PayloadNames(layout, in: container)
    let side = try SideTables(in: container)
    self.side = side
    originTable = try OriginTable(files: layout.files, in: container)
    var tables = Set(side.columns.map(\.table))
    if laneIndexes[0].keys != nil { tables.insert(.keys) }
    if originTable != nil { tables.insert(.origins) }
    sideTables = tables
    let overlay = use == .ignored ? nil : try OptOutOverlay.list(beside: container)
    self.overlay = overlay
    optOutIndex = try Self.index(of: overlay, sideTables: tables, in: container)
  }

  /// Tells the system whether all of the file will be read in order, or single pages of it.
  func advise(readingAll: Bool) {
    container.file.advise(readingAll ? .sequential : .random, in: 0..<container.file.byteCount)
  }

  /// The lane, if the file has it.
  func laneIndex(_ lane: CorpusLane) throws(CorpusError) -> LaneIndex {
    guard let index = lanes.firstIndex(of: lane) else {
      throw .notStored(
        path: container.file.path, what: "keys of the lane \(lane.name)",
        remedy: "build it from rows with the column \(lane.column.name)")
    }
    return laneIndexes[index]
  }

  /// Looks for `key`; nil if the corpus does not know it.
  ///
  /// What is opted out is found as well.
  ///
  /// - Throws: An error where the file has no such lane, or a page of it is damaged.
  public func find(
    _ key: ContentKey, in lane: CorpusLane
  ) throws(CorpusError) -> Match? {
    guard let hit = try laneIndex(lane).find(key) else { return nil }
    return try match(hit, key, lane)
  }

  /// Looks for many keys, about twice as fast as for one after another: while one is looked for, what the
  /// next ones need comes from memory.
  public func find(
    _ keys: [ContentKey], in lane: CorpusLane
  ) throws(CorpusError) -> [Match?] {
    let index = try laneIndex(lane)
    var matches: [Match?] = []
    matches.reserveCapacity(keys.count)
    var places: [stele_corpus_place] = []
    for start in stride(from: 0, to: keys.count, by: Self.groupCount) {
      let group = keys[start..<min(start + Self.groupCount, keys.count)]
      places.removeAll(keepingCapacity: true)
      for key in group { places.append(index.locate(key)) }
      for (key, place) in zip(group, places) {
        let hit = try index.find(key, at: place)
        matches.append(try hit.map { hit throws(CorpusError) in try match(hit, key, lane) })
      }
    }
    return matches
  }

  /// Keys whose pages are fetched at the same time.
  private static let groupCount = 8

  private func match(
    _ hit: LaneIndex.Hit, _ key: ContentKey, _ lane: CorpusLane
  ) throws(CorpusError) -> Match {
    Match(
      lane: lane, payload: try payload(symbol: hit.symbol, extra: hit.extra), key: key, hit: hit)
  }

  /// The payload of a symbol and what follows it.
  func payload(symbol: UInt32, extra: UInt64) throws(CorpusError) -> CorpusPayload {
    let isSpelledOut = Int(symbol) == layout.escape
    guard isSpelledOut || Int(symbol) < payloads.count else { throw impossiblePayload }
    return try checkedPayload(isSpelledOut ? fields.packed(of: extra) : payloads[Int(symbol)])
  }

  /// The payload of this number.
  func checkedPayload(_ packed: UInt64) throws(CorpusError) -> CorpusPayload {
    guard let payload = CorpusPayload(packed: packed),
      payload.licenseSet <= layout.licenseSets, payload.language <= layout.languages
    else { throw impossiblePayload }
    return payload
  }

  private var impossiblePayload: CorpusError {
    .damagedSection(
      path: container.file.path, section: SectionNames.payloads,
      reason: "a payload that cannot be")
  }

  /// The manifest.
  public func manifest() throws(CorpusError) -> CorpusManifest {
    let text = try reportingFileErrors { () throws(FileError) in
      try container.text(named: SectionNames.manifest)
    }
    do { return try CorpusManifest(parsing: text) } catch {
      throw .damagedSection(
        path: container.file.path, section: SectionNames.manifest,
        reason: "unreadable: \(error)")
    }
  }

  /// Whether rows may have licence expressions.
  package var hasLicenseExpressions: Bool { layout.hasExpressions }

  /// All that the file holds about contents that were found, whether or not it may be told.
  ///
  /// ``answer(_:in:)`` honours opt-outs; this does not.
  func row(of match: Match) throws(CorpusError) -> CorpusRow {
    let place = try primaryPlace(of: match)
    return try row(of: Origin(payload: match.payload, place: place), match: match, place: place)
  }

  /// What is said of an origin of contents that were found, with their keys.
  func row(of origin: Origin, match: Match, place: Int?) throws(CorpusError) -> CorpusRow {
    var row = try row(of: origin)
    row[match.lane] = match.key
    if let place, row[lanes[0]] == nil { row[lanes[0]] = try primaryKey(place) }
    return row
  }

  /// Where contents that were found stand in the primary lane; nil where that is not stored.
  func primaryPlace(of match: Match) throws(CorpusError) -> Int? {
    guard !sideTables.isEmpty else { return nil }
    let lane = try laneIndex(match.lane)
    let place = try lane.place(of: match.hit)
    return match.lane == lanes[0] ? place : try lane.primaryPlace(place)
  }

  /// What the payload alone says.
  func row(of payload: CorpusPayload) throws(CorpusError) -> CorpusRow {
    var row = CorpusRow()
    let licenses = try names.licenses(payload.licenseSet)
    row.detectedLicenses = licenses.names
    row.licenseExpression = licenses.expression
    row.language = try names.language(payload.language)
    row.licenseType = payload.licenseType
    row.isVendor = payload.isVendor
    row.isGenerated = payload.isGenerated
    row.isOptedOut = payload.isOptedOut
    row.isOptedOutElsewhere = payload.isOptedOutElsewhere
    return row
  }
}
