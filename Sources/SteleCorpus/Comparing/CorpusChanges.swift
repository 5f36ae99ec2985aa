/// Goes through the changes from one corpus file to another, and counts them.
package struct CorpusChanges {
  private let diff: CorpusDiff
  private let lane: CorpusLane
  private var groups: KeyGroups
  private var waiting: [CorpusDiff.Change] = []
  /// What was found so far; complete once there are no more changes.
  package private(set) var counts = CorpusDiff.Counts()

  init(_ diff: CorpusDiff, lane: CorpusLane, groups: KeyGroups) {
    self.diff = diff
    self.lane = lane
    self.groups = groups
  }

  /// The next change, or nil at the end.
  package mutating func next() throws(CorpusError) -> CorpusDiff.Change? {
    func nothing(_ entry: LaneCursor.Entry) -> Bool { false }
    return try next(counting: nothing)
  }

  /// The next change; entries of the old file for which `counting` holds count as changed even if they
  /// are not.
  mutating func next(
    counting: (LaneCursor.Entry) throws(CorpusError) -> Bool
  ) throws(CorpusError) -> CorpusDiff.Change? {
    while waiting.isEmpty {
      let members = try groups.next()
      if members.isEmpty { return nil }
      let found = try diff.changes(members, lane: lane, counting: counting)
      for change in found { counts.add(change.flatMap { $0.isCounted ? $0.kind : nil }) }
      waiting = found.compactMap { $0 }
    }
    return waiting.removeFirst()
  }
}
