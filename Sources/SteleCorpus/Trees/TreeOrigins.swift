import SteleFile
import SteleSourceTree
import Synchronization

/// Where a file of a tree comes from.
struct TreeOrigin: Sendable {
  let repository: String?
  let revision: ContentKey?
  /// From the repository's top to the tree's root, where the repository begins there or above.
  var prefix = TreePath(bytes: [])
  /// Why the commit is not known although there may be one.
  var revisionProblem: String?
}

/// Where the files of a tree come from, each by the innermost repository that it lies in.
final class TreeOrigins: Sendable {
  /// Of what lies in no repository further down.
  let outermost: TreeOrigin
  /// The folders from the outermost repository's top down to the tree, without the tree itself.
  let foldersAbove: [BytePath]
  private let root: BytePath
  private let inner = Mutex<[TreePath: TreeOrigin]>([:])

  /// Those of the tree at `root`; `repository` is the outermost repository's name, or nil for what git's
  /// configuration says.
  init(root: String, repository: String?) {
    let metadata = GitMetadata(of: root)
    self.root = BytePath(root)
    outermost = TreeOrigin(metadata, repository: repository)
    foldersAbove = metadata?.foldersAbove ?? []
  }

  /// Where `entry` comes from.
  func origin(of entry: TreeEntry) -> TreeOrigin {
    let top = entry.repository
    guard !top.bytes.isEmpty else { return outermost }
    return inner.withLock { inner in
      if let known = inner[top] { return known }
      let metadata = GitMetadata(ofRepositoryAt: root.appending(top.bytes))
      let origin = TreeOrigin(metadata, repository: nil)
      inner[top] = origin
      return origin
    }
  }

  /// The path of `entry` from the top of its repository, with a slash before it.
  func path(of entry: TreeEntry) -> String {
    let top = entry.repository.bytes
    if top.isEmpty { return "/" + outermost.prefix.appending(entry.path.bytes).text }
    return TreePath(bytes: Array(entry.path.bytes.dropFirst(top.count))).text
  }

  /// Why commits are not known although there may be some, by the order of folders.
  var revisionProblems: [String] {
    let inner = inner.withLock { $0 }
    let origins = [outermost] + inner.sorted { $0.key < $1.key }.map(\.value)
    return origins.compactMap(\.revisionProblem)
  }
}

extension TreeOrigin {
  fileprivate init(_ metadata: GitMetadata?, repository: String?) {
    self.repository = repository ?? metadata?.repository
    revision = metadata?.revision.flatMap { ContentKey(bytes: $0) }
    prefix = metadata?.prefix ?? TreePath(bytes: [])
    revisionProblem = metadata?.revisionProblem
  }
}
