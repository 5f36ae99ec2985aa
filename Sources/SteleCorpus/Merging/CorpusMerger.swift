/// Merges corpus files into one, page by page in the order of keys.
///
/// Of several files that know a key, a permissive one wins, then stars, forks and dates as far as all
/// files store them, as when rows are built. The result holds the side tables that all files have. It
/// does not depend on the order in which files are given, or merged one after another.
///
/// Opt-outs of all files, those beside them too, are applied to all: nothing of an opted-out origin is
/// in the result, which holds the list of them.
///
/// Unless all files store whole keys, the result knows as much of keys as the file that knows least, so
/// that its rate of false positives may be higher: build parts with the key length that the whole needs.
package struct CorpusMerger {
  private let files: [CorpusIndex]
  private let lanes: [CorpusLane]
  private let options: CorpusOptions
  /// The side columns that all files have.
  private let columns: [SideColumn]
  private let optOuts: OptOutIndex
  private let space: KeySpace
  private let assembler: CorpusAssembler
  private let translators: [PayloadTranslator]
  private let placeMaps: [PlaceMap]

  /// Merges `files`, at least one, into a new file at `path`, with so many bytes of memory for sorting,
  /// and `tool` named in the manifest.
  ///
  /// `optOuts` are applied as well; `dataset` is what the result is said to come from, in place of what
  /// all files say alike.
  @discardableResult
  package static func merge(
    _ files: [CorpusIndex], to path: String, memory: Int = 256 << 20,
    optOuts: OptOutList = OptOutList(), dataset: CorpusManifest.Dataset? = nil,
    tool: String = "stele"
  ) throws(CorpusError) -> CorpusManifest {
    guard !files.isEmpty else { throw .noRows }
    var options = CorpusOptions(memory: memory, optOuts: optOuts, dataset: dataset, tool: tool)
    for file in files { try options.optOuts.add(try file.optOuts()) }
    for file in files { try file.checkThatItHonours(options.optOuts) }
    return try CorpusMerger(files, path: path, options: options).merge()
  }

  private init(
    _ files: [CorpusIndex], path: String, options: CorpusOptions
  ) throws(CorpusError) {
    self.files = files
    lanes = try CorpusFiles.sharedLanes(files)
    let tables = CorpusFiles.sharedTables(files)
    space = try CorpusFiles.sharedSpace(files)
    var options = options
    options.sideTables = tables
    columns = tables.columns
    if options.dataset == nil { options.dataset = try CorpusFiles.sharedDataset(files) }
    self.options = options
    optOuts = OptOutIndex(options.optOuts)
    let assembler = try CorpusAssembler(
      path: path, options: options, lanes: lanes, space: tables.contains(.keys) ? nil : space)
    self.assembler = assembler
    translators = files.map { PayloadTranslator(from: $0, to: assembler.interner) }
    placeMaps = files.map { _ in PlaceMap(ByteSpool(limit: options.memory / 32, beside: path)) }
  }

  private func merge() throws(CorpusError) -> CorpusManifest {
    for (number, lane) in lanes.enumerated() {
      var groups = try KeyGroups(lane, of: files, space: space)
      while true {
        let members = try groups.next()
        if members.isEmpty { break }
        try add(members, lane: number)
      }
    }
    var sources: [CorpusManifest.Source] = []
    var parents: [String] = []
    for file in files {
      let manifest = try file.manifest()
      sources += manifest.sources.filter { !sources.contains($0) }
      parents.append(manifest.dataDigest)
    }
    sources.sort { ($0.name, $0.sha256) < ($1.name, $1.sha256) }
    return try assembler.finish(sources: sources, parents: parents.sorted())
  }

  /// An origin that one of the files knows.
  private struct Candidate {
    var packed: UInt64
    var side: SideValues
    var isPermissive: Bool

    func isSame(as other: Candidate) -> Bool { packed == other.packed && side == other.side }
  }

  private func add(_ members: [KeyGroups.Member], lane: Int) throws(CorpusError) {
    var places: [(file: Int, old: Int, new: Int)] = []
    for (key, own) in KeyGroups.split(members) {
      let merged = try merged(own, lane: lane)
      let first = merged.origins.first
      var packed = first?.packed ?? CorpusPayload.optedOutBit
      if merged.isOptedOutElsewhere, first != nil { packed |= CorpusPayload.optedOutElsewhereBit }
      if lane > 0 {
        try assembler.add(key, lane: lane, packed: packed, place: try newPlace(own, lane: lane))
        continue
      }
      let further = merged.origins.dropFirst().map {
        FurtherOrigin(packed: $0.packed, side: $0.side)
      }
      let place = try assembler.add(
        key, packed: packed, side: first?.side ?? SideValues(), further: further)
      places += own.map { (file: $0.file, old: $0.entry.place, new: place) }
    }
    guard lane == 0, lanes.count > 1, !options.sideTables.isEmpty else { return }
    for place in places.sorted(by: { $0.old < $1.old }) {
      try placeMaps[place.file].append(place.new)
    }
  }

  /// Where the contents of entries in another lane stand in the result's primary lane.
  private func newPlace(_ members: [KeyGroups.Member], lane: Int) throws(CorpusError) -> Int {
    guard !options.sideTables.isEmpty else { return 0 }
    var first: Int?
    for member in members {
      let old = try files[member.file].laneIndex(lanes[lane]).primaryPlace(member.entry.place) ?? 0
      // They differ only where hashes are forged; the first is the same for every order of files.
      if let new = try placeMaps[member.file](old) { first = min(first ?? new, new) }
    }
    return first ?? 0
  }

  /// The origins that are told of the contents that all `members` are about.
  private func merged(
    _ members: [KeyGroups.Member], lane: Int
  ) throws(CorpusError) -> (origins: [Candidate], isOptedOutElsewhere: Bool) {
    var lists: [[Candidate]] = []
    var isOptedOutElsewhere = false
    for member in members {
      let file = files[member.file]
      var place: Int? = member.entry.place
      if lane > 0 { place = try file.laneIndex(lanes[lane]).primaryPlace(member.entry.place) }
      if file.sideTables.isEmpty { place = nil }
      let isOut = file.sideTables.contains(.repository) && !optOuts.list.isEmpty
      let told = try file.origins(
        member.entry.payload, place: place, without: isOut ? optOuts : nil)
      isOptedOutElsewhere =
        isOptedOutElsewhere || told.isOptedOutElsewhere || told.origins.isEmpty
      var list: [Candidate] = []
      for origin in told.origins.prefix(options.sideTables.mostOrigins) {
        list.append(try candidate(origin, file: member.file))
      }
      if !list.isEmpty { lists.append(list) }
    }
    return (best(of: lists), isOptedOutElsewhere)
  }

  private func candidate(
    _ origin: CorpusIndex.Origin, file: Int
  ) throws(CorpusError) -> Candidate {
    var side = SideValues()
    if let place = origin.place { side = try files[file].side.values(place, of: columns) }
    return Candidate(
      packed: try translators[file].packed(origin.payload), side: side,
      isPermissive: origin.payload.licenseType == .permissive)
  }

  /// The best origins of several lists.
  ///
  /// The order of a single list, or of equal ones, stands: it may have been made with more than files
  /// store, such as stars.
  private func best(of lists: [[Candidate]]) -> [Candidate] {
    guard let first = lists.first else { return [] }
    let areSame = lists.allSatisfy {
      $0.count == first.count && zip($0, first).allSatisfy { $0.isSame(as: $1) }
    }
    if areSame { return first }
    var group = OriginGroup<Candidate>(
      limit: options.sideTables.mostOrigins, isBetter: isBetter,
      repository: { $0.side[.repository]?.text })
    for candidate in lists.joined() { group.add(candidate) }
    return group.origins
  }

  private func isBetter(_ candidate: Candidate, than other: Candidate) -> Bool {
    OriginRule.decides(between: candidate.isPermissive, and: other.isPermissive) {
      let column = OriginRule.columns[$0]
      return (column.number(of: candidate.side[column]), column.number(of: other.side[column]))
    } ?? (tieBreak(candidate) < tieBreak(other))
  }

  private func tieBreak(_ candidate: Candidate) -> TieBreak {
    let interner = assembler.interner
    return TieBreak(
      licenses: interner.licenseSets[Int(candidate.packed & 0xFFFF_FFFF)],
      language: interner.languages[Int(candidate.packed >> 32 & 0xFFFF)],
      flags: candidate.packed >> 48, side: candidate.side, keys: [])
  }
}
