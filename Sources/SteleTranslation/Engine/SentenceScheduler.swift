import SteleTransformer

/// Who waits for what, and which sentence comes next: the engine's books, without threads or clocks
/// of their own.
///
/// Functions return the news that follow from what they do, for their caller to tell in order.
struct SentenceScheduler {
  private(set) var requests: [Int: Request] = [:]
  private(set) var works: [Int: Work] = [:]
  /// Sentences that wait or are at work, each once.
  private var workBySentence: [BatchSentence: Int] = [:]
  private var recent: RecentTranslations
  private(set) var jobs: [EngineJob] = []
  /// Works that are computed and that nobody waits for any longer.
  private var abandoned: [Int] = []
  /// Why nothing more is taken in, once that is so.
  private(set) var closing: Closing?
  private var lastID = 0
  private(set) var counters = EngineState()
  private let limits: EngineLimits
  /// Rows of the batch.
  let rows: Int
  private var pace = EnginePace()
  /// Sentences that were begun.
  private var begun = 0

  /// How far the end is.
  enum Closing {
    /// What was admitted is done yet.
    case draining
    /// Nothing is.
    case ended
  }

  /// Somebody's texts.
  struct Request {
    let urgency: TranslationRequest.Urgency
    let admitted: ContinuousClock.Instant
    /// Whether it counts among what may wait.
    let isLimited: Bool
    /// When it first asked for a sentence that was not known.
    var waitingSince: ContinuousClock.Instant?
    /// Sentences that are not done, and their tokens.
    var sentences: Int
    var tokens: Int
    /// Works that it waits for and that may not be begun, in order.
    var queue: [Int] = []
    /// What each of its waiters waits for.
    var waiters: [Int: Int] = [:]
    /// Rows of its sentences that are computed.
    var rows = 0
    /// Whether one of its sentences was begun.
    var hasBegun = false
    /// When it was served last, in sentences begun.
    var lastServed = 0
  }

  /// A sentence, and who waits for it.
  struct Work {
    let sentence: BatchSentence
    var waiters: [(waiter: SentenceWaiter, isRepeated: Bool)]
    /// The request at whose turn it was begun; nil while it waits.
    var owner: Int?
    /// Text that became certain.
    var settled = ""
  }

  /// Nothing to do, for a batch of `rows` rows.
  init(_ limits: EngineLimits, rows: Int) {
    self.limits = limits
    self.rows = rows
    recent = RecentTranslations(byteLimit: limits.cacheByteCount)
  }

  /// A number that none other has.
  mutating func newID() -> Int {
    lastID += 1
    return lastID
  }
}

// MARK: - Requests

extension SentenceScheduler {
  /// Takes a request in.
  ///
  /// - Parameters:
  ///   - sentences: Sentences that it has to have translated.
  ///   - tokens: Their tokens.
  ///   - urgency: How urgent it is.
  ///   - isLimited: Whether it may be refused, and counts where others are.
  ///   - now: The time.
  /// - Returns: The request's number.
  /// - Throws: Why it is not taken in.
  mutating func admit(
    sentences: Int, tokens: Int, _ urgency: TranslationRequest.Urgency, isLimited: Bool = true,
    now: ContinuousClock.Instant
  ) throws(EngineError) -> Int {
    guard closing == nil else { throw .shuttingDown }
    if isLimited { try checkRoom(sentences: sentences, tokens: tokens) }
    let id = newID()
    requests[id] = Request(
      urgency: urgency, admitted: now, isLimited: isLimited, sentences: sentences, tokens: tokens)
    return id
  }

  /// Refuses so many sentences with so many tokens if more may not wait.
  mutating func checkRoom(sentences: Int, tokens: Int) throws(EngineError) {
    guard closing == nil else { throw .shuttingDown }
    guard sentences <= limits.queuedSentences, tokens <= limits.queuedTokens else {
      counters.refusedRequests += 1
      throw .requestTooLarge(sentences: sentences, tokens: tokens)
    }
    let others = requests.values.filter(\.isLimited)
    let queued = others.reduce(0) { $0 + $1.sentences }
    guard queued + sentences <= limits.queuedSentences,
      others.reduce(tokens, { $0 + $1.tokens }) <= limits.queuedTokens,
      others.count < limits.requests
    else {
      counters.refusedRequests += 1
      throw .queueFull(retryAfter: pace.wait(for: queued))
    }
  }

