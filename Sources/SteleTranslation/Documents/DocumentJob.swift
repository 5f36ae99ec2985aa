import Dispatch
import SteleBase
public import SteleDocument
import SteleFile
import SteleTokenizer
public import SteleTransformer
import Synchronization

/// Translates documents, several at a time, so that an interrupted run can be gone on with.
///
/// Each output appears, or changes, only when it is complete. What is done is noted in a journal
/// beside the outputs. Outputs do not depend on how many documents are worked on at a time, nor on
/// whether the work was interrupted.
public struct DocumentJob: Sendable {
  private let plan: DocumentPlan
  private let translator: DocumentTranslator
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
  ///   - jobs: Documents that are worked on at a time, at least 1; each gets its share of threads.
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
    var documents = documents
    documents.sourceLanguage = texts.rules.source.code
    let translator = try TextTranslator(model, texts)
    let settings = DocumentSettings(model: model.checksum, texts: texts, documents: documents)
    do {
      self.init(
        plan, translator: translator, targetLanguage: texts.rules.target.code,
        documents: documents, settings: try settings.canonicalText(), jobs: jobs, resumes: resumes)
    } catch {
      throw .invalidOption("the options cannot be written down: \(error)")
    }
  }

  init(
    _ plan: DocumentPlan, translator: any UnitTranslating, targetLanguage: String,
    documents: DocumentOptions = DocumentOptions(), settings: String = "", jobs: Int = 1,
    resumes: Bool = false
  ) {
    self.plan = plan
    self.translator = DocumentTranslator(
      translator: translator, options: documents, targetLanguage: targetLanguage)
    self.settings = settings
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

  /// What happened to one document.
  public struct Outcome: Sendable {
    /// The document.
    public let task: DocumentTask
    /// Its translation where it goes to standard output.
    public fileprivate(set) var bytes: [UInt8]?
    /// What there is to know about its texts.
    public fileprivate(set) var counts = TextCounts()
    /// What is worth knowing about how the document was read.
    public fileprivate(set) var notices: [DocumentNotice] = []
    /// Texts that stayed as they were, or want a look, with the lines they begin on.
    public fileprivate(set) var problems: [(line: Int, what: String)] = []
    /// Texts that an earlier run had translated.
    public fileprivate(set) var resumed = 0
    /// How many places with text stay since their markup could not be followed.
    public fileprivate(set) var leftOut = 0
    /// Whether an earlier run had finished it.
    public fileprivate(set) var wasDone = false
    /// Why there is no translation.
    public fileprivate(set) var error: DocumentJobError?
    fileprivate var finished: (fingerprint: String, output: String)?
  }

  /// Translates all documents.
  ///
  /// A document that fails does not keep the others from being translated.
  ///
  /// - Parameters:
  ///   - progress: Called with how far the work is, by any thread, one at a time.
  ///   - report: Called with each document's outcome, by any thread, one at a time.
  /// - Throws: An error if the journal cannot be used.
  public func run(
    progress: @escaping @Sendable (Progress) -> Void = { _ in },
    report: @escaping @Sendable (Outcome) -> Void
  ) throws(DocumentJobError) {
    let journal = try openJournal()
    let queue = WorkQueue(plan.tasks, progress: progress)
    let outcomes = Mutex<[Outcome]>([])
    let group = DispatchGroup()
    for _ in 0..<jobs {
      DispatchQueue.global().async(group: group) {
        while let (index, task) = queue.next() {
          var earlier = 0.0
          let outcome = outcome(of: task, journal) {
            earlier = $1
            queue.update(index, share: $0, earlier: $1)
          }
          queue.update(index, share: 1, earlier: outcome.wasDone ? 1 : earlier)
          outcomes.withLock {
            $0.append(outcome)
            report(outcome)
          }
        }
      }
    }
    group.wait()
    try close(journal, outcomes.withLock { $0 })
  }
}

// MARK: - One document

extension DocumentJob {
  private func outcome(
    of task: DocumentTask, _ journal: JobJournal?, progress: (Double, Double) -> Void
  ) -> Outcome {
    var outcome = Outcome(task: task)
    do throws(DocumentJobError) {
      try translate(task, journal, &outcome, progress: progress)
    } catch {
      outcome.error = error
    }
    return outcome
  }

  private func translate(
    _ task: DocumentTask, _ journal: JobJournal?, _ outcome: inout Outcome,
    progress: (Double, Double) -> Void
  ) throws(DocumentJobError) {
    let bytes = try Self.read(task.input)
    let format = try task.format(of: bytes)
    let fingerprint = DocumentFingerprint.of(bytes, settings: "\(settings) \(format.rawValue)")
    let earlier = journal?.progress(of: task.name, fingerprint: fingerprint)
    if let output = earlier?.output, let path = task.output, Self.has(path, output) {
      outcome.wasDone = true
      outcome.finished = (fingerprint, output)
      return
    }
    let done = try translator.translate(
      bytes, task, format, known: earlier?.units ?? [:],
      keep: { units throws(DocumentJobError) in
        try journal?.add(units, of: task.name, fingerprint: fingerprint)
      }, progress: progress)
    outcome.counts = done.counts
    outcome.notices = done.notices
    outcome.problems = done.problems
    outcome.resumed = done.resumed
    outcome.leftOut = done.leftOut
    guard let path = task.output else {
      outcome.bytes = done.bytes
      return
    }
    try Self.write(done.bytes, to: path)
    let output = DocumentFingerprint.of(output: done.bytes)
    try journal?.finish(task.name, fingerprint: fingerprint, output: output)
    outcome.finished = (fingerprint, output)
  }

  private static func read(_ path: String) throws(DocumentJobError) -> [UInt8] {
    do throws(FileError) {
      return path == DocumentTask.standardInput
        ? try SequentialFile(path: path).contents(limit: Document.maximumByteCount)
        : try ForeignFile.contents(
          of: BytePath(path), limit: Document.maximumByteCount, followsLinks: true)
    } catch {
      throw .file(error)
    }
  }

  private static func has(_ path: String, _ checksum: String) -> Bool {
    guard let bytes = try? read(path) else { return false }
    return DocumentFingerprint.of(output: bytes) == checksum
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(DocumentJobError) {
    do {
      try FolderContents.makeFolders(upTo: path)
      try SmallFile.write(bytes, to: path)
    } catch {
      throw .file(error)
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
    _ journal: JobJournal?, _ outcomes: [Outcome]
  ) throws(DocumentJobError) {
    guard let journal, outcomes.allSatisfy({ $0.error == nil }) else { return }
    guard plan.fillsFolder else {
      journal.remove()
      return
    }
    try journal.compact(
      outcomes.compactMap { outcome in
        outcome.finished.map { (outcome.task.name, $0.fingerprint, $0.output) }
      }.sorted { $0.0 < $1.0 })
  }
}
