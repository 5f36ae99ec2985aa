import ArgumentParser
import SteleBase
import SteleCorpus
import SteleDocument
import SteleTranslation
import Synchronization

/// Translates documents, and tells how it goes.
struct TranslateDocuments {
  let job: DocumentJob
  let plan: DocumentPlan
  /// Whether to name the files that are left out.
  let namesLeftOut: Bool

  private struct State: ~Copyable {
    var bar = ProgressBar("Translating")
    var counts = TextCounts()
    var warnings = LimitedWarnings()
    var translated = 0
    var earlier = 0
    var failures = 0
    /// Places with text that stay as they were.
    var leftOut = 0
    var outputError: (any Error)?
  }

  /// Translates all documents of the plan.
  ///
  /// - Throws: `ExitCode.failure` if some could not be translated, after all others were.
  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let total = plan.tasks.reduce(0) { $0 + $1.byteCount }
    let state = Mutex(State())
    if namesLeftOut { for path in plan.leftOut { StandardOutput.warn("left out: \(path)") } }
    try Interruption.answered(with: account) {
      try job.run(
        progress: { progress in
          state.withLock {
            $0.bar.update(done: progress.done, total: total, earlier: progress.earlier)
          }
        },
        report: { outcome in state.withLock { Self.report(outcome, &$0) } })
    }
    let took = clock.now - start
    try state.withLock { state in
      state.bar.clear()
      state.warnings.close()
      if let error = state.outputError { throw error }
      sayWhatWasDone(state, took)
      guard state.failures == 0 else { throw ExitCode.failure }
    }
  }

  /// What is said when the work is interrupted.
  private var account: Interruption.Account {
    { [journal = plan.journal] in
      journal.map {
        "Interrupted: what is done is kept in \($0). For the rest, run the command again with --resume"
      } ?? "Interrupted: nothing is kept, for the document was not complete"
    }
  }

  private static func report(_ outcome: DocumentJob.Outcome, _ state: inout State) {
    state.bar.clear()
    state.counts += outcome.counts
    if outcome.wasDone {
      state.earlier += 1
    } else if let error = outcome.error {
      state.failures += 1
      StandardOutput.warn("Error: \(error)")
    } else {
      state.translated += 1
      state.leftOut += outcome.leftOut
    }
    for notice in outcome.notices {
      state.warnings.warn("\(outcome.task.input):1: \(notice.warning)")
    }
    for problem in outcome.problems {
      let place = outcome.hasLines ? "\(problem.line)" : " text \(problem.line)"
      state.warnings.warn("\(outcome.task.input):\(place): \(problem.what)")
    }
    guard let bytes = outcome.bytes else { return }
    do {
      try StandardOutput.write(bytes)
    } catch {
      state.outputError = error
    }
  }

  private func sayWhatWasDone(_ state: borrowing State, _ took: Duration) {
    var parts = ["\(Counted.text(state.translated, "document")) translated"]
    if state.earlier > 0 {
      parts.append("\(Counted.text(state.earlier, "was", "were")) done before")
    }
    if state.failures > 0 { parts.append("\(state.failures) failed") }
    if state.leftOut > 0 {
      parts.append(
        "\(Counted.text(state.leftOut, "block")) left as \(state.leftOut == 1 ? "it was" : "they were")"
      )
    }
    if !plan.leftOut.isEmpty {
      parts.append("\(Counted.text(plan.leftOut.count, "other file")) left out")
    }
    StandardOutput.warn(parts.joined(separator: ", "))
    TranslationSummary(state.counts, took: took).print()
  }
}

extension DocumentNotice {
  /// What there is to know, with the option it is about.
  fileprivate var warning: String {
    switch self {
    case .unknownKey: "--keys: \(self)"
    case .unknownExcludedKey: "--exclude-keys: \(self)"
    case .guessedDelimiter: "\(self); if not, say so with --delimiter"
    }
  }
}
