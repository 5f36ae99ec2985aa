import SteleSourceTree

/// What to check, and how.
public struct CheckPlan: Sendable {
  /// Folders and files to check.
  public var roots: [CheckRoot]
  /// What files may not be.
  public var policy = CheckPolicy()
  /// What was accepted before.
  public var baseline: Baseline?
  /// Files to leave out, besides those that git ignores; of several rules the last one decides.
  public var ignoreFiles: [IgnoreFile] = []
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
  /// Why some of the given paths cannot be checked.
  let missing: [CheckError]

  /// A plan to check the trees and files at `paths`, each once; where there is nothing is a problem that
  /// the summary tells.
  public init(paths: [String]) {
    roots = []
    var missing: [CheckError] = []
    var seen: Set<FilePath> = []
    for path in paths {
      do throws(CheckError) {
        let root = try CheckRoot(path)
        if seen.insert(root.real).inserted { roots.append(root) }
      } catch { missing.append(error) }
    }
    self.missing = missing
  }

  /// Does not check the file at `path`: a report that is written, or the corpus that is asked.
  public mutating func leaveOut(_ path: String) { ownFiles.add(path) }

  var walkOptions: TreeWalkOptions {
    var options = TreeWalkOptions()
    options.followsGitIgnore = followsGitIgnore
    options.ignoreRules = ignoreFiles.map(\.rules)
    return options
  }

  /// Whether an ignore file leaves out the file at `path`, itself or with a folder above it.
  func ignoresFile(at path: FilePath) -> Bool {
    let slashes = path.bytes.indices.filter { path.bytes[$0] == UInt8(ascii: "/") && $0 > 0 }
    let places = slashes.map { (TreePath(bytes: Array(path.bytes[..<$0])), true) }
    return (places + [(TreePath(bytes: path.bytes), false)]).contains { place, isFolder in
      ignoreFiles.reversed().lazy.compactMap {
        $0.rules.decision(path: place, isFolder: isFolder)
      }.first == true
    }
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
