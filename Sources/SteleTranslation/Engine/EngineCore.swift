import Dispatch
import SteleBase
import SteleTransformer
import Synchronization

/// The common ground of those who wait for translations and the thread that makes them.
final class EngineCore: Sendable {
  let model: TranslationModel
  /// What a sentence may ask for, and how many are computed together.
  let limits: ContinuousBatchLimits
  private let scheduler: Mutex<SentenceScheduler>
  private let alarm = Mutex(Alarm())
  private let wake = DispatchSemaphore(value: 0)

  /// Whether the thread sleeps, and whether it has ended.
  private struct Alarm {
    var isAsleep = false
    var hasEnded = false
  }

  /// Nothing to do yet.
  init(_ model: TranslationModel, _ limits: EngineLimits, batch: ContinuousBatchLimits) {
    self.model = model
    self.limits = batch
    scheduler = Mutex(SentenceScheduler(limits, rows: batch.rows))
  }

  /// What it is at, and what it did.
  var state: EngineState { scheduler.withLock { $0.state } }

  /// Changes the books, tells what follows from that, and wakes the thread.
  ///
  /// News are told under the lock, so that everybody hears them in their order; whoever hears them
  /// only takes them down.
  private func update(_ change: (inout SentenceScheduler) -> [EngineNews]) {
    scheduler.withLock { change(&$0).tell() }
    let wasAsleep = alarm.withLock { alarm in
      defer { alarm.isAsleep = false }
      return alarm.isAsleep
    }
    if wasAsleep { wake.signal() }
  }
}

// MARK: - For requests

extension EngineCore {
  /// Takes a request in, and returns its number.
  func admit(
    sentences: Int, tokens: Int, _ urgency: TranslationRequest.Urgency, isLimited: Bool
  ) throws(EngineError) -> Int {
    let result = scheduler.withLock { scheduler in
      Result { () throws(EngineError) in
        try scheduler.admit(
          sentences: sentences, tokens: tokens, urgency, isLimited: isLimited, now: .now)
      }
    }
    return try result.get()
  }

  /// Refuses requests before any work is done for them, where even the smallest would be.
  func checkRoom() throws(EngineError) {
    let result = scheduler.withLock { scheduler in
      Result { () throws(EngineError) in try scheduler.checkRoom(sentences: 0, tokens: 0) }
    }
    try result.get()
  }

  /// Lets a request go.
  func release(_ request: Int) { update { $0.release(request) } }

  /// Notes that a sentence of `request`, which had so many tokens, is done.
  func finishSentence(of request: Int, tokens: Int) {
    scheduler.withLock { $0.finishSentence(of: request, tokens: tokens) }
  }

