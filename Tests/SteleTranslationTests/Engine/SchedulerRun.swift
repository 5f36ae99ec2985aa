import SteleDecoding
import Synchronization

@testable import SteleTransformer
@testable import SteleTranslation

/// A scheduler with a batch that computes nothing: each sentence takes as many steps as it has
/// source tokens.
struct SchedulerRun {
  var scheduler: SentenceScheduler
  var now = ContinuousClock.now
  private(set) var steps = 0
  private var running: [Int: (sentence: BatchSentence, left: Int)] = [:]
  let log = Log()

  /// What waiters heard.
  final class Log: Sendable {
    private let state = Mutex(State())

    private struct State {
      var pieces: [Int: String] = [:]
      var results: [Int: Result<SentenceCache.Answer, EngineError>] = [:]
      var failedJobs: [Int] = []
    }

    func note(_ waiter: Int, _ piece: String) {
      state.withLock { $0.pieces[waiter, default: ""] += piece }
    }

    func note(_ waiter: Int, _ result: Result<SentenceCache.Answer, EngineError>) {
      state.withLock { $0.results[waiter] = result }
    }

    func noteFailedJob(_ id: Int) { state.withLock { $0.failedJobs.append(id) } }

    func pieces(of waiter: Int) -> String? { state.withLock { $0.pieces[waiter] } }
    func result(of waiter: Int) -> Result<SentenceCache.Answer, EngineError>? {
      state.withLock { $0.results[waiter] }
    }
    var failedJobs: [Int] { state.withLock { $0.failedJobs } }
    var resultCount: Int { state.withLock { $0.results.count } }
  }

  init(rows: Int, _ limits: EngineLimits = EngineLimits()) {
    scheduler = SentenceScheduler(limits, rows: rows)
  }

  /// A sentence that no other equals unless its number does; it takes `steps` steps and `beams`
  /// rows.
  static func sentence(_ number: Int, steps: Int = 10, beams: Int = 1) -> BatchSentence {
    BatchSentence(
      source: [TokenID(number)] + Array(repeating: 5, count: steps - 1), target: 7,
      search: SearchOptions(beams: beams), newTokens: 100)
  }

  mutating func admit(
    sentences: Int = 1, tokens: Int = 10, _ urgency: TranslationRequest.Urgency = .interactive
  ) throws -> Int {
    try scheduler.admit(sentences: sentences, tokens: tokens, urgency, now: now)
  }

  /// Asks for a sentence, and returns the waiter's number.
  mutating func ask(_ sentence: BatchSentence, for request: Int) -> Int {
    let id = scheduler.newID()
    let waiter = SentenceWaiter(
      id: id, request: request, hear: { [log] in log.note(id, $0) },
      finish: { [log] in log.note(id, $0) })
    scheduler.ask(sentence, for: waiter, now: now).tell()
    return id
  }

  /// Begins what may be begun, and takes a step.
  mutating func step() {
    for work in scheduler.takeAbandoned() { running[work] = nil }
    let rows = scheduler.rows
    var used = usedRows
    var joined: [(work: Int, sentence: BatchSentence)] = []
    scheduler.begin(now: now) { sentence, work in
      guard used + sentence.rows <= rows else { return false }
      used += sentence.rows
      joined.append((work, sentence))
      return true
    }
    for (work, sentence) in joined { running[work] = (sentence, sentence.source.count) }
    steps += 1
    for work in running.keys.sorted() {
      running[work]?.left -= 1
      scheduler.settle(work, "x").tell()
      guard running[work]?.left == 0 else { continue }
      running[work] = nil
      let translation = Translation(text: "done", tokens: [7, 8, 2], score: nil)
      scheduler.finish(work, translation).tell()
    }
  }

  var usedRows: Int { running.values.reduce(0) { $0 + $1.sentence.rows } }

  /// Rows that `request` has.
  func rows(of request: Int) -> Int { scheduler.requests[request]?.rows ?? 0 }

  func hasBegun(_ request: Int) -> Bool { scheduler.requests[request]?.hasBegun ?? false }
}
