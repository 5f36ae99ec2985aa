/// What changed from one release to the next, in numbers.
struct ReleaseChanges {
  /// Of all files.
  private(set) var counts = CorpusDiff.Counts()
  /// Of the files in each language; the empty one is none.
  private(set) var languages: [String: CorpusDiff.Counts] = [:]
  /// Of the files that have, or had, each licence.
  private(set) var licenses: [String: CorpusDiff.Counts] = [:]
  /// Files that are relicensed only because an origin with other licences was opted out.
  private(set) var relicensedByOptOuts = 0

  /// Goes through all changes from `old` to `new`, whatever lies beside these files; nil where they
  /// cannot be compared.
  init?(from old: CorpusIndex, to new: CorpusIndex) throws(CorpusError) {
    let diff: CorpusDiff
    do throws(CorpusError) { diff = try CorpusDiff(storedIn: old, and: new) } catch {
      guard case .mismatch = error else { throw error }
      return nil
    }
    // The old release as it would be with today's opt-outs, where it says enough to tell.
    var sparing: CorpusDiff?
    if old.sideTables.contains(.repository) {
      let optOuts = OptOutIndex(try OptOutList.stored(in: new.container))
      sparing = try CorpusDiff(storedIn: old, without: optOuts, and: new)
    }
    var changes = try diff.changes()
    while let change = try changes.next() {
      if change.kind == .relicensed, let sparing, try sparing.kind(of: change) != .relicensed {
        relicensedByOptOuts += 1
      }
      let rows = try diff.rows(of: change)
      // What is opted out has nothing to be counted by but what it was.
      let told = [rows.old, rows.new].compactMap { $0?.row }.filter { !$0.isOptedOut }
      languages[told.last?.language ?? "", default: .init()].add(change.kind)
      for license in Set(told.flatMap(\.detectedLicenses)) {
        licenses[license, default: .init()].add(change.kind)
      }
    }
    counts = changes.counts
  }

  /// Whether contents were added, removed or relicensed by other than opt-outs.
  var areOfContents: Bool {
    counts.added + counts.removed + counts.relicensed > relicensedByOptOuts
  }
}
