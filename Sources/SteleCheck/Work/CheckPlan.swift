import SteleTree

/// What to check, and how.
public struct CheckPlan: Sendable {
  /// Folders and files to check.
  public var roots: [CheckRoot]
  /// What files may not be.
  public var policy = CheckPolicy()
  /// What was accepted before.
  public var baseline: Baseline?
  /// Files to leave out, besides those that git ignores.
  public var ignoreFile: IgnoreFile?
  /// Whether to leave out what git ignores and does not track.
  public var followsGitIgnore = true
  /// Whether to look for unknown text with the other kind of line ends too.
  public var wantsEndOfLineVariants = true
  /// Whether to compute SHA-1 and SHA-256 of every file for the report.
  public var wantsHashes = false
  /// Whether findings are accepted from now on, so that they do not decide on the outcome.
  public var acceptsFindings = false
  /// Threads to read and hash with; at least 1.
  public var threads = 1
  /// What is not checked because the check itself reads or writes it.
  private(set) var ownFiles = OwnFiles()

  /// A plan to check the trees and files at `paths`, each once.
  ///
  /// - Throws: An error where there is nothing at one of them.
  public init(paths: [String]) throws(CheckError) {
    roots = []
    var seen: Set<FilePath> = []
    for path in paths {
      let root = try CheckRoot(path)
      if seen.insert(root.real).inserted { roots.append(root) }
    }
  }

  /// Does not check the file at `path`: a report that is written, or the corpus that is asked.
  public mutating func leaveOut(_ path: String) { ownFiles.add(path) }

  var walkOptions: TreeWalkOptions {
    var options = TreeWalkOptions()
    options.followsGitIgnore = followsGitIgnore
    options.ignoreRules = (ignoreFile?.rules).map { [$0] } ?? []
    return options
  }
}

/// A folder or a file to check.
public struct CheckRoot: Sendable {
  /// The path as it was given.
  public let given: String
  /// The same without needless parts, as reports show it.
  public let path: FilePath
  /// The place without links.
  let real: FilePath
  let isFolder: Bool

  init(_ given: String) throws(CheckError) {
    guard let resolution = PathResolution(given) else { throw .noSuchPath(given) }
    self.given = given
    path = FilePath(given)
    real = resolution.real
    isFolder = resolution.isFolder
  }
}
