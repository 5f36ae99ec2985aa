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
  /// From the tree's root to the repository's top.
  private var prefix = TreePath.root
  private var index: GitIndex?
  /// From the weakest to the strongest: `info/exclude`, then the folders' from the top down.
  private var gitRules: [IgnoreRules] = []

  private static let maximumByteCount = 1 << 24

  /// The rules above the root, `problems` being what could not be read.
  init(root: BytePath, options: TreeWalkOptions, problems: inout [TreeError]) {
    self.options = options
    guard options.followsGitIgnore, let repository = GitRepository(containing: root) else { return }
    prefix = repository.prefix
    func attempt<Result>(_ body: () throws(TreeError) -> Result?) -> Result? {
      do throws(TreeError) { return try body() } catch {
        problems.append(error)
        return nil
      }
    }
    index = attempt { () throws(TreeError) in try repository.index() }
    let exclude = repository.commonFolder.appending("info/exclude".utf8)
    gitRules += [attempt { () throws(TreeError) in try Self.rules(exclude, base: .root) }]
      .compactMap { $0 }
    var folder = TreePath.root
    for name in prefix.bytes.split(separator: TreePath.slash) {
      let file = repository.top.appending(folder.appending(".gitignore".utf8).bytes)
      let rules = attempt { () throws(TreeError) in try Self.rules(file, base: folder) }
      if let rules { gitRules.append(rules) }
      folder = folder.appending(name)
    }
  }

  private static func rules(
    _ path: BytePath, base: TreePath
  ) throws(TreeError) -> IgnoreRules? {
    // Git does not follow a `.gitignore` that is a link.
    guard (try? FileStatus(of: path))?.kind == .file,
      let text = try contentsIfPresent(of: path, limit: maximumByteCount)
    else { return nil }
    let rules = IgnoreRules(text: text, base: base)
    return rules.isEmpty ? nil : rules
  }

  /// How many folders' rules hold; what ``leave(to:)`` goes back to.
  var depth: Int { gitRules.count }

  /// Adds the rules of the `.gitignore` file at `file`, which lies in the folder `path` of the tree.
  mutating func enter(_ path: TreePath, ignoreFile file: BytePath) throws(TreeError) {
    guard options.followsGitIgnore,
      let rules = try Self.rules(file, base: prefix.appending(path.bytes))
    else { return }
    gitRules.append(rules)
  }

  /// Forgets the rules of folders further down.
  mutating func leave(to depth: Int) { gitRules.removeLast(gitRules.count - depth) }

  /// What becomes of `path`, in a folder of which only what git tracks is seen if `isInIgnored`.
  func visibility(of path: TreePath, isFolder: Bool, isInIgnored: Bool) -> Visibility {
    let own = Self.decision(options.ignoreRules, path, isFolder: isFolder)
    if own == true { return .hidden }
    guard options.followsGitIgnore else { return .seen }
    if own == false, !isInIgnored { return .seen }
    let full = prefix.bytes.isEmpty ? path : prefix.appending(path.bytes)
    guard isInIgnored || Self.decision(gitRules, full, isFolder: isFolder) == true else {
      return .seen
    }
    guard let index else { return .hidden }
    // A tracked path that is a folder is a repository of its own.
    if index.tracks(full) { return .seen }
    return isFolder && index.tracksSomething(in: full) ? .onlyTracked : .hidden
  }

  private static func decision(
    _ rules: [IgnoreRules], _ path: TreePath, isFolder: Bool
  ) -> Bool? {
    for rules in rules.reversed() {
      if let decision = rules.decision(path: path, isFolder: isFolder) { return decision }
    }
    return nil
  }
}
