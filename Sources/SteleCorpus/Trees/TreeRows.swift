import SteleBase
import SteleFile
import SteleHashing
import SteleSourceTree

/// Rows that describe the files of a tree of one's own, as far as the dataset's columns go.
///
/// All files that git sees are there, binary ones too, but no symbolic links. Hashes are the contents';
/// path, repository and commit are where they lie, seen from the top of the innermost repository, which
/// may begin above the tree or in it, as submodules do; the language is guessed by name and first lines;
/// licences are those of licence files in the folders above, up to that top, of tags in the file itself,
/// and of what REUSE has in their place.
///
/// Rows come in the order of the files' paths in the tree, whatever the number of threads, and say
/// nothing of where the tree or its repository lies.
package final class TreeRows {
  /// The tree's root as it was given.
  package let path: String
  /// What could not be read, up to ``mostProblems``: what, where, and what to do.
  package private(set) var problems: [String] = []
  /// How many of these there are in all.
  package private(set) var problemCount = 0
  private let files: TreeFiles
  private let pipeline: OrderedPipeline<TreeEntry, Result<DescribedFile, TreeError>>
  private let name: String
  private let origins: TreeOrigins
  private var digest = SHA256()
  private var byteCount = 0
  private var isAtEnd = false

  /// Problems that are kept.
  package static let mostProblems = TreeWalk.mostProblems

  /// Looks for licence files in the tree at `path`, a folder or a single file, and starts to hash.
  ///
  /// - Parameters:
  ///   - path: The tree's root.
  ///   - repository: Owner and name for all files but those of repositories in the tree, or nil for
  ///     what git's configuration says.
  ///   - lanes: The keys that rows get.
  ///   - threads: How many threads hash, or nil for as many as there are processors.
  ///   - output: The corpus file that is made, which is left out where it lies in the tree.
  ///   - patterns: Lines as in a `.gitignore` file of the tree's root, which hold everywhere.
  /// - Throws: An error where there is no tree at `path`, or its root cannot be read.
  package init(
    path: String, repository: String? = nil, lanes: [CorpusLane] = [.sha1Git, .sha1],
    threads: Int? = nil, leavingOut output: String? = nil, ignoring patterns: [UInt8] = []
  ) throws(CorpusError) {
    self.path = path
    let threads = max(threads ?? ProcessorCount.current, 1)
    var options = TreeWalkOptions()
    options.ignoreRules = [IgnoreRules(text: patterns, base: TreePath(bytes: []))]
    let own = Self.ownFiles(output)
    let files = try Self.files(of: path, options, leavingOut: own)
    self.files = files
    let origins = TreeOrigins(root: path, repository: repository)
    self.origins = origins
    let licenses = TreeLicenses(
      try Self.files(of: path, options, leavingOut: own), root: path, below: origins.foldersAbove,
      prefix: origins.outermost.prefix, threads: threads)
    let describer = FileDescriber(
      root: path, lanes: lanes, origins: origins, licenses: licenses)
    pipeline = OrderedPipeline(threads: threads) {
      while let entry = files.next()?.entry {
        if entry.kind != .symlink { return entry }
      }
      return nil
    } makeWorker: {
      let hasher = describer.makeHasher()
      return { entry in describer.describe(entry, hasher) }
    }
    name = Self.baseName(path)
    note(licenses.problems, count: licenses.problems.count)
  }

  private static func files(
    of path: String, _ options: TreeWalkOptions, leavingOut own: OwnFiles
  ) throws(CorpusError) -> TreeFiles {
    do throws(TreeError) {
      return try TreeFiles(of: path, options: options, leavingOut: own)
    } catch { throw .unreadableTree(error.description) }
  }

  /// What is written for the corpus file at `output`, and may lie in the tree from the last time.
  private static func ownFiles(_ output: String?) -> OwnFiles {
    var own = OwnFiles()
    guard let output else { return own }
    own.add(output)
    own.add(OptOutOverlay.path(of: output))
    return own
  }

  /// The folder's own name, also where the path is `.` or ends in a slash.
  private static func baseName(_ path: String) -> String {
    let last = path.baseName
    guard last == "." || last == "..", let resolved = BytePath(path).resolved else {
      return BytePath.shown(last)
    }
    return resolved.description.baseName
  }

  /// The next row, or nil at the end; files that cannot be read are passed over, and are among the
  /// ``problems``.
  package func next() -> CorpusRow? {
    while let result = pipeline.next() {
      switch result {
      case .success(let file):
        byteCount += file.byteCount
        digest.update(file.digestLine)
        return file.row
      case .failure(let error): note([error.description], count: 1)
      }
    }
    if !isAtEnd {
      isAtEnd = true
      for tree in files.problems { note(tree.named.map(\.description), count: tree.count) }
    }
    return nil
  }

  /// How many files and links, and folders with all in them, were left out because git ignores them or
  /// by the caller's patterns; complete once there are no more rows.
  package var ignored: Int { files.ignored }

  /// What could not be found out about repositories, which is no reason to make no corpus file.
  package var notes: [String] { origins.revisionProblems }

  private func note(_ descriptions: [String], count: Int) {
    problems += descriptions.prefix(Self.mostProblems - problems.count)
    problemCount += count
  }

  /// The tree's name and digest; complete once there are no more rows.
  ///
  /// The digest is the SHA-256 of one line for each row, in the order of the paths' bytes: git's hash
  /// of the contents in hexadecimal digits, a space, the path's bytes, and a zero.
  package var source: CorpusManifest.Source {
    CorpusManifest.Source(
      name: name, byteCount: byteCount, sha256: Hexadecimal.text(of: digest.finalize()),
      tree: CorpusManifest.Source.Tree(
        repository: origins.outermost.repository,
        revision: origins.outermost.revision?.hexadecimal(byteCount: 20)))
  }
}
