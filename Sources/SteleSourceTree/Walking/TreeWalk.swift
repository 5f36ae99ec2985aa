import SteleFile

/// The files and links of a tree as git sees them, in the order of the bytes of their paths.
///
/// What git ignores and does not track is left out, and always what is called `.git`. Symbolic links
/// are not followed, but for the root itself. A root that is itself ignored was asked for and is walked.
///
/// A folder with `.git` in it begins a repository of its own, as submodules are: what the one around it
/// ignores does not hold in it, its own rules and index do. One that the index around it does not
/// track is left out where it is ignored. Outside of repositories, and in a submodule whose repository
/// is not there, nothing is ignored. Metadata that cannot be read are one of the ``problems``.
///
/// No more is held than what lies in the folders on the way to the current one, besides the indexes of
/// the repositories there.
///
/// ```swift
/// var walk = try TreeWalk(root: "src")
/// while let entry = walk.next() { print(entry.path.text) }
/// ```
package struct TreeWalk: Sendable {
  private let root: BytePath
  private var rules: TreeRules
  private var folders: [Folder] = []
  /// The only entry of a tree that is a single file.
  private var single: TreeEntry?
  /// What could not be read and was passed over, the first ``mostProblems``.
  package private(set) var problems: [TreeError] = []
  /// How many there were in all.
  package private(set) var problemCount = 0

  /// Problems that are kept.
  package static let mostProblems = 1000

  private static let gitName = Array(".git".utf8)
  private static let ignoreFileName = Array(".gitignore".utf8)

  /// A folder whose contents are walked.
  private struct Folder: Sendable {
    let path: TreePath
    /// In the order of full paths.
    let children: [Child]
    var next = 0
    /// How many rules held above.
    let rulesDepth: TreeRules.Depth
    let isIgnored: Bool
  }

  private struct Child: Sendable {
    /// The name, with a slash behind a folder's: that is how full paths order.
    let sortName: [UInt8]
    let kind: FileStatus.Kind
  }

  /// Starts at `root`, a folder or a single file.
  package init(root: String, options: TreeWalkOptions = TreeWalkOptions()) throws(TreeError) {
    self.root = BytePath(root)
    let path = self.root
    let status = try reportingFileErrors { () throws(FileError) in
      try FileStatus(of: path, followsLinks: true)
    }
    switch status.kind {
    case .folder:
      rules = TreeRules(root: path, options: options, problems: &problems)
      problemCount = problems.count
      try open(.root, isIgnored: false)
    case .file:
      var unused = TreeWalkOptions()
      unused.followsGitIgnore = false
      rules = TreeRules(root: path, options: unused, problems: &problems)
      single = TreeEntry(
        path: TreePath(bytes: Array(TreePath(bytes: path.bytes).name)),
        kind: status.isExecutable ? .executable : .file, byteCount: status.byteCount)
    case .symbolicLink, .other:
      throw .notFileOrFolder(path: root)
    }
  }

  /// The next file or link, or nil at the end.
  ///
  /// What cannot be read becomes one of the ``problems``, and the walk goes on.
  package mutating func next() -> TreeEntry? {
    while let step = nextStep() {
      if case .entry(let entry) = step { return entry }
    }
    return nil
  }

  /// The next file or link, or what is left out on the way to it; nil at the end.
  ///
  /// What is called `.git` is left out without a word.
  package mutating func nextStep() -> TreeStep? {
    if let entry = single {
      single = nil
      return .entry(entry)
    }
    while let folder = folders.last {
      guard folder.next < folder.children.count else {
        rules.leave(to: folder.rulesDepth)
        folders.removeLast()
        continue
      }
      folders[folders.count - 1].next += 1
      do throws(TreeError) {
        if let step = try visit(folder.children[folder.next], in: folder) { return step }
      } catch { note(error) }
    }
    return nil
  }

  private mutating func note(_ problem: TreeError) {
    problemCount += 1
    if problems.count < Self.mostProblems { problems.append(problem) }
  }

  /// What becomes of `child`; nil for a folder that is seen, whose contents come next.
  private mutating func visit(_ child: Child, in folder: Folder) throws(TreeError) -> TreeStep? {
    let isFolder = child.kind == .folder
    let path = folder.path.appending(isFolder ? child.sortName.dropLast() : child.sortName[...])
    let visibility = rules.visibility(
      of: path, isFolder: isFolder, isInIgnored: folder.isIgnored)
    if visibility == .hidden { return .ignored(path) }
    if isFolder {
      try open(path, isIgnored: visibility == .onlyTracked)
      return nil
    }
    let place = root.appending(path.bytes)
    let status = try reportingFileErrors { () throws(FileError) in try FileStatus(of: place) }
    switch status.kind {
    case .file:
      return entry(path, status.isExecutable ? .executable : .file, status.byteCount)
    case .symbolicLink: return entry(path, .symlink, status.byteCount)
    // It has just taken the place of a file.
    case .folder, .other: return nil
    }
  }

  private func entry(_ path: TreePath, _ kind: TreeEntry.Kind, _ byteCount: Int) -> TreeStep {
    .entry(
      TreeEntry(path: path, kind: kind, byteCount: byteCount, repository: rules.repository))
  }

  /// Reads what lies in the folder `path`, and its rules.
  private mutating func open(_ path: TreePath, isIgnored: Bool) throws(TreeError) {
    let place = root.appending(path.bytes)
    let entries = try reportingFileErrors { () throws(FileError) in
      try FolderContents.entries(of: place, followsLinks: path == .root)
    }
    let depth = rules.depth
    if !isIgnored {
      var problems: [TreeError] = []
      rules.enter(
        path, at: place,
        hasGit: entries.contains { $0.name == Self.gitName },
        hasIgnoreFile: entries.contains { $0.name == Self.ignoreFileName },
        problems: &problems)
      for problem in problems { note(problem) }
    }
    var children: [Child] = []
    for entry in entries where entry.name != Self.gitName {
      guard let kind = entry.kind ?? examine(place.appending(entry.name)), kind != .other else {
        continue
      }
      let suffix = kind == .folder ? [TreePath.slash] : []
      children.append(Child(sortName: entry.name + suffix, kind: kind))
    }
    children.sort { $0.sortName.lexicographicallyPrecedes($1.sortName) }
    folders.append(
      Folder(path: path, children: children, rulesDepth: depth, isIgnored: isIgnored))
  }

  /// The kind of what lies at `path`, where the folder does not say.
  private mutating func examine(_ path: BytePath) -> FileStatus.Kind? {
    do throws(FileError) { return try FileStatus(of: path).kind } catch {
      note(TreeError(error))
      return nil
    }
  }
}
