import Dispatch
import SteleBase
public import SteleDocument
import SteleFile
import SteleTokenizer
public import SteleTransformer

/// Translates documents so that an interrupted run can be gone on with.
///
/// Texts of different documents are translated together: many small documents take no longer than a
/// large one of the same text. Each output appears, or changes, only when it is complete. What is
/// done is noted in a journal beside the outputs. Outputs do not depend on what is translated
/// together or at a time, nor on whether the work was interrupted.
public struct DocumentJob: Sendable {
  private let plan: DocumentPlan
  private let translator: any UnitTranslating
  private let targetLanguage: String
  private let documents: DocumentOptions
  /// What new translations are recorded in.
  private let memory: TranslationMemory?
  /// What decides on translations besides documents, as text.
  private let settings: String
  private let jobs: Int
  private let resumes: Bool

  /// A job of translating the documents of `plan`.
  ///
  /// - Parameters:
  ///   - plan: The documents.
  ///   - model: What translates them.
  ///   - texts: How texts are translated.
  ///   - documents: How documents are taken apart.
  ///   - jobs: How many parts of the work are done at a time, at least 1 and at most one for each
  ///     document; each gets its share of threads.
  ///   - resumes: Whether to go on with what an interrupted run did.
  /// - Throws: An error if the options contradict each other or the model.
  public init(
    _ plan: DocumentPlan, model: TranslationModel, texts: TextOptions,
    documents: DocumentOptions, jobs: Int = 1, resumes: Bool = false
  ) throws(TranslationError) {
    var texts = texts
    let jobs = max(1, min(jobs, plan.tasks.count))
    let threads = texts.translation.threads ?? ProcessorCount.current
    texts.translation.threads = max(1, threads / jobs)
    try self.init(
      plan, model: model, by: try TextTranslator(model, texts), texts, documents, jobs: jobs,
      resumes: resumes)
  }

  /// A job whose texts `translator` translates, with `model` and as `texts` say.
  ///
  /// - Throws: An error if the options cannot be written down.
  init(
    _ plan: DocumentPlan, model: TranslationModel, by translator: any UnitTranslating,
    _ texts: TextOptions, _ documents: DocumentOptions, jobs: Int, resumes: Bool
  ) throws(TranslationError) {
    var documents = documents
    documents.sourceLanguage = texts.rules.source.code
    documents.targetLanguage = texts.rules.target.code
    let settings = DocumentSettings(model: model.checksum, texts: texts, documents: documents)
    do {
      self.init(
        plan, translator: translator, targetLanguage: texts.rules.target.code,
        documents: documents, settings: try settings.canonicalText(), memory: texts.rules.memory,
        jobs: jobs, resumes: resumes)
    } catch {
      throw .invalidOption("the options cannot be written down: \(error)")
    }
  }

  init(
    _ plan: DocumentPlan, translator: any UnitTranslating, targetLanguage: String,
    documents: DocumentOptions = DocumentOptions(), settings: String = "",
    memory: TranslationMemory? = nil, jobs: Int = 1, resumes: Bool = false
  ) {
    self.plan = plan
    self.translator = translator
    self.targetLanguage = targetLanguage
    self.documents = documents
    self.settings = settings
    self.memory = memory
    self.jobs = max(1, jobs)
    self.resumes = resumes
  }

  /// How far all documents are, in bytes of input.
  public struct Progress: Sendable, Equatable {
    /// What is done.
    public var done = 0
    /// What of it an earlier run had done.
    public var earlier = 0
  }

  /// Translates all documents.
  ///
  /// A document that fails does not keep the others from being translated.
  ///
  /// - Parameters:
  ///   - progress: Called with how far the work is, by any thread, one at a time.
  ///   - report: Called with each document's outcome, in the order of the plan, by any thread, one
  ///     at a time.
  /// - Throws: An error if the journal or the translation memory cannot be used.
  public func run(
    progress: @escaping @Sendable (Progress) -> Void = { _ in },
    report: @escaping @Sendable (Outcome) -> Void
  ) throws(DocumentJobError) {
    let journal = try openJournal()
    let queue = DocumentQueue(
      plan.tasks,
      reader: DocumentReader(options: documents, settings: settings, journal: journal),
      textLimit: chunkByteCount)
    let writer = DocumentWriter(
      documents, targetLanguage: targetLanguage, journal: journal, memory: memory,
      progress: DocumentProgress(of: plan.tasks, report: progress), report: report)
    let group = DispatchGroup()
    for _ in 0..<jobs {
      DispatchQueue.global().async(group: group) {
        while let chunk = queue.next() { writer.take(chunk, translations(of: chunk.parts)) }
      }
    }
    group.wait()
    let summary = writer.finish()
    do throws(TranslationMemoryError) { try memory?.save() } catch { throw .memory(error) }
    try close(journal, summary)
  }

  /// Text that is translated, and written to the journal, at a time, in bytes: some batches, half a
  /// minute at most on a slow machine, and so little that there is something for each of the jobs.
  private var chunkByteCount: Int {
    let share = plan.tasks.reduce(0) { $0 + $1.byteCount } / (4 * jobs)
    return jobs == 1
      ? Self.mostChunkBytes : min(Self.mostChunkBytes, max(Self.leastChunkBytes, share))
  }

  private static let mostChunkBytes = 8 << 10
  private static let leastChunkBytes = 1 << 10

  /// The translations of the texts of each of `parts`.
  ///
  /// Where they cannot be made together, each document's are on their own: what one asks for too
  /// much of, such as memory, may do for the others.
  private func translations(
    of parts: [DocumentChunk.Part]
  ) -> [Result<[TextTranslation], TranslationError>] {
    let units = parts.flatMap(\.units)
    if units.isEmpty { return parts.map { _ in .success([]) } }
    do throws(TranslationError) {
      var rest = try translator.translate(units, numbers: parts.flatMap(\.numbers))[...]
      return parts.map { part in
        defer { rest = rest.dropFirst(part.numbers.count) }
        return .success(Array(rest.prefix(part.numbers.count)))
      }
    } catch {
      return parts.count == 1 ? [.failure(error)] : parts.flatMap { translations(of: [$0]) }
    }
  }
}

// MARK: - The journal

extension DocumentJob {
  private func openJournal() throws(DocumentJobError) -> JobJournal? {
    guard let path = plan.journal else { return nil }
    do {
      try FolderContents.makeFolders(upTo: path)
    } catch {
      throw .file(error)
    }
    return try JobJournal(path: path, resumes: resumes)
  }

  /// A journal of work that is all done is not needed, but for a folder: what is in it need not be
  /// translated again as long as nothing changes.
  private func close(
    _ journal: JobJournal?, _ summary: DocumentWriter.Summary
  ) throws(DocumentJobError) {
    guard let journal, !summary.hasFailures else { return }
    guard plan.fillsFolder else {
      journal.remove()
      return
    }
    try journal.compact(summary.finished.sorted { $0.document < $1.document })
  }
}
