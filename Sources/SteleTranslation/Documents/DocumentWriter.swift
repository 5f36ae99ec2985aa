import Dispatch
import SteleDocument
import SteleFile
import SteleTransformer
import Synchronization

/// Takes translated texts, notes them in the journal, writes documents that are complete, and
/// reports them in the order of the plan.
///
/// All that happens on a thread of its own, while others translate: to see a small file to the disk
/// takes as long as to translate it.
final class DocumentWriter: Sendable {
  private let options: DocumentOptions
  private let targetLanguage: String
  private let journal: JobJournal?
  /// What new translations are recorded in.
  private let memory: TranslationMemory?
  private let progress: DocumentProgress
  private let report: @Sendable (DocumentJob.Outcome) -> Void
  private let queue = DispatchQueue(label: "documents")
  /// For how many chunks there is room.
  private let room = DispatchSemaphore(value: 0)
  private let state = Mutex(State())

  private struct State {
    /// Documents of which something is missing, by their numbers.
    var partial: [Int: PartialDocument] = [:]
    /// Outcomes that wait for one before them.
    var waiting: [Int: DocumentJob.Outcome] = [:]
    var reported = 0
    var summary = Summary()
  }

  /// What is known when all is done.
  struct Summary {
    var finished: [JobJournal.Finished] = []
    var hasFailures = false
  }

  /// Chunks that may wait for the disk.
  private static let roomCount = 4

  /// A writer that calls `report` with each outcome, one at a time.
  init(
    _ options: DocumentOptions, targetLanguage: String, journal: JobJournal?,
    memory: TranslationMemory?, progress: DocumentProgress,
    report: @escaping @Sendable (DocumentJob.Outcome) -> Void
  ) {
    self.options = options
    self.targetLanguage = targetLanguage
    self.journal = journal
    self.memory = memory
    self.progress = progress
    self.report = report
    // A semaphore must not go away with less than it began with, so it begins with nothing.
    for _ in 0..<Self.roomCount { room.signal() }
  }

  /// Takes a chunk and what became of each of its parts; waits if there is no room.
  func take(
    _ chunk: DocumentChunk, _ results: [Result<[TextTranslation], TranslationError>]
  ) {
    room.wait()
    queue.async { [self] in
      state.withLock { state in
        for (index, outcome) in chunk.settled { settle(index, outcome, &state) }
        add(chunk.parts, results, &state)
        reportNext(&state)
      }
      room.signal()
    }
  }

  /// Waits until all that was taken is written.
  func finish() -> Summary { queue.sync { state.withLock { $0.summary } } }
}

// MARK: - Texts

extension DocumentWriter {
  private func add(
    _ parts: [DocumentChunk.Part], _ results: [Result<[TextTranslation], TranslationError>],
    _ state: inout State
  ) {
    let noted = note(parts, results)
    var complete: [(OpenDocument, PartialDocument)] = []
    for (part, result) in zip(parts, results) where !part.document.hasFailed {
      let document = part.document
      do throws(DocumentJobError) {
        try noted.get()
        var partial =
          state.partial.removeValue(forKey: document.index)
          ?? PartialDocument(document, options: options)
        partial.take(try Self.translations(result, of: document), of: part.numbers)
        let share = partial.share
        progress.update(document.index, share: share.done, earlier: share.earlier)
        if partial.isComplete {
          complete.append((document, partial))
        } else {
          state.partial[document.index] = partial
        }
      } catch {
        fail(document, error, &state)
      }
    }
    if !complete.isEmpty { write(complete, &state) }
  }

  private static func translations(
    _ result: Result<[TextTranslation], TranslationError>, of document: OpenDocument
  ) throws(DocumentJobError) -> [TextTranslation] {
    do {
      return try result.get()
    } catch {
      throw .translation(path: document.task.input, error)
    }
  }

  /// Notes the texts of a chunk in the journal, all at once.
  private func note(
    _ parts: [DocumentChunk.Part], _ results: [Result<[TextTranslation], TranslationError>]
  ) -> Result<Void, DocumentJobError> {
    var units: [JobJournal.Units] = []
    for case (let part, .success(let translations)) in zip(parts, results)
    where !translations.isEmpty {
      units.append(
        JobJournal.Units(
          document: part.document.task.name, fingerprint: part.document.fingerprint,
          units: zip(part.numbers, translations.map(\.unit)).map { ($0, $1) }))
    }
    return Result { () throws(DocumentJobError) in try journal?.add(units) }
  }
}

// MARK: - Documents

extension DocumentWriter {
  /// Writes documents, and notes them in the journal, all at once; before that, what the memory is to
  /// keep of them.
  private func write(_ complete: [(OpenDocument, PartialDocument)], _ state: inout State) {
    var written: [(OpenDocument, DocumentJob.Outcome)] = []
    for (document, partial) in complete {
      do throws(DocumentJobError) {
        written.append((document, try write(document, partial)))
      } catch {
        fail(document, error, &state)
      }
    }
    do throws(DocumentJobError) {
      do throws(TranslationMemoryError) { try memory?.saveIfDue() } catch { throw .memory(error) }
      try journal?.finish(
        written.compactMap { document, outcome in
          outcome.finished.map { (document.task.name, $0.fingerprint, $0.output) }
        })
      for (document, outcome) in written { settle(document.index, outcome, &state) }
    } catch {
      for (document, _) in written { fail(document, error, &state) }
    }
  }

  private func write(
    _ document: OpenDocument, _ partial: PartialDocument
  ) throws(DocumentJobError) -> DocumentJob.Outcome {
    var (bytes, outcome) = try partial.rendered(targetLanguage: targetLanguage)
    guard let path = document.task.output else {
      outcome.bytes = bytes
      return outcome
    }
    do {
      try FolderContents.makeFolders(upTo: path)
      try SmallFile.write(bytes, to: path)
    } catch {
      throw .file(error)
    }
    outcome.finished = (document.fingerprint, DocumentFingerprint.of(output: bytes))
    return outcome
  }

  private func fail(_ document: OpenDocument, _ error: DocumentJobError, _ state: inout State) {
    document.fail()
    state.partial[document.index] = nil
    settle(document.index, .failed(document.task, error), &state)
  }

  private func settle(_ index: Int, _ outcome: DocumentJob.Outcome, _ state: inout State) {
    progress.finish(index, wasDone: outcome.wasDone)
    state.waiting[index] = outcome
  }

  private func reportNext(_ state: inout State) {
    while let outcome = state.waiting.removeValue(forKey: state.reported) {
      state.reported += 1
      if outcome.error != nil { state.summary.hasFailures = true }
      if let finished = outcome.finished {
        state.summary.finished.append(
          (outcome.task.name, finished.fingerprint, finished.output))
      }
      report(outcome)
    }
  }
}
