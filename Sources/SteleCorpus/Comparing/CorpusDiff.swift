import SteleFile

/// What changed from one corpus file to another, in the order of keys.
///
/// Both must store keys of the same length, or whole keys: otherwise files that are not the same might
/// be taken for the same.
///
/// Licences are a set: the same ones in another order are no change.
package struct CorpusDiff {
  private let files: [CorpusIndex]
  private let interner: PayloadInterner
  private let translators: [PayloadTranslator]
  private let space: KeySpace
  /// The side columns that both have.
  let columns: [SideColumn]
  private let comparesFurtherOrigins: Bool
  /// Whether the same licences in another order are told as well, though not counted.
  private let tellsOrder: Bool
  /// What opt-outs are honoured in each file.
  private let optOuts: [OptOutIndex?]

  /// How many files changed in what way.
  package struct Counts: Sendable, Equatable, Codable {
    /// Files that only the new corpus knows.
    package var added = 0
    /// Files that only the old one knows.
    package var removed = 0
    /// Files whose licences or kind of licence are others.
    package var relicensed = 0
    /// Files of which only something else is said: language, flags or side tables.
    package var changed = 0
    /// Files of which all origins are opted out, which was not so before.
    package var optedOut = 0
    /// Files of which both say the same.
    package var unchanged = 0

    /// No files at all.
    package init() {}
  }

  /// A change of one file.
  package struct Change: Sendable {
    /// What changed.
    package enum Kind: String, Sendable {
      case added
      case removed
      case relicensed
      case changed
      case optedOut = "opted_out"
    }

    /// What changed.
    package let kind: Kind
    let old: LaneCursor.Entry?
    let new: LaneCursor.Entry?
    /// False where only the order of licences is another.
    var isCounted = true
  }

  /// Compares what `new` tells with what `old` does.
  package init(from old: CorpusIndex, to new: CorpusIndex) throws(CorpusError) {
    try self.init(
      from: old, to: new, optOuts: [old.optOutIndex, new.optOutIndex], tellsOrder: false)
  }

  /// Compares what `new` holds with what `old` does, whatever lies beside them.
  ///
  /// Of `old` nothing is looked at that `optOuts` cover. Whoever makes `new` of `old` must be told of
  /// another order of licences too.
  init(
    storedIn old: CorpusIndex, without optOuts: OptOutIndex? = nil, and new: CorpusIndex,
    tellsOrder: Bool = false
  ) throws(CorpusError) {
    try self.init(from: old, to: new, optOuts: [optOuts, nil], tellsOrder: tellsOrder)
  }

  private init(
    from old: CorpusIndex, to new: CorpusIndex, optOuts: [OptOutIndex?], tellsOrder: Bool
  ) throws(CorpusError) {
    self.tellsOrder = tellsOrder
    files = [old, new]
    self.optOuts = optOuts
    _ = try CorpusFiles.sharedLanes(files)
    space = try CorpusFiles.sharedSpace(files)
    let spaces = [
      try old.laneIndex(old.lanes[0]).shape.space, try new.laneIndex(new.lanes[0]).shape.space,
    ]
    guard spaces[0] == spaces[1] || CorpusFiles.sharedTables(files).contains(.keys) else {
      throw .mismatch(
        path: old.container.file.path, other: new.container.file.path,
        reason: "keys of \(spaces[0].bits) and of \(spaces[1].bits) bits",
        remedy: "build both with the same --key-bits, or with --side-tables keys")
    }
    let shared = CorpusFiles.sharedTables(files)
    columns = shared.columns
    comparesFurtherOrigins = shared.contains(.origins)
    let interner = PayloadInterner()
    self.interner = interner
    translators = files.map { PayloadTranslator(from: $0, to: interner) }
  }

  /// The changes of the primary lane.
  package func changes() throws(CorpusError) -> CorpusChanges {
    try changes(in: files[0].lanes[0])
  }

  func changes(in lane: CorpusLane) throws(CorpusError) -> CorpusChanges {
    CorpusChanges(self, lane: lane, groups: try KeyGroups(lane, of: files, space: space))
  }

  /// The changes of one group; nil for what did not change.
  func changes(
    _ members: [KeyGroups.Member], lane: CorpusLane,
    counting: (LaneCursor.Entry) throws(CorpusError) -> Bool
  ) throws(CorpusError) -> [Change?] {
    var old = members.filter { $0.file == 0 }.map(\.entry)
    var result: [Change?] = []
    for entry in members.filter({ $0.file == 1 }).map(\.entry) {
      if let place = old.firstIndex(where: { isSame($0.key, entry.key) }) {
        let before = old.remove(at: place)
        let change = try change(from: before, to: entry, lane: lane)
        if change == nil, tellsOrder, try !areExactlySame(before, entry, lane: lane) {
          result.append(Change(kind: .changed, old: before, new: entry, isCounted: false))
        } else if change == nil, try counting(before) {
          result.append(Change(kind: .changed, old: before, new: entry))
        } else {
          result.append(change)
        }
      } else {
        let isOptedOut = try contents(entry, file: 1, lane: lane).origins.isEmpty
        result.append(Change(kind: isOptedOut ? .optedOut : .added, old: nil, new: entry))
      }
    }
    // First what goes: a patch may then put in its place what is alike.
    return old.map { Change(kind: .removed, old: $0, new: nil) } + result
  }

  /// Whether two keys that begin alike are taken for the same.
  ///
  /// Only what is known alike of both is about the same file for sure; but where one corpus stores whole
  /// keys and the other does not, that is never so.
  private func isSame(_ old: StoredKey, _ new: StoredKey) -> Bool {
    if old.isComplete == new.isComplete { return old == new }
    return files[0].sideTables.contains(.keys) != files[1].sideTables.contains(.keys)
  }

  /// What a file tells of contents.
  private struct Contents: Equatable {
    var origins: [FurtherOrigin]
    var isOptedOutElsewhere: Bool

    /// Licences and kind of licence of the best origin.
    var terms: UInt64? { origins.first.map { $0.packed & 0x3_0000_FFFF_FFFF } }
  }

  private func areExactlySame(
    _ old: LaneCursor.Entry, _ new: LaneCursor.Entry, lane: CorpusLane
  ) throws(CorpusError) -> Bool {
    try contents(old, file: 0, lane: lane, inOrder: true)
      == contents(new, file: 1, lane: lane, inOrder: true)
  }

  private func contents(
    _ entry: LaneCursor.Entry, file number: Int, lane: CorpusLane, inOrder: Bool = false
  ) throws(CorpusError) -> Contents {
    let file = files[number]
    let isPrimary = lane == file.lanes[0]
    let place = isPrimary && !file.sideTables.isEmpty ? entry.place : nil
    let told = try file.origins(
      entry.payload, place: place, without: isPrimary ? optOuts[number] : nil)
    var contents = Contents(origins: [], isOptedOutElsewhere: told.isOptedOutElsewhere)
    for origin in told.origins.prefix(comparesFurtherOrigins ? told.origins.count : 1) {
      var side = SideValues()
      if let place = origin.place { side = try file.side.values(place, of: columns) }
      let packed = try translators[number].packed(origin.payload)
      contents.origins.append(
        FurtherOrigin(packed: inOrder ? packed : interner.ignoringOrder(packed), side: side))
    }
    return contents
  }

  private func change(
    from old: LaneCursor.Entry, to new: LaneCursor.Entry, lane: CorpusLane
  ) throws(CorpusError) -> Change? {
    let before = try contents(old, file: 0, lane: lane)
    let after = try contents(new, file: 1, lane: lane)
    if before == after { return nil }
    let kind: Change.Kind =
      if after.origins.isEmpty {
        .optedOut
      } else if before.origins.isEmpty {
        .added
      } else {
        before.terms == after.terms ? .changed : .relicensed
      }
    return Change(kind: kind, old: old, new: new)
  }

  /// What a change of the primary lane that another comparison of the same files found is here; nil for
  /// nothing.
  func kind(of change: Change) throws(CorpusError) -> Change.Kind? {
    guard let old = change.old, let new = change.new else { return change.kind }
    return try self.change(from: old, to: new, lane: files[0].lanes[0])?.kind
  }

  /// What the old and the new corpus say about a changed file; nil where it is not there.
  package func rows(of change: Change) throws(CorpusError) -> (old: ListedRow?, new: ListedRow?) {
    func row(_ entry: LaneCursor.Entry?, _ file: CorpusIndex) throws(CorpusError) -> ListedRow? {
      guard let entry else { return nil }
      return try ListedRow.all(entry, lane: file.lanes[0], of: file).first
    }
    return (try row(change.old, files[0]), try row(change.new, files[1]))
  }
}

extension CorpusDiff.Counts {
  /// All that changed.
  var changes: Int { added + removed + relicensed + optedOut + changed }

  /// Counts a change; nil for none.
  mutating func add(_ kind: CorpusDiff.Change.Kind?) {
    switch kind {
    case .added: added += 1
    case .removed: removed += 1
    case .relicensed: relicensed += 1
    case .changed: changed += 1
    case .optedOut: optedOut += 1
    case nil: unchanged += 1
    }
  }
}
