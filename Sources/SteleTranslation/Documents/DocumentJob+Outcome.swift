public import SteleDocument

extension DocumentJob {
  /// What happened to one document.
  public struct Outcome: Sendable {
    /// The document.
    public let task: DocumentTask
    /// Its translation where it goes to standard output.
    public internal(set) var bytes: [UInt8]?
    /// What there is to know about its texts.
    public internal(set) var counts = TextCounts()
    /// What is worth knowing about how the document was read.
    public internal(set) var notices: [DocumentNotice] = []
    /// Texts that stayed as they were, or want a look, with the lines they begin on.
    public internal(set) var problems: [(line: Int, what: String)] = []
    /// Whether the document has lines; else `line` counts its texts.
    public internal(set) var hasLines = true
    /// Texts that an earlier run had translated.
    public internal(set) var resumed = 0
    /// How many places with text stay since their markup could not be followed.
    public internal(set) var leftOut = 0
    /// Whether an earlier run had finished it.
    public private(set) var wasDone = false
    /// Why there is no translation.
    public private(set) var error: DocumentJobError?
    /// Of the document with its settings, and of its output, once that is on the disk.
    var finished: (fingerprint: String, output: String)?

    init(_ task: DocumentTask) { self.task = task }

    /// What an earlier run had finished.
    static func wasDone(_ task: DocumentTask, fingerprint: String, output: String) -> Outcome {
      var outcome = Outcome(task)
      outcome.wasDone = true
      outcome.finished = (fingerprint, output)
      return outcome
    }

    /// That there is no translation.
    static func failed(_ task: DocumentTask, _ error: DocumentJobError) -> Outcome {
      var outcome = Outcome(task)
      outcome.error = error
      return outcome
    }
  }
}
