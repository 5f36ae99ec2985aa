import SteleFile

/// Decides what of a tree is seen, folder by folder on the way down.
struct TreeRules: Sendable {
  /// What becomes of something in a tree.
  enum Visibility {
    case seen
    /// A folder that is ignored, of which only what git tracks is seen.
    case onlyTracked
    case hidden
  }

  private let options: TreeWalkOptions
  /// From the outermost to the innermost; never empty.
  private var scopes = [TreeScope(top: .root)]

  /// The rules above the root, `problems` being what could not be read.
  init(root: BytePath, options: TreeWalkOptions, problems: inout [TreeError]) {
    self.options = options
    guard options.followsGitIgnore else { return }
    do throws(TreeError) {
      let user = options.userSettings ?? .current
      guard let repository = try GitRepository(containing: root, user: user) else { return }
      scopes = [TreeScope(top: .root, repository, user: user, problems: &problems)]
    } catch { problems.append(error) }
  }

  /// The folder of the tree in which the innermost repository begins.
  var repository: TreePath { scopes[scopes.count - 1].top }

  /// What holds in a folder; what ``leave(to:)`` goes back to.
  struct Depth {
    fileprivate let scopes: Int
    fileprivate let rules: Int
  }

  /// What holds now.
  var depth: Depth { Depth(scopes: scopes.count, rules: scopes[scopes.count - 1].depth) }

  /// Enters the folder `path` of the tree, which lies at `place` and has these files of git's in it.
  mutating func enter(
    _ path: TreePath, at place: BytePath, hasGit: Bool, hasIgnoreFile: Bool,
    problems: inout [TreeError]
  ) {
    if path != .root, hasGit || scopes.last?.tracks(path, isFolder: true) == true {
      enterRepository(path, at: place, problems: &problems)
    }
    guard hasIgnoreFile, options.followsGitIgnore else { return }
    do throws(TreeError) {
      try scopes[scopes.count - 1].enter(
        path, ignoreFile: place.appending(".gitignore".utf8))
    } catch { problems.append(error) }
  }

  /// Enters the folder `path`, in which a repository begins, or would if it were there.
  private mutating func enterRepository(
    _ path: TreePath, at place: BytePath, problems: inout [TreeError]
  ) {
    do throws(TreeError) {
      let user = options.userSettings ?? .current
      if let repository = try GitRepository(at: place, user: user) {
        scopes.append(
          options.followsGitIgnore
            ? TreeScope(top: path, repository, user: user, problems: &problems)
            : TreeScope(top: path))
      } else if scopes[scopes.count - 1].tracks(path, isFolder: true) {
        scopes.append(TreeScope(top: path))
      }
    } catch {
      scopes.append(TreeScope(top: path))
      if options.followsGitIgnore { problems.append(error) }
    }
  }

  /// Forgets what holds further down.
  mutating func leave(to depth: Depth) {
    scopes.removeLast(scopes.count - depth.scopes)
    scopes[scopes.count - 1].leave(to: depth.rules)
  }

  /// What becomes of `path`, in a folder of which only what git tracks is seen if `isInIgnored`.
  func visibility(of path: TreePath, isFolder: Bool, isInIgnored: Bool) -> Visibility {
    let own = ownDecision(path, isFolder: isFolder)
    if own == true { return .hidden }
    guard options.followsGitIgnore else { return .seen }
    if own == false, !isInIgnored { return .seen }
    guard isInIgnored || scopes[scopes.count - 1].ignores(path, isFolder: isFolder) else {
      return .seen
    }
    // A repository may have been made among files that the one around it tracks.
    if scopes.contains(where: { $0.tracks(path, isFolder: isFolder) }) { return .seen }
    let hasTracked = isFolder && scopes.contains { $0.tracksSomething(in: path) }
    return hasTracked ? .onlyTracked : .hidden
  }

  private func ownDecision(_ path: TreePath, isFolder: Bool) -> Bool? {
    for rules in options.ignoreRules.reversed() {
      if let decision = rules.decision(path: path, isFolder: isFolder) { return decision }
    }
    return nil
  }
}
