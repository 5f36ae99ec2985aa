/// How far a release is from the one before it, and so which number of its version goes up.
package enum ReleaseStep: String, Sendable {
  /// Something that was asked for is no longer answered: a lane or a side table is gone, or the dataset
  /// is another.
  case major
  /// Contents were added, removed or relicensed, or the two cannot be compared.
  case minor
  /// Nothing but opt-outs, other fields or the manifest changed.
  case patch
}

extension ReleaseStep {
  /// The step from `old` to `new` with these changes between; nil where they cannot be compared.
  init(
    from old: CorpusIndex, to new: CorpusIndex, changes: ReleaseChanges?
  ) throws(CorpusError) {
    let dataset = try old.manifest().dataset
    let newDataset = try new.manifest().dataset
    let isOther = dataset != nil && dataset != newDataset
    let hasAll =
      Set(new.lanes).isSuperset(of: old.lanes) && new.sideTables.isSuperset(of: old.sideTables)
    if isOther || !hasAll {
      self = .major
    } else {
      self = changes?.areOfContents ?? true ? .minor : .patch
    }
  }
}
