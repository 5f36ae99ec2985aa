import SteleFile

extension CorpusIndex {
  /// All opt-outs that are in force: those the file was made with, and those beside it.
  package func optOuts() throws(CorpusError) -> OptOutList {
    if let list = optOutIndex?.list { return list }
    // Names beside the file are among those that it was made with, but may have earlier dates.
    var list = try OptOutList.stored(in: container)
    if let overlay { try list.add(overlay) }
    return list
  }

  /// What must be asked about repositories before something is told: nothing where all opt-outs in
  /// force are those that the file was made with.
  static func index(
    of overlay: OptOutList?, sideTables: Set<SideTable>, in container: Container
  ) throws(CorpusError) -> OptOutIndex? {
    guard let overlay else { return nil }
    let stored = try OptOutList.stored(in: container)
    if stored.includes(overlay) { return nil }
    guard sideTables.contains(.repository) else { throw cannotHonour(container.file.path) }
    var all = overlay
    try all.add(stored)
    return OptOutIndex(all)
  }

  /// Throws unless answers can honour `list`.
  func checkThatItHonours(_ list: OptOutList) throws(CorpusError) {
    if sideTables.contains(.repository) { return }
    guard try OptOutList.stored(in: container).includes(list) else { throw cannotHonour }
  }

  var cannotHonour: CorpusError { Self.cannotHonour(container.file.path) }

  private static func cannotHonour(_ path: String) -> CorpusError {
    .notStored(
      path: path, what: "the repositories of its contents, so that no answer could honour opt-outs",
      remedy: "build it again with --side-tables repository, or with --opt-outs")
  }
}
