import SteleBase
package import SteleCorpus
import SteleFile
import SteleSourceTree

/// Checks the files of trees against a corpus, on several threads, and hands them over in order.
///
/// ```swift
/// let corpus = try CorpusIndex(opening: "v2.stele")
/// let check = TreeCheck(of: ["src"], CheckOptions(), corpus: corpus)
/// let summary = try check.run { file in print(file.path.shown, file.verdict.rawValue) }
/// ```
package struct TreeCheck {
  private let roots: [TreeRoot]
  /// Why some of the given paths cannot be checked.
  private let missing: [CheckError]
  private let options: CheckOptions
  private let corpus: CorpusIndex

  /// A check of the trees and files at `paths`, each once; where there is nothing is a problem that the
  /// summary tells.
  package init(of paths: [String], _ options: CheckOptions, corpus: CorpusIndex) {
    (roots, missing) = Self.roots(paths)
    self.options = options
    self.corpus = corpus
  }

  private static func roots(_ paths: [String]) -> ([TreeRoot], missing: [CheckError]) {
    var roots: [TreeRoot] = []
    var missing: [CheckError] = []
    var seen: Set<BytePath> = []
    for path in paths {
      guard let root = TreeRoot(path) else {
        missing.append(.noSuchPath(path))
        continue
      }
      if seen.insert(root.place).inserted { roots.append(root) }
    }
    return (roots, missing)
  }

  private typealias Checked = Result<[CheckedFile], CorpusError>

  /// Calls `body` with every file, in the order of the paths that were given and of names.
  ///
  /// No more is held than some batches of files for each thread.
  ///
  /// - Throws: What `body` throws, or a `CheckError` where the corpus is damaged.
  package func run(_ body: (CheckedFile) throws -> Void) throws -> CheckSummary {
    let (options, corpus) = (options, corpus)
    let leftOut = Self.leftOut(of: roots, options)
    let files = Self.files(of: roots, options, ignoring: leftOut)
    let assessments = LicenseAssessmentCache(options.policy.licenseRules)
    let checked = OrderedPipeline<[FoundFile], Checked>(threads: options.threads) {
      let batch = files.nextBatch()
      return batch.isEmpty ? nil : batch
    } makeWorker: {
      let checker = FileChecker(options, corpus: corpus, assessments: assessments)
      return { batch in
        Result { () throws(CorpusError) in
          try batch.map { found throws(CorpusError) in try checker.check(found) }
        }
      }
    }
    var baseline = options.baseline
    var summary = CheckSummary()
    summary.acceptsFindings = options.acceptsFindings
    while let batch = checked.next() {
      for var file in try Self.files(batch) {
        if let state = baseline?.state(of: file) { file.baselineState = state }
        summary.add(file)
        try body(file)
      }
    }
    summary.problems =
      missing.map { BytePath.shown($0.description) } + files.problems.flatMap(Self.texts)
    summary.isAllLeftOut = missing.isEmpty && leftOut.count == roots.count
    summary.ignored = files.ignored
    summary.staleEntries = baseline?.staleEntries(below: roots.map { FilePath($0.given) }) ?? []
    return summary
  }

  /// The places of those of `roots` that are files which an ignore file leaves out.
  static func leftOut(of roots: [TreeRoot], _ options: CheckOptions) -> Set<BytePath> {
    Set(
      roots.filter { !$0.isFolder && options.ignoresFile(at: FilePath($0.given)) }.map(\.place))
  }

  /// The files that are to be checked.
  static func files(
    of roots: [TreeRoot], _ options: CheckOptions, ignoring leftOut: Set<BytePath>
  ) -> TreeFiles {
    TreeFiles(
      of: roots, options: options.walkOptions, leavingOut: options.ownFiles, ignoring: leftOut)
  }

  private static func texts(_ problems: TreeProblems) -> [String] {
    let unnamed = problems.count - problems.named.count
    return problems.named.map(\.description)
      + (unnamed > 0 ? ["\(unnamed) more below \(problems.root)"] : [])
  }

  private static func files(_ result: Checked) throws(CheckError) -> [CheckedFile] {
    do { return try result.get() } catch { throw .corpus(error) }
  }
}
