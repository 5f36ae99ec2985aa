import SteleFile

/// The part of a tree in which the rules of one repository hold, or in which there is none.
struct TreeScope: Sendable {
  /// The folder of the tree in which it begins; the root too where the repository begins above.
  let top: TreePath
  /// From the repository's top to the tree's root, where the repository begins above.
  private var prefix = TreePath.root
  /// Whether git ignores anything at all.
  private var isRepository = false
  private var ignoresCase = false
  private var index: GitIndex?
  /// From the weakest to the strongest: the user's, `info/exclude`, then the folders' from the top down.
  private var rules: [IgnoreRules] = []

  private static let maximumByteCount = 1 << 24

  /// A part of a tree that lies in no repository.
  init(top: TreePath) { self.top = top }

  /// The part of a tree that lies in `repository`, `problems` being what could not be read of it.
  init(
    top: TreePath, _ repository: GitRepository, user: GitUserSettings, problems: inout [TreeError]
  ) {
    self.top = top
    var config = user.config
    config.add(repository.config)
    ignoresCase = config.isTrue("core.ignorecase")
    func attempt<Result>(_ body: () throws(TreeError) -> Result?) -> Result? {
      do throws(TreeError) { return try body() } catch {
        problems.append(error)
        return nil
      }
    }
    index = attempt { () throws(TreeError) in try repository.index() }
    let parts = repository.prefix.bytes.split(separator: TreePath.slash)
    let folders = (0...parts.count).map {
      TreePath(bytes: Array(parts[..<$0].joined(separator: [TreePath.slash])))
    }
    // What lies in the place of another repository, which is not there, lies in none.
    if folders.contains(where: { index?.tracksModule($0) == true }) { return }
    isRepository = true
    prefix = repository.prefix
    if ignoresCase { index = index?.withoutCase }
    let files = [
      user.ignoreFile(in: repository.top, config),
      repository.commonFolder.appending("info/exclude".utf8),
    ]
    for file in files.compactMap({ $0?.resolved }) {
      rules += attempt { () throws(TreeError) in try read(file, base: top) }.map { [$0] } ?? []
    }
    for folder in folders.dropLast() {
      let file = repository.top.appending(folder.appending(".gitignore".utf8).bytes)
      rules += attempt { () throws(TreeError) in try read(file, base: folder) }.map { [$0] } ?? []
    }
  }

  /// The rules in the file at `path`, unless it is a link; nil if there are none.
  private func read(_ path: BytePath, base: TreePath) throws(TreeError) -> IgnoreRules? {
    // Git does not follow a `.gitignore` that is a link.
    guard (try? FileStatus(of: path))?.kind == .file,
      let text = try contentsIfPresent(of: path, limit: Self.maximumByteCount)
    else { return nil }
    let rules = IgnoreRules(text: text, base: base, ignoresCase: ignoresCase)
    return rules.isEmpty ? nil : rules
  }

  /// How many folders' rules hold; what ``leave(to:)`` goes back to.
  var depth: Int { rules.count }

  /// Adds the rules of the `.gitignore` file at `file`, which lies in the folder `path` of the tree.
  mutating func enter(_ path: TreePath, ignoreFile file: BytePath) throws(TreeError) {
    guard isRepository, let more = try read(file, base: fromPrefix(path)) else { return }
    rules.append(more)
  }

  /// Forgets the rules of folders further down.
  mutating func leave(to depth: Int) { rules.removeLast(rules.count - depth) }

  /// A path of the tree as rules' bases count it.
  private func fromPrefix(_ path: TreePath) -> TreePath {
    prefix.bytes.isEmpty ? path : prefix.appending(path.bytes)
  }

  /// A path of the tree as the index has it.
  private func inIndex(_ path: TreePath) -> TreePath {
    let own = path.below(top).map { TreePath(bytes: Array($0)) } ?? path
    let full = fromPrefix(own)
    return ignoresCase ? full.withoutCase : full
  }

  /// Whether a rule says that `path` is ignored.
  func ignores(_ path: TreePath, isFolder: Bool) -> Bool {
    let full = fromPrefix(path)
    for rules in rules.reversed() {
      if let decision = rules.decision(path: full, isFolder: isFolder) { return decision }
    }
    return false
  }

  /// Whether the index has the file at `path`, or the folder as a repository of its own.
  func tracks(_ path: TreePath, isFolder: Bool) -> Bool {
    guard let index else { return false }
    return isFolder ? index.tracksModule(inIndex(path)) : index.tracks(inIndex(path))
  }

  /// Whether the index has something in the folder at `path`.
  func tracksSomething(in path: TreePath) -> Bool {
    index?.tracksSomething(in: inIndex(path)) == true
  }
}
