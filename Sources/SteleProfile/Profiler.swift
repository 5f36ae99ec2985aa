import SteleBase
import SteleDecoding
public import SteleTokenizer
public import SteleTransformer

/// Translates the same again and again, and notes where the time goes.
///
/// ```swift
/// let profiler = Profiler(model, threads: 2)
/// let measured = try profiler.measure(.synthetic(SyntheticWork(batch: 8)), repetitions: 5)
/// print(measured.repetitions.map(\.nanoseconds))
/// ```
public struct Profiler: Sendable {
  private let model: TranslationModel
  private let threads: Int?

  /// What can be measured.
  public enum Work: Sendable {
    /// Random sentences of a fixed size, into a language; nil takes the model's first.
    case synthetic(SyntheticWork, to: Language? = nil)
    /// Given lines, each a sentence.
    case text([[UInt8]], from: Language, to: Language, TranslationOptions)
  }

  /// What was measured.
  public struct Measurement: Sendable {
    /// What was translated.
    public var work: ProfileWork
    /// How its first batch keeps to a limit on memory; nil where nothing limits the process.
    public var memoryPlan: MemoryPlan?
    /// What memory and processor gave at best before and after.
    public var ceilings: Ceilings
    /// The work, done again and again.
    public var repetitions: [ProfileRepetition]
    /// How long it took each time with nobody watching, in turns with the repetitions; empty if
    /// that was not asked for.
    public var unwatched: [Int]
    /// Of the last repetition, with operations if they were asked for.
    public var lastRecord: TranslationRecord

    /// The report on it, of a process that took `mapNanoseconds` to open the model and held
    /// `memory` at the end.
    public func report(
      of environment: ProfileEnvironment, mapNanoseconds: Int, memory: ProfileMemory
    ) -> ProfileReport {
      ProfileReport(
        environment: environment, work: work, memoryPlan: memoryPlan, ceilings: ceilings,
        mapNanoseconds: mapNanoseconds, repetitions: repetitions,
        unwatchedNanoseconds: unwatched, memory: memory)
    }
  }

  /// A profiler of `model` on `threads` threads, or on all cores where that is nil.
  public init(_ model: TranslationModel, threads: Int?) {
    self.model = model
    self.threads = threads
  }

  /// Does `work` once to warm up and then `repetitions` times, at least once.
  ///
  /// Ceilings are measured before and after, since a machine's speed drifts. Operations of all
  /// threads, of which there are many, are noted in the last repetition if `keepsOperations`, which
  /// it pays for with time. `comparesUnwatched` takes twice as long.
  ///
  /// `progress` gets the number of repetitions that were done: 0 after the warm-up, when only the
  /// work has taken memory.
  public func measure(
    _ work: Work, repetitions: Int, keepsOperations: Bool = false, comparesUnwatched: Bool = false,
    progress: ((Int) -> Void)? = nil
  ) throws(TranslationError) -> Measurement {
    let job = try Job(work, model, threads: threads)
    let memoryPlan = try job.memoryPlan()
    let described = try job.run(nil)
    progress?(0)
    let threads = threads ?? ProcessorCount.current
    let before = Ceilings(measuring: model, threads: threads)
    var measured: [ProfileRepetition] = []
    var unwatched: [Int] = []
    var record = TranslationRecord()
    for number in 1...max(repetitions, 1) {
      let isLast = number == max(repetitions, 1)
      let recorder = TranslationRecorder(keepsOperations: keepsOperations && isLast)
      // Whoever comes second finds caches as the first left them: they take turns in that, too.
      let unwatchedFirst = number % 2 == 1
      if comparesUnwatched, unwatchedFirst {
        unwatched.append(try Self.nanoseconds(of: job, nil))
      }
      let taken = try Self.nanoseconds(of: job, recorder)
      record = recorder.take()
      if comparesUnwatched, !unwatchedFirst {
        unwatched.append(try Self.nanoseconds(of: job, nil))
      }
      measured.append(ProfileRepetition(nanoseconds: taken, record))
      progress?(number)
    }
    return Measurement(
      work: described, memoryPlan: memoryPlan,
      ceilings: before.joined(with: Ceilings(measuring: model, threads: threads)),
      repetitions: measured, unwatched: unwatched, lastRecord: record)
  }

  private static func nanoseconds(
    of job: Job, _ recorder: TranslationRecorder?
  ) throws(TranslationError) -> Int {
    let start = ContinuousClock.now
    _ = try job.run(recorder)
    return Int(start.duration(to: .now) / .nanoseconds(1))
  }
}

extension Profiler {
  /// Work that is ready to be done.
  private struct Job {
    private let translator: Translator
    private let input: Input
    private let beams: Int
    private let shortlist: Shortlist?

    private enum Input {
      case tokens([[TokenID]], Language)
      case lines([[UInt8]], from: Language, to: Language)
    }

    init(_ work: Work, _ model: TranslationModel, threads: Int?) throws(TranslationError) {
      switch work {
      case .synthetic(let work, let target):
        translator = try work.translator(for: model, threads: threads)
        guard let language = model.languages.all.first else { throw .invalidTokens(rows: 0) }
        input = .tokens(work.sources(for: model, language: language), target ?? language)
        beams = work.beams
        shortlist = work.shortlist
      case .text(let lines, let source, let target, var options):
        options.threads = threads
        translator = try Translator(model, options: options)
        input = .lines(lines, from: source, to: target)
        beams = options.search.beams
        shortlist = options.shortlist
      }
    }

    /// How its first batch keeps to a limit on memory, if there is one.
    func memoryPlan() throws(TranslationError) -> MemoryPlan? {
      switch input {
      case .tokens(let sources, let target):
        try translator.memoryPlan(
          for: Translator.TokenizedLines(sourceIDs: sources), to: target)
      case .lines(let lines, let source, let target):
        try translator.memoryPlan(for: translator.tokenize(lines, from: source), to: target)
      }
    }

    /// Does all of it, and says what it was.
    func run(_ recorder: TranslationRecorder?) throws(TranslationError) -> ProfileWork {
      let translator = recorder.map(translator.recording) ?? translator
      switch input {
      case .tokens(let sources, let target):
        let hypotheses = try translator.translate(sourceIDs: sources, to: target)
        return ProfileWork(
          kind: .synthetic, sentences: sources.count,
          sourceTokens: sources.reduce(0) { $0 + $1.count },
          tokens: hypotheses.reduce(0) { $0 + ($1.first?.tokens.count ?? 0) }, beams: beams,
          shortlist: shortlist?.rawValue, target: shortlist.map { _ in target.code })
      case .lines(let lines, let source, let target):
        let tokenized = translator.tokenize(lines, from: source)
        var tokens = 0
        for result in try translator.translateEach(tokenized, to: target) {
          tokens += try result.get().tokens.count
        }
        return ProfileWork(
          kind: .text, sentences: lines.count, sourceTokens: tokenized.tokenCount,
          tokens: tokens, beams: beams, shortlist: shortlist?.rawValue,
          target: shortlist.map { _ in target.code })
      }
    }
  }
}