  /// The translation of `sentence`, for `request`; `hear` is called with text that became certain,
  /// by any thread, one piece at a time.
  func answer(
    to sentence: BatchSentence, for request: Int, hear: (@Sendable (String) -> Void)? = nil
  ) async throws(EngineError) -> SentenceCache.Answer {
    let id = scheduler.withLock { $0.newID() }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waiter = SentenceWaiter(id: id, request: request, hear: hear) {
          continuation.resume(returning: $0)
        }
        update { $0.ask(sentence, for: waiter, now: .now) }
        // It may have been cancelled before there was anything to withdraw.
        if Task.isCancelled { update { $0.withdraw(id, of: request) } }
      }
    } onCancel: {
      update { $0.withdraw(id, of: request) }
    }
    return try result.get()
  }

  /// What `body` makes on the engine's thread, for `request`.
  func compute<Value: Sendable>(
    for request: Int, _ body: @escaping @Sendable () throws(TranslationError) -> Value
  ) async throws(EngineError) -> Value {
    try await answer(for: request) { finish in
      .alone { finish(Result { () throws(TranslationError) in try body() }) }
    }
  }

  /// Which tokens of the target of `pair` look at which of its source, for `request`.
  func alignment(
    of pair: EngineJob.AlignedPair, for request: Int
  ) async throws(EngineError) -> Alignment {
    try await answer(for: request) { finish in .alignment(pair, finish) }
  }

  /// What the engine's thread makes of the work that `make` makes.
  private func answer<Value: Sendable>(
    for request: Int,
    _ make: (@escaping @Sendable (Result<Value, TranslationError>) -> Void) -> EngineJob.Work
  ) async throws(EngineError) -> Value {
    let id = scheduler.withLock { $0.newID() }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation {
        (continuation: CheckedContinuation<Result<Value, EngineError>, Never>) in
        let work = make { continuation.resume(returning: $0.mapError { EngineError.failed($0) }) }
        let job = EngineJob(id: id, request: request, work: work) {
          continuation.resume(returning: .failure($0))
        }
        update { $0.add(job) }
        if Task.isCancelled { update { $0.withdraw(id, of: request) } }
      }
    } onCancel: {
      update { $0.withdraw(id, of: request) }
    }
    return try result.get()
  }

  /// Takes no more requests in; those in work go on.
  func close() { scheduler.withLock { $0.close() } }

  /// Ends all work, and the thread.
  func end() { update { $0.end() } }

  /// Whether requests are in work.
  var hasRequests: Bool { scheduler.withLock { $0.hasRequests } }

  /// Whether the thread has ended.
  var hasEnded: Bool { alarm.withLock { $0.hasEnded } }
}

// MARK: - For the thread

extension EngineCore {
  /// What the thread has to do before it may take sentences in.
  struct Errands {
    var abandoned: [Int] = []
    var jobs: [EngineJob] = []
    /// Whether jobs wait until the batch is empty.
    var wantsQuiet = false
    var isEnd = false
  }

  /// Jobs that are done between two steps.
  private static let jobsAtOnce = 8

  /// What there is to do between two steps.
  ///
  /// Where memory is limited, jobs take all of it, and so wait until no sentence is computed.
  func errands(isBatchEmpty: Bool) -> Errands {
    var errands = Errands()
    scheduler.withLock { scheduler in
      errands.abandoned = scheduler.takeAbandoned()
      errands.isEnd = scheduler.closing == .ended
      errands.wantsQuiet = model.isMemoryLimited && !isBatchEmpty && !scheduler.jobs.isEmpty
      if !errands.wantsQuiet { errands.jobs = scheduler.takeJobs(Self.jobsAtOnce) }
    }
    return errands
  }

  /// Begins sentences as long as `join` takes them, and lets go of requests that waited too long
  /// for that.
  func begin(_ join: (BatchSentence, Int) -> Bool) {
    scheduler.withLock { scheduler in
      scheduler.begin(now: .now, join)
      scheduler.expire(now: .now).tell()
    }
  }

  /// Notes what a step brought.
  func note(_ progress: [StepProgress], rows: Int, took duration: Duration) {
    scheduler.withLock { scheduler in
      for part in progress {
        scheduler.settle(part.work, part.piece).tell()
        if let translation = part.translation {
          scheduler.finish(part.work, translation).tell()
        }
      }
      scheduler.noteStep(
        rows: rows, finished: progress.count { $0.translation != nil }, took: duration)
    }
  }

  /// What a step brought a sentence.
  struct StepProgress {
    var work: Int
    var piece: String
    var translation: Translation?
  }

  /// Notes that nothing can be computed.
  func note(_ error: TranslationError) { scheduler.withLock { $0.fail(error).tell() } }

  /// Waits until there is something to do.
  func sleep() {
    let isIdle = scheduler.withLock { scheduler in
      guard scheduler.isIdle else { return false }
      alarm.withLock { $0.isAsleep = true }
      return true
    }
    if isIdle { wake.wait() }
  }

  /// Notes that the thread ends.
  func noteEnd() { alarm.withLock { $0.hasEnded = true } }
}