  /// Notes that a sentence of `request` is done.
  mutating func finishSentence(of request: Int, tokens: Int) {
    requests[request]?.sentences -= 1
    requests[request]?.tokens -= tokens
  }

  /// Lets `request` go; who still waits for it is told `error`.
  mutating func release(_ request: Int, _ error: EngineError = .cancelled) -> [EngineNews] {
    guard let waiters = requests[request]?.waiters else { return [] }
    var news: [EngineNews] = []
    for waiter in waiters.keys.sorted() { news += withdraw(waiter, of: request, error) }
    news += jobs.filter { $0.request == request }.map { .jobFailed($0, error) }
    jobs.removeAll { $0.request == request }
    requests[request] = nil
    return news
  }

  /// Lets go of requests of which nothing was begun for too long.
  mutating func expire(now: ContinuousClock.Instant) -> [EngineNews] {
    let late = requests.filter { _, request in
      guard request.isLimited, request.urgency == .interactive, !request.hasBegun,
        !request.waiters.isEmpty, let since = request.waitingSince
      else { return false }
      return now - since > limits.longestWait
    }
    return late.keys.sorted().flatMap { id in
      counters.expiredRequests += 1
      return release(id, .waitedTooLong(limits.longestWait))
    }
  }

  /// Takes no more requests in.
  mutating func close() { closing = closing ?? .draining }

  /// Ends all: who waits is told so.
  mutating func end() -> [EngineNews] {
    closing = .ended
    return requests.keys.sorted().flatMap { release($0, .shuttingDown) }
  }

  /// Lets all go that waits, because of `error`.
  mutating func fail(_ error: TranslationError) -> [EngineNews] {
    let news = requests.keys.sorted().flatMap { release($0, .failed(error)) }
    abandoned = []
    return news
  }
}

// MARK: - Sentences

extension SentenceScheduler {
  /// Has `sentence` translated for `waiter`, unless that is done or being done already.
  mutating func ask(
    _ sentence: BatchSentence, for waiter: SentenceWaiter, now: ContinuousClock.Instant
  ) -> [EngineNews] {
    let request = waiter.request
    guard requests[request] != nil else {
      return [.finished(waiter, .failure(closing == nil ? .cancelled : .shuttingDown))]
    }
    if let known = recent.find(sentence) {
      counters.cacheHits += 1
      return [
        .finished(waiter, .success(SentenceCache.Answer(result: .success(known), isRepeated: true)))
      ]
    }
    if requests[request]?.waitingSince == nil { requests[request]?.waitingSince = now }
    if let work = workBySentence[sentence], let known = works[work] {
      counters.sharedSentences += 1
      works[work]?.waiters.append((waiter, true))
      requests[request]?.waiters[waiter.id] = work
      // It is begun at the turn of whoever comes first.
      if known.owner == nil {
        requests[request]?.queue.append(work)
      } else {
        noteBegun(request, now)
      }
      return known.settled.isEmpty ? [] : [.piece(waiter, known.settled)]
    }
    let work = newID()
    works[work] = Work(sentence: sentence, waiters: [(waiter, false)])
    workBySentence[sentence] = work
    requests[request]?.waiters[waiter.id] = work
    requests[request]?.queue.append(work)
    return []
  }

  /// Lets a waiter go, who is told `error`; a sentence that nobody else waits for is given up.
  mutating func withdraw(
    _ waiter: Int, of request: Int, _ error: EngineError = .cancelled
  ) -> [EngineNews] {
    guard let id = requests[request]?.waiters.removeValue(forKey: waiter),
      let place = works[id]?.waiters.firstIndex(where: { $0.waiter.id == waiter }),
      let (gone, _) = works[id]?.waiters.remove(at: place)
    else { return withdrawJob(waiter, error) }
    if let work = works[id], work.waiters.isEmpty {
      counters.withdrawnSentences += 1
      forget(id, work)
      if work.owner != nil { abandoned.append(id) }
    }
    return [.finished(gone, .failure(error))]
  }

  /// Notes that `work` has no part in anything any longer.
  private mutating func forget(_ id: Int, _ work: Work) {
    works[id] = nil
    if workBySentence[work.sentence] == id { workBySentence[work.sentence] = nil }
    if let owner = work.owner { requests[owner]?.rows -= work.sentence.rows }
  }

