/// Merges corpus files into one, page by page in the order of keys.
///
/// Of several files that know a key, a permissive one wins, then stars, forks and dates as far as all
/// files store them, as when rows are built. The result holds the side tables that all files have. It
/// does not depend on the order in which files are given, or merged one after another.
///
/// Unless all files store whole keys, the result knows as much of keys as the file that knows least, so
/// that its rate of false positives may be higher: build parts with the key length that the whole needs.
public struct CorpusMerger {
  private let files: [CorpusIndex]
  private let lanes: [CorpusLane]
  private let options: CorpusOptions
  private let space: KeySpace
  private let assembler: CorpusAssembler
  private let translators: [PayloadTranslator]
  private let rankMaps: [RankMap]

  /// Merges `files`, at least one, into a new file at `path`, with so many bytes of memory for sorting,
  /// and `tool` named in the manifest.
  @discardableResult
  public static func merge(
    _ files: [CorpusIndex], to path: String, memory: Int = 256 << 20, tool: String = "stele"
  ) throws(CorpusError) -> CorpusManifest {
    guard !files.isEmpty else { throw .noRows }
    return try CorpusMerger(files, path: path, memory: memory, tool: tool).merge()
  }

  private init(
    _ files: [CorpusIndex], path: String, memory: Int, tool: String
  ) throws(CorpusError) {
    self.files = files
    lanes = try CorpusFiles.sharedLanes(files)
    let tables = CorpusFiles.sharedTables(files)
    space = try CorpusFiles.sharedSpace(files)
    options = CorpusOptions(memory: memory, sideTables: tables, tool: tool)
    let assembler = try CorpusAssembler(
      path: path, options: options, lanes: lanes, space: tables.contains(.keys) ? nil : space)
    self.assembler = assembler
    translators = files.map { PayloadTranslator(from: $0, to: assembler.interner) }
    rankMaps = files.map { _ in RankMap(ByteSpool(limit: memory / 32, beside: path)) }
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

  /// One of the entries that are about the same key.
  private struct Candidate {
    var packed: UInt64
    var side: SideValues
    var rank: OriginRank
    /// Where the entry's file stands in the result's primary lane; known in other lanes only.
    var newRank: Int
  }

  private func add(_ members: [KeyGroups.Member], lane: Int) throws(CorpusError) {
    var places: [(file: Int, old: Int, new: Int)] = []
    for (key, own) in KeyGroups.split(members) {
      var best: Candidate?
      for member in own {
        let candidate = try candidate(member, lane: lane)
        if best.map({ isBetter(candidate, than: $0) }) ?? true { best = candidate }
      }
      guard let best else { continue }
      if lane > 0 {
        try assembler.add(key, lane: lane, packed: best.packed, rank: best.newRank)
        continue
      }
      let rank = try assembler.add(key, packed: best.packed, side: best.side)
      places += own.map { (file: $0.file, old: $0.entry.rank, new: rank) }
    }
    guard lane == 0, lanes.count > 1, !options.sideTables.isEmpty else { return }
    for place in places.sorted(by: { $0.old < $1.old }) {
      try rankMaps[place.file].append(place.new)
    }
  }

  private func candidate(
    _ member: KeyGroups.Member, lane: Int
  ) throws(CorpusError) -> Candidate {
    let file = files[member.file]
    let packed = try translators[member.file].packed(member.entry.payload)
    var side = SideValues()
    var newRank = 0
    if !options.sideTables.isEmpty {
      var old = member.entry.rank
      if lane > 0 {
        old = try file.laneIndex(lanes[lane]).primaryRank(old) ?? 0
        newRank = try rankMaps[member.file](old) ?? 0
      }
      if !options.rankedTables.isEmpty {
        side = try file.sideValues(old).limited(to: options.rankedTables)
      }
    }
    return Candidate(
      packed: packed, side: side,
      rank: OriginRank(
        isPermissive: member.entry.payload.licenseType == .permissive, side: side),
      newRank: newRank)
  }

  private func isBetter(_ candidate: Candidate, than other: Candidate) -> Bool {
    if candidate.rank != other.rank { return other.rank < candidate.rank }
    return tieBreak(candidate) < tieBreak(other)
  }

  private func tieBreak(_ candidate: Candidate) -> TieBreak {
    let interner = assembler.interner
    return TieBreak(
      licenses: interner.licenseSets[Int(candidate.packed & 0xFFFF_FFFF)],
      language: interner.languages[Int(candidate.packed >> 32 & 0xFFFF)],
      flags: candidate.packed >> 48, side: candidate.side, keys: [])
  }
}
