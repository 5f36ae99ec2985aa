import SteleSourceTree

/// Which files to check, and against what.
package struct CheckOptions: Sendable {
  /// What files may not be.
  let policy: CheckPolicy
  /// What was accepted before.
  let baseline: Baseline?
  /// Files to leave out, besides those that git ignores; of several rules the last one decides.
  let ignoreFiles: [IgnoreFile]
  /// Whether to leave out what git ignores and does not track.
  let followsGitIgnore: Bool
  /// Whether to look for unknown text with the other kind of line ends too.
  let wantsEndOfLineVariants: Bool
  /// Whether to compute SHA-1 and SHA-256 of every file for the report.
  let wantsHashes: Bool
  /// Whether findings are accepted from now on, so that they do not decide on the outcome.
  let acceptsFindings: Bool
  /// Threads to read and hash with; at least 1.
  let threads: Int
  /// What is not checked because the check itself reads or writes it.
  let ownFiles: OwnFiles

  /// Options of a check.
  ///
  /// - Parameters:
  ///   - policy: What files may not be.
  ///   - baseline: What was accepted before.
  ///   - ignoreFiles: What to leave out, besides what git ignores; of several rules the last one decides.
  ///   - followsGitIgnore: Whether to leave out what git ignores and does not track.
  ///   - wantsEndOfLineVariants: Whether to look for unknown text with the other kind of line ends too.
  ///   - wantsHashes: Whether to compute SHA-1 and SHA-256 of every file for the report.
  ///   - acceptsFindings: Whether findings do not decide on the outcome, since they are accepted from now
  ///     on.
  ///   - threads: How many threads read and hash; at least 1.
  ///   - ownFiles: Paths of what is not checked: reports that are written, the corpus that is asked.
  ///     What standard output goes to is left out in any case.
  package init(
    policy: CheckPolicy = CheckPolicy(), baseline: Baseline? = nil, ignoreFiles: [IgnoreFile] = [],
    followsGitIgnore: Bool = true, wantsEndOfLineVariants: Bool = true, wantsHashes: Bool = false,
    acceptsFindings: Bool = false, threads: Int = 1, leavingOut ownFiles: [String] = []
  ) {
    self.policy = policy
    self.baseline = baseline
    self.ignoreFiles = ignoreFiles
    self.followsGitIgnore = followsGitIgnore
    self.wantsEndOfLineVariants = wantsEndOfLineVariants
    self.wantsHashes = wantsHashes
    self.acceptsFindings = acceptsFindings
    self.threads = threads
    var own = OwnFiles()
    own.addStandardOutput()
    for path in ownFiles { own.add(path) }
    self.ownFiles = own
  }

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