  /// Text of `work` that became certain.
  mutating func settle(_ work: Int, _ piece: String) -> [EngineNews] {
    guard !piece.isEmpty, let waiters = works[work]?.waiters else { return [] }
    works[work]?.settled += piece
    return waiters.map { .piece($0.waiter, piece) }
  }

  /// The translation of `work`, for all who wait for it.
  mutating func finish(_ id: Int, _ translation: Translation) -> [EngineNews] {
    counters.translatedSentences += 1
    counters.generatedTokens += translation.tokens.count
    counters.truncatedSentences += translation.isTruncated ? 1 : 0
    guard let work = works[id] else { return [] }
    forget(id, work)
    recent.insert(translation, for: work.sentence)
    return work.waiters.map { waiter, isRepeated in
      requests[waiter.request]?.waiters[waiter.id] = nil
      return .finished(
        waiter,
        .success(SentenceCache.Answer(result: .success(translation), isRepeated: isRepeated)))
    }
  }

  /// Works that the batch is to let go.
  mutating func takeAbandoned() -> [Int] {
    defer { abandoned = [] }
    return abandoned
  }
}

// MARK: - What the engine's thread does

extension SentenceScheduler {
  /// Takes in work that needs the engine's thread.
  mutating func add(_ job: EngineJob) -> [EngineNews] {
    guard requests[job.request] != nil else {
      return [.jobFailed(job, closing == nil ? .cancelled : .shuttingDown)]
    }
    jobs.append(job)
    return []
  }

  private mutating func withdrawJob(_ id: Int, _ error: EngineError) -> [EngineNews] {
    guard let place = jobs.firstIndex(where: { $0.id == id }) else { return [] }
    return [.jobFailed(jobs.remove(at: place), error)]
  }

  /// Takes the next jobs out, at most `count`.
  mutating func takeJobs(_ count: Int) -> [EngineJob] {
    defer { jobs.removeFirst(min(count, jobs.count)) }
    return Array(jobs.prefix(count))
  }

  /// Whether the engine's thread has nothing to do.
  var isIdle: Bool { works.isEmpty && jobs.isEmpty && abandoned.isEmpty && closing != .ended }

  /// Whether anybody's request is in work.
  var hasRequests: Bool { !requests.isEmpty }

  /// Begins sentences as long as `join` takes them, in the order of ``next()``.
  mutating func begin(now: ContinuousClock.Instant, _ join: (BatchSentence, Int) -> Bool) {
    while let (request, work) = next(), let sentence = works[work]?.sentence, join(sentence, work) {
      works[work]?.owner = request
      requests[request]?.queue.removeFirst()
      requests[request]?.rows += sentence.rows
      begun += 1
      requests[request]?.lastServed = begun
      // Whoever waits for it was served, too.
      for (waiter, _) in works[work]?.waiters ?? [] { noteBegun(waiter.request, now) }
    }
  }

  private mutating func noteBegun(_ request: Int, _ now: ContinuousClock.Instant) {
    guard let known = requests[request], !known.hasBegun else { return }
    requests[request]?.hasBegun = true
    counters.waitSeconds.add((now - known.admitted).seconds)
  }

  private func isWaiting(_ work: Int) -> Bool { works[work].map { $0.owner == nil } ?? false }

  /// Drops from all queues what need not be begun any longer.
  mutating func dropBegun() {
    for (id, request) in requests {
      guard let first = request.queue.first, !isWaiting(first) else { continue }
      let kept = request.queue.firstIndex(where: isWaiting) ?? request.queue.count
      requests[id]?.queue.removeFirst(kept)
    }
  }

  /// Notes a step of `rows` rows that took `duration`.
  mutating func noteStep(rows: Int, finished: Int, took duration: Duration) {
    counters.steps += 1
    counters.rowsPerStep.add(Double(rows))
    pace.note(finished: finished, took: duration)
  }

  /// What there is to know.
  var state: EngineState {
    var state = counters
    let running = works.values.filter { $0.owner != nil }
    state.runningSentences = running.count
    state.runningRows = running.reduce(0) { $0 + $1.sentence.rows }
    state.requests = requests.count
    state.waitingSentences = max(
      0, requests.values.reduce(0) { $0 + $1.sentences } - running.count)
    state.waitingTokens = max(
      0,
      requests.values.reduce(0) { $0 + $1.tokens }
        - running.reduce(0) { $0 + $1.sentence.source.count })
    state.cacheByteCount = recent.byteCount
    return state
  }
}
