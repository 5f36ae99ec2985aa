/// What is not to be told any more: repositories, and owners with all that they have and ever will.
///
/// Renames say which names mean the same owner or repository; what is opted out under one of them is
/// under all. See ``OptOutIndex`` for asking, and ``text`` for how lists are written.
///
/// ```swift
/// var list = OptOutList()
/// try list.add(owner, since: date)
/// OptOutIndex(list).match("octocat/hello-world")?.since
/// ```
package struct OptOutList: Sendable, Equatable {
  /// Since when each name is opted out.
  package private(set) var dates: [OptOutName: CalendarDate] = [:]
  /// Which names became which.
  package private(set) var renames: Set<Rename> = []

  /// A name that became another; either are both owners or both repositories.
  package struct Rename: Sendable, Hashable {
    /// The name before.
    package let old: OptOutName
    /// The name since.
    package let new: OptOutName

    /// A rename, or nil if one is an owner and the other a repository.
    package init?(from old: OptOutName, to new: OptOutName) {
      guard old.isOwner == new.isOwner else { return nil }
      self.old = old
      self.new = new
    }
  }

  /// Opt-outs and renames that a list can have.
  package static let mostEntries = 1 << 22

  /// A list of nothing.
  package init() {}

  /// Adds a name; of two dates the earlier one is kept.
  package mutating func add(_ name: OptOutName, since date: CalendarDate) throws(CorpusError) {
    dates[name] = min(dates[name] ?? date, date)
    try checkCount()
  }

  /// Adds a rename.
  package mutating func add(_ rename: Rename) throws(CorpusError) {
    renames.insert(rename)
    try checkCount()
  }

  private func checkCount() throws(CorpusError) {
    guard count <= Self.mostEntries else {
      throw .tooMany(what: "opt-outs", limit: Self.mostEntries)
    }
  }

  /// Adds all of `other`.
  package mutating func add(_ other: OptOutList) throws(CorpusError) {
    dates.merge(other.dates, uniquingKeysWith: min)
    renames.formUnion(other.renames)
    try checkCount()
  }

  /// Takes a name out, and returns whether it was there.
  mutating func remove(_ name: OptOutName) -> Bool { dates.removeValue(forKey: name) != nil }

  /// Opt-outs and renames.
  var count: Int { dates.count + renames.count }

  /// Whether there is nothing in the list.
  package var isEmpty: Bool { dates.isEmpty && renames.isEmpty }

  /// Whether what is opted out by `other` is opted out here, under the same names.
  func includes(_ other: OptOutList) -> Bool {
    renames.isSuperset(of: other.renames) && other.dates.keys.allSatisfy { dates[$0] != nil }
  }

  /// The latest date in the list: up to when requests were heard.
  package var cutOff: CalendarDate? { dates.values.max() }

  /// The earliest date in the list.
  package var start: CalendarDate? { dates.values.min() }
}
