import SteleFile

/// What several files have in common.
enum CorpusFiles {
  /// The lanes of all `files`, which must be the same.
  static func sharedLanes(_ files: [CorpusIndex]) throws(CorpusError) -> [CorpusLane] {
    let lanes = files[0].lanes
    for file in files where file.lanes != lanes {
      throw .mismatch(
        path: files[0].container.file.path, other: file.container.file.path,
        reason: "one has keys of \(names(lanes)), the other of \(names(file.lanes))",
        remedy: "build both from rows with the same key columns")
    }
    return lanes
  }

  private static func names(_ lanes: [CorpusLane]) -> String {
    lanes.map(\.name).joined(separator: " and ")
  }

  /// The side tables that all `files` have.
  static func sharedTables(_ files: [CorpusIndex]) -> Set<SideTable> {
    files.dropFirst().reduce(files[0].sideTables) { $0.intersection($1.sideTables) }
  }

  /// The dataset that all `files` come from; nil where they do not say the same.
  static func sharedDataset(
    _ files: [CorpusIndex]
  ) throws(CorpusError) -> CorpusManifest.Dataset? {
    let first = try files[0].manifest()
    for file in files.dropFirst() {
      let manifest = try file.manifest()
      guard manifest.dataset == first.dataset, manifest.datasetRevision == first.datasetRevision
      else { return nil }
    }
    return first.dataset.map { .init(name: $0, revision: first.datasetRevision) }
  }

  /// The key space in which all `files` can be compared.
  static func sharedSpace(_ files: [CorpusIndex]) throws(CorpusError) -> KeySpace {
    var shared = KeySpace(bits: KeySpace.bitsRange.upperBound)
    var first: CorpusIndex?
    for file in files where !file.sideTables.contains(.keys) {
      let space = try file.laneIndex(file.lanes[0]).shape.space
      if space.isCoarser(than: shared) {
        shared = space
      } else if first == nil {
        shared = space
      } else if !shared.isCoarser(than: space) {
        throw .mismatch(
          path: (first ?? file).container.file.path, other: file.container.file.path,
          reason: "keys of \(shared.bits) and of \(space.bits) bits",
          remedy: "build both with the same --key-bits, or with --side-tables keys")
      }
      if first == nil { first = file }
    }
    return shared
  }
}
