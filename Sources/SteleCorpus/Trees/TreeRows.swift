import Crypto
import SteleFile
import SteleTree

/// Rows that describe the files of a tree of one's own, as far as the dataset's columns go.
///
/// All files that git sees are there, binary ones too, but no symbolic links. Hashes are the contents';
/// path, repository and commit are where they lie, seen from the repository's top if the tree is a part
/// of one; the language is guessed by name and first lines; licences are those of licence files in the
/// folders above, up to that top, of tags in the file itself, and of what REUSE has in their place.
///
/// Rows come in the order of their paths, whatever the number of threads, and say nothing of where the
/// tree or its repository lies.
public final class TreeRows {
  /// The tree's root as it was given.
  public let path: String
  /// What could not be read, up to ``mostProblems``: what, where, and what to do.
  public private(set) var problems: [String] = []
  /// How many of these there are in all.
  public private(set) var problemCount = 0
  private let walk: SharedWalk
  private let pipeline: OrderedPipeline<TreeEntry, Result<DescribedFile, TreeError>>
  private let name: String
  private let origin: CorpusManifest.Source.Tree
  private var digest = SHA256()
  private var byteCount = 0
  private var isAtEnd = false

  /// Problems that are kept.
  public static let mostProblems = TreeWalk.mostProblems

  /// Looks for licence files in the tree at `path`, a folder or a single file, and starts to hash.
  ///
  /// - Parameters:
  ///   - path: The tree's root.
  ///   - repository: Owner and name to give all rows, or nil for what git's configuration says.
  ///   - lanes: The keys that rows get.
  ///   - threads: How many threads hash, or nil for as many as there are processors.
  ///   - output: The corpus file that is made, which is left out where it lies in the tree.
  /// - Throws: An error where there is no tree at `path`, or its root cannot be read.
  public init(
    path: String, repository: String? = nil, lanes: [CorpusLane] = [.sha1Git, .sha1],
    threads: Int? = nil, leavingOut output: String? = nil
  ) throws(CorpusError) {
    self.path = path
    let threads = max(threads ?? ProcessorCount.current, 1)
    let walk = try Self.walk(path)
    self.walk = walk
    let metadata = GitMetadata(of: path)
    let licenses = TreeLicenses(
      try Self.walk(path), root: path, below: metadata?.foldersAbove ?? [],
      prefix: metadata?.prefix ?? TreePath(""), threads: threads)
    let describer = FileDescriber(
      root: path, prefix: metadata?.prefix ?? TreePath(""), lanes: lanes,
      repository: repository ?? metadata?.repository,
      revision: metadata?.revision.flatMap { ContentKey(bytes: $0) }, licenses: licenses)
    let output = TreeOutput(output, root: path)
    pipeline = OrderedPipeline(threads: threads) {
      while let entry = walk.next() {
        if entry.kind != .symlink, !output.contains(entry) { return entry }
      }
      return nil
    } makeWorker: {
      let hasher = describer.makeHasher()
      return { entry in describer.describe(entry, hasher) }
    }
    name = Self.baseName(path)
    origin = CorpusManifest.Source.Tree(
      repository: describer.repository, revision: describer.revision?.hexadecimal(byteCount: 20))
    note(licenses.problems, count: licenses.problems.count)
  }

  private static func walk(_ path: String) throws(CorpusError) -> SharedWalk {
    do throws(TreeError) { return try SharedWalk(root: path) } catch {
      throw .unreadableTree(error.description)
    }
  }

  /// The folder's own name, also where the path is `.` or ends in a slash.
  private static func baseName(_ path: String) -> String {
    let last = path.split(separator: "/").last ?? "/"
    guard last == "." || last == "..", let resolved = BytePath(path).resolved else {
      return BytePath.shown(String(last))
    }
    return resolved.description.split(separator: "/").last.map(String.init) ?? "/"
  }

  /// The next row, or nil at the end; files that cannot be read are passed over, and are among the
  /// ``problems``.
  public func next() -> CorpusRow? {
    while let result = pipeline.next() {
      switch result {
      case .success(let file):
        byteCount += file.byteCount
        digest.update(data: file.digestLine)
        return file.row
      case .failure(let error): note([error.description], count: 1)
      }
    }
    if !isAtEnd {
      isAtEnd = true
      note(walk.problems.map(\.description), count: walk.problemCount)
    }
    return nil
  }

  private func note(_ descriptions: [String], count: Int) {
    problems += descriptions.prefix(Self.mostProblems - problems.count)
    problemCount += count
  }

  /// The tree's name and digest; complete once there are no more rows.
  ///
  /// The digest is the SHA-256 of one line for each row, in the order of the paths' bytes: git's hash
  /// of the contents in hexadecimal digits, a space, the path's bytes, and a zero.
  public var source: CorpusManifest.Source {
    CorpusManifest.Source(
      name: name, byteCount: byteCount, sha256: Hexadecimal.text(of: digest.finalize()),
      tree: origin)
  }
}
