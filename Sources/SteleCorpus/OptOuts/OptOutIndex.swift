/// An opt-out list that can be asked.
///
/// Names that renames connect, in either direction and over any number of steps, form one group, so that
/// circles do no harm. Owners are grouped first; a repository then goes by one name for its owner.
///
/// - Complexity: To ask costs a few look-ups in hash tables, however long the list is.
package final class OptOutIndex: Sendable {
  /// What was indexed.
  package let list: OptOutList
  private let owners: NameGroups
  private let repositories: NameGroups
  private let ownersOut: [OptOutName: Match]
  private let repositoriesOut: [OptOutName: Match]

  /// Why something is opted out.
  package struct Match: Sendable, Equatable {
    /// The list's entry.
    package let entry: OptOutName
    /// The entry's date.
    package let since: CalendarDate

    /// The earlier of two; of entries of one day, the first by name.
    fileprivate static func earliest(_ left: Match?, _ right: Match?) -> Match? {
      guard let left, let right else { return left ?? right }
      return (right.since, right.entry) < (left.since, left.entry) ? right : left
    }
  }

  /// Indexes `list`.
  package init(_ list: OptOutList) {
    self.list = list
    var owners = NameGroups()
    for rename in list.renames where rename.old.isOwner { owners.join(rename.old, rename.new) }
    owners.flatten()
    var repositories = NameGroups()
    func canonical(_ name: OptOutName) -> OptOutName {
      name.moved(to: owners.group(of: name.owner))
    }
    for rename in list.renames where !rename.old.isOwner {
      repositories.join(canonical(rename.old), canonical(rename.new))
    }
    repositories.flatten()
    var ownersOut: [OptOutName: Match] = [:]
    var repositoriesOut: [OptOutName: Match] = [:]
    ownersOut.reserveCapacity(list.dates.count)
    for (entry, since) in list.dates {
      let match = Match(entry: entry, since: since)
      if entry.isOwner {
        let group = owners.group(of: entry)
        ownersOut[group] = Match.earliest(ownersOut[group], match)
      } else {
        let group = repositories.group(of: canonical(entry))
        repositoriesOut[group] = Match.earliest(repositoriesOut[group], match)
      }
    }
    // A repository that changed hands is opted out with any of its owners.
    for name in repositories.members {
      guard let match = ownersOut[name.owner] else { continue }
      let group = repositories.group(of: name)
      repositoriesOut[group] = Match.earliest(repositoriesOut[group], match)
    }
    self.owners = owners
    self.repositories = repositories
    self.ownersOut = ownersOut
    self.repositoriesOut = repositoriesOut
  }

  /// Whether, and since when, a repository or an owner is opted out.
  package func match(_ name: OptOutName) -> Match? {
    let owner = owners.group(of: name.owner)
    let repository = repositories.group(of: name.moved(to: owner))
    return Match.earliest(ownersOut[owner], name.isOwner ? nil : repositoriesOut[repository])
  }

  /// Whether a row of this repository is opted out; of no repository, never.
  func covers(_ repository: String?) -> Bool {
    guard let repository else { return false }
    return match(OptOutName(ofRow: repository)) != nil
  }
}

/// Names in groups, of which each goes by one of its members.
private struct NameGroups: Sendable {
  private var parents: [OptOutName: OptOutName] = [:]

  /// All names that were joined with others.
  var members: some Sequence<OptOutName> { parents.keys }

  /// Makes one group of those of two names.
  mutating func join(_ left: OptOutName, _ right: OptOutName) {
    let (first, second) = (flattened(left), flattened(right))
    parents[max(first, second)] = min(first, second)
    parents[min(first, second)] = min(first, second)
  }

  /// The name that the group of `name` goes by; a name that was never joined is a group of its own.
  func group(of name: OptOutName) -> OptOutName {
    var name = name
    while let parent = parents[name], parent != name { name = parent }
    return name
  }

  /// Makes every way a single step.
  mutating func flatten() {
    for name in Array(parents.keys) { _ = flattened(name) }
  }

  /// The same, which makes the way shorter for the next one who asks.
  private mutating func flattened(_ name: OptOutName) -> OptOutName {
    let group = group(of: name)
    var name = name
    while let parent = parents[name], parent != group, parent != name {
      parents[name] = group
      name = parent
    }
    return group
  }
}
