package import SteleFile
import Synchronization

/// The files and links of one or several trees, each once, that several threads may take.
///
/// They come in the order of the trees as they were given and, in each, in the order of the bytes of
/// their paths; what lies in two of the trees comes with the first of these. Files of one's own are left
/// out, and so is what rules leave out, which is counted.
///
/// ```swift
/// let files = try TreeFiles(of: "src")
/// while let file = files.next() { print(file.entry.path.text) }
/// ```
package final class TreeFiles: Sendable {
  private let state: Mutex<TreeFileState>

  /// Those of the tree at `root`, a folder or a single file.
  ///
  /// - Throws: An error where there is no tree, or its root cannot be read.
  package init(
    of root: String, options: TreeWalkOptions = TreeWalkOptions(),
    leavingOut ownFiles: OwnFiles = OwnFiles()
  ) throws(TreeError) {
    let walk = try TreeWalk(root: root, options: options)
    guard let root = TreeRoot(root) else {
      throw .cannotRead(path: root, reason: "it is gone")
    }
    var state = TreeFileState([], options: options, leavingOut: ownFiles, ignoring: [])
    state.walk = (root, walk)
    self.state = Mutex(state)
  }

  /// Those of the trees at `roots`; one that cannot be read is among the ``problems``.
  ///
  /// - Parameters:
  ///   - roots: Folders and single files.
  ///   - options: What to leave out of folders.
  ///   - ownFiles: Files to leave out without a word.
  ///   - ignored: Those of `roots` that are left out by rules, by their places.
  package init(
    of roots: [TreeRoot], options: TreeWalkOptions = TreeWalkOptions(),
    leavingOut ownFiles: OwnFiles = OwnFiles(), ignoring ignored: Set<BytePath> = []
  ) {
    state = Mutex(
      TreeFileState(roots, options: options, leavingOut: ownFiles, ignoring: ignored))
  }

  /// The next file or link; nil at the end.
  package func next() -> FoundFile? { state.withLock { $0.next() } }

  /// The next files and links, as many as are worth handing to a thread at once; none at the end.
  package func nextBatch() -> [FoundFile] {
    state.withLock { state in
      var batch: [FoundFile] = []
      var byteCount = 0
      while batch.count < Self.mostFiles, byteCount < Self.mostBytes, let file = state.next() {
        batch.append(file)
        byteCount += file.entry.byteCount
      }
      return batch
    }
  }

  /// Files in a batch, unless their bytes are many.
  private static let mostFiles = 64
  private static let mostBytes = 1 << 22

  /// How many files and links, and folders with all in them, rules left out so far.
  package var ignored: Int { state.withLock { $0.ignored } }

  /// What could not be read so far, for each tree that has been begun.
  package var problems: [TreeProblems] { state.withLock { $0.problems } }
}

/// How far the trees are walked.
private struct TreeFileState: Sendable {
  private let options: TreeWalkOptions
  private let ownFiles: OwnFiles
  private var waiting: ArraySlice<TreeRoot>
  /// The tree that is being walked.
  var walk: (root: TreeRoot, steps: TreeWalk)?
  /// Places that were seen; only where one tree contains another.
  private var seen: Set<BytePath>?
  /// Places that rules left out in one of the trees, of which another may have some.
  private var ignoredPlaces: Set<BytePath>
  /// How many were left out in trees of which no other tree has a part.
  private var ignoredOnce = 0
  private var pastProblems: [TreeProblems] = []

  init(
    _ roots: [TreeRoot], options: TreeWalkOptions, leavingOut ownFiles: OwnFiles,
    ignoring ignored: Set<BytePath>
  ) {
    self.options = options
    self.ownFiles = ownFiles
    waiting = roots.filter { !ignored.contains($0.place) }[...]
    ignoredPlaces = ignored
    let folders = roots.filter(\.isFolder)
    let isNested = folders.contains { folder in
      roots.contains { $0.place != folder.place && $0.place.isBelow(folder.place) }
    }
    seen = isNested ? [] : nil
  }

  var ignored: Int {
    ignoredOnce + (seen.map(ignoredPlaces.subtracting) ?? ignoredPlaces).count
  }

  var problems: [TreeProblems] {
    pastProblems + (walk.map { [TreeProblems($0.steps, root: $0.root.given)] } ?? [])
  }

  mutating func next() -> FoundFile? {
    while true {
      guard let root = walk?.root else {
        guard beginNext() else { return nil }
        continue
      }
      switch walk?.steps.nextStep() {
      case .entry(let entry):
        if isWanted(entry.path, in: root) { return FoundFile(root: root, entry: entry) }
      case .ignored(let path): note(ignored: path, in: root)
      case nil:
        pastProblems = problems
        walk = nil
      }
    }
  }

  /// Begins the next tree that can be read; false if there is none.
  private mutating func beginNext() -> Bool {
    guard let root = waiting.popFirst() else { return false }
    do throws(TreeError) {
      walk = (root, try TreeWalk(root: root.given, options: options))
    } catch { pastProblems.append(TreeProblems(error, root: root.given)) }
    return true
  }

  /// Counts what rules leave out, unless it is a file of one's own.
  private mutating func note(ignored path: TreePath, in root: TreeRoot) {
    let place = root.place(of: path)
    guard !ownFiles.contains(place) else { return }
    if seen == nil { ignoredOnce += 1 } else { ignoredPlaces.insert(place) }
  }

  /// Whether what lies at `path` was not seen yet, and is no file of one's own.
  private mutating func isWanted(_ path: TreePath, in root: TreeRoot) -> Bool {
    if seen == nil, ownFiles.isEmpty { return true }
    let place = root.place(of: path)
    return (seen?.insert(place).inserted ?? true) && !ownFiles.contains(place)
  }
}
