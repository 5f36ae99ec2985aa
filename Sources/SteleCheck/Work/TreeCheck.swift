public import SteleCorpus
import SteleFile
import SteleSourceTree

/// Checks the files of trees against a corpus, on several threads, and hands them over in order.
///
/// ```swift
/// let check = TreeCheck(CheckPlan(paths: ["src"]), corpus: try CorpusIndex(opening: "v2.stele"))
/// let summary = try check.run { file in print(file.path.shown, file.verdict.rawValue) }
/// ```
public struct TreeCheck {
  private let plan: CheckPlan
  private let corpus: CorpusIndex

  /// A check of `plan` against `corpus`.
  public init(_ plan: CheckPlan, corpus: CorpusIndex) {
    self.plan = plan
    self.corpus = corpus
  }

  private typealias Checked = Result<[CheckedFile], CorpusError>

  /// Calls `body` with every file, in the order of the paths that were given and of names.
  ///
  /// No more is held than some batches of files for each thread.
  ///
  /// - Throws: What `body` throws, or a ``CheckError`` where the corpus is damaged or a path is gone.
  public func run(_ body: (CheckedFile) throws -> Void) throws -> CheckSummary {
    let (plan, corpus) = (plan, corpus)
    let notes = LicenseNotes(plan.policy.licenseRules)
    let source = SharedFileSource(plan)
    let checked = OrderedPipeline<[FoundFile], Checked>(threads: plan.threads) {
      source.nextBatch()
    } makeWorker: {
      let checker = FileChecker(plan, corpus: corpus, notes: notes)
      return { batch in
        Result { () throws(CorpusError) in
          try batch.map { found throws(CorpusError) in try checker.check(found) }
        }
      }
    }
    var baseline = plan.baseline
    var summary = CheckSummary()
    summary.acceptsFindings = plan.acceptsFindings
    while let batch = checked.next() {
      for var file in try Self.files(batch) {
        if let state = baseline?.state(of: file) { file.baselineState = state }
        summary.add(file)
        try body(file)
      }
    }
    summary.problems =
      try plan.missing.map { BytePath.shown($0.description) } + source.problems()
    summary.isAllLeftOut = plan.missing.isEmpty && source.leftOutRoots == plan.roots.count
    summary.ignored = source.ignored
    summary.staleEntries = baseline?.staleEntries(below: plan.roots.map(\.path)) ?? []
    return summary
  }

  private static func files(_ result: Checked) throws(CheckError) -> [CheckedFile] {
    do { return try result.get() } catch { throw .corpus(error) }
  }
}
