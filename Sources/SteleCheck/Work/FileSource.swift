import SteleSourceTree
import Synchronization

/// A file that is to be checked.
struct FoundFile: Sendable {
  /// The tree that it was found in, as it was given.
  let root: String
  let entry: TreeEntry
  let path: FilePath
}

/// The files of all trees of a plan, in the order of the paths that were given and of names.
struct FileSource {
  private let plan: CheckPlan
  private var waiting: ArraySlice<CheckRoot>
  private var walk: (root: CheckRoot, entries: TreeWalk)?
  /// Places that were seen; only where one tree contains another.
  private var seen: Set<FilePath>?
  /// Places that rules left out in one of the trees, of which another may have some.
  private var ignoredPlaces: Set<FilePath> = []
  /// How many were left out in trees of which no other tree has a part.
  private var ignoredOnce = 0
  /// Given paths that are files which the ignore file leaves out.
  private(set) var leftOutRoots = 0
  /// What could not be read on the way.
  private(set) var problems: [String] = []
  /// Why the rest of the files could not be found.
  private(set) var failure: TreeError?

  /// Files in a batch, unless their bytes are many.
  private static let mostFiles = 64
  private static let mostBytes = 1 << 22

  init(_ plan: CheckPlan) {
    self.plan = plan
    waiting = plan.roots[...]
    let folders = plan.roots.filter(\.isFolder)
    let isNested =
      plan.roots.count > 1
      && folders.contains { folder in
        plan.roots.contains { $0.real != folder.real && $0.real.isInside(folder.real) }
      }
    seen = isNested ? [] : nil
  }

  /// How many files, and folders with all in them, rules left out.
  var ignored: Int {
    guard let seen else { return ignoredOnce + ignoredPlaces.count }
    return ignoredPlaces.subtracting(seen).count
  }

  /// Some files that are worth handing to a thread; nil at the end, or after a failure.
  mutating func nextBatch() -> [FoundFile]? {
    var batch: [FoundFile] = []
    var bytes = 0
    do throws(TreeError) {
      while batch.count < Self.mostFiles, bytes < Self.mostBytes, let file = try next() {
        batch.append(file)
        bytes += file.entry.byteCount
      }
    } catch {
      failure = error
      waiting = []
      walk = nil
    }
    return batch.isEmpty ? nil : batch
  }

  private mutating func next() throws(TreeError) -> FoundFile? {
    while true {
      if walk == nil, !openNext() { return nil }
      guard let step = try nextStep(), let root = walk?.root else {
        walk = nil
        continue
      }
      guard case .entry(let entry) = step else {
        if case .ignored(let path) = step { note(ignored: path, in: root) }
        continue
      }
      guard isWanted(entry.path, in: root) else { continue }
      return FoundFile(
        root: root.given, entry: entry,
        path: root.isFolder ? root.path.appending(entry.path) : root.path)
    }
  }

  /// Counts what rules leave out, unless it is one of the check's own files.
  private mutating func note(ignored path: TreePath, in root: CheckRoot) {
    let place = root.real.appending(path)
    guard !plan.ownFiles.contains(place) else { return }
    if seen == nil { ignoredOnce += 1 } else { ignoredPlaces.insert(place) }
  }

  /// Whether what lies at `path` was not seen yet, and is none of the check's own files.
  private mutating func isWanted(_ path: TreePath, in root: CheckRoot) -> Bool {
    if seen == nil, plan.ownFiles.isEmpty { return true }
    let place = root.isFolder ? root.real.appending(path) : root.real
    return (seen?.insert(place).inserted ?? true) && !plan.ownFiles.contains(place)
  }

  /// The next step through the tree that is walked; nil at its end.
  private mutating func nextStep() throws(TreeError) -> TreeStep? {
    if let step = try walk?.entries.nextStep() { return step }
    guard let entries = walk?.entries else { return nil }
    problems += entries.problems.map(\.description)
    let unnamed = entries.problemCount - entries.problems.count
    if unnamed > 0 { problems.append("\(unnamed) more below \(walk?.root.given ?? "")") }
    return nil
  }

  /// Begins the next tree; false if there is none.
  private mutating func openNext() -> Bool {
    guard let root = waiting.popFirst() else { return false }
    if !root.isFolder, plan.ignoresFile(at: root.path) {
      leftOutRoots += 1
      ignoredPlaces.insert(root.real)
      return true
    }
    do throws(TreeError) {
      walk = (root, try TreeWalk(root: root.given, options: plan.walkOptions))
    } catch { problems.append(error.description) }
    return true
  }
}

/// Files that several threads may take.
final class SharedFileSource: Sendable {
  private let source: Mutex<FileSource>

  init(_ plan: CheckPlan) { source = Mutex(FileSource(plan)) }

  /// Some files; nil at the end, or after a failure.
  func nextBatch() -> [FoundFile]? { source.withLock { $0.nextBatch() } }

  /// How many files, and folders with all in them, rules left out.
  var ignored: Int { source.withLock { $0.ignored } }

  /// Given paths that are files which the ignore file leaves out.
  var leftOutRoots: Int { source.withLock { $0.leftOutRoots } }

  /// What could not be read on the way.
  ///
  /// - Throws: An error where the rest of the files could not be found.
  func problems() throws(CheckError) -> [String] {
    if let failure = source.withLock({ $0.failure }) { throw .tree(failure) }
    return source.withLock { $0.problems }
  }
}
