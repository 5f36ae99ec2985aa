import SteleTestSupport
import Testing

@testable import SteleTransformer
@testable import SteleTranslation

/// Who comes next, who is told what, and who is refused.
@Suite struct SentenceSchedulerTests {
  // MARK: - Fairness

  /// Keeps as many sentences of a request asked for as its reader would.
  private func fill(_ run: inout SchedulerRun, _ request: Int, upTo count: Int, _ next: inout Int) {
    while run.scheduler.requests[request]?.waiters.count ?? count < count {
      _ = run.ask(SchedulerRun.sentence(next, steps: 30), for: request)
      next += 1
    }
  }

  @Test func `One sentence begins at once beside a request of two thousand`() throws {
    var run = SchedulerRun(rows: 16)
    let large = try run.admit(sentences: 2000, tokens: 20_000)
    var next = 0
    for _ in 0..<50 {
      fill(&run, large, upTo: 64, &next)
      run.step()
    }
    for number in 0..<20 {
      fill(&run, large, upTo: 64, &next)
      let small = try run.admit()
      let waiter = run.ask(SchedulerRun.sentence(1_000_000 + number), for: small)
      let start = run.steps
      run.step()
      #expect(run.hasBegun(small), "it waited beyond the next step")
      while run.log.result(of: waiter) == nil { run.step() }
      #expect(run.steps - start == 10)
      run.scheduler.release(small).tell()
    }
  }

  @Test func `With many large requests one sentence waits for one sentence's end at most`() throws {
    var run = SchedulerRun(rows: 8)
    var next = 0
    let large = try (0..<12).map { _ in try run.admit(sentences: 100, tokens: 1000) }
    for _ in 0..<100 {
      for request in large { fill(&run, request, upTo: 10, &next) }
      run.step()
    }
    let small = try run.admit()
    _ = run.ask(SchedulerRun.sentence(1_000_000), for: small)
    var waited = 0
    while !run.hasBegun(small) {
      for request in large { fill(&run, request, upTo: 10, &next) }
      run.step()
      waited += 1
    }
    // The longest sentence at work takes 30 steps.
    #expect(waited <= 30)
  }

  @Test func `Requests share rows evenly, whatever they ask for`() throws {
    var run = SchedulerRun(rows: 12)
    var next = 0
    let first = try run.admit(sentences: 1000, tokens: 1000)
    fill(&run, first, upTo: 200, &next)
    for _ in 0..<40 { run.step() }
    let second = try run.admit(sentences: 1000, tokens: 1000)
    for _ in 0..<100 {
      fill(&run, first, upTo: 200, &next)
      fill(&run, second, upTo: 20, &next)
      run.step()
    }
    #expect(abs(run.rows(of: first) - run.rows(of: second)) <= 1)
    #expect(run.rows(of: first) + run.rows(of: second) >= 10)
  }

  @Test(arguments: [1, 2, 4])
  func `A request that is alone has nearly all rows, however wide its sentences`(
    _ beams: Int
  ) throws {
    var run = SchedulerRun(rows: 8)
    let request = try run.admit(sentences: 100, tokens: 1000)
    for number in 0..<30 { _ = run.ask(SchedulerRun.sentence(number, beams: beams), for: request) }
    run.step()
    #expect(run.usedRows == (beams == 1 ? 7 : 8))
  }

  @Test func `A wide sentence gets its rows although narrow ones keep coming`() throws {
    var run = SchedulerRun(rows: 8)
    var next = 0
    let narrow = try run.admit(sentences: 1000, tokens: 1000)
    for _ in 0..<10 {
      fill(&run, narrow, upTo: 30, &next)
      run.step()
    }
    let wide = try run.admit()
    _ = run.ask(SchedulerRun.sentence(1_000_000, beams: 8), for: wide)
    var waited = 0
    while !run.hasBegun(wide) {
      fill(&run, narrow, upTo: 30, &next)
      run.step()
      waited += 1
    }
    #expect(waited <= 31)
  }

  @Test func `What is in the background gives way and never stands still`() throws {
    var run = SchedulerRun(rows: 8)
    var next = 0
    let document = try run.admit(sentences: 1000, tokens: 1000, .background)
    for _ in 0..<5 {
      fill(&run, document, upTo: 50, &next)
      run.step()
    }
    #expect(run.rows(of: document) == 4, "it takes half of the rows where nobody else comes")
    let request = try run.admit(sentences: 1000, tokens: 1000)
    var rows = 0
    var documentRows = 0
    for step in 0..<400 {
      fill(&run, document, upTo: 50, &next)
      fill(&run, request, upTo: 50, &next)
      run.step()
      // Until then what was begun before is done.
      guard step >= 100 else { continue }
      rows += run.rows(of: request)
      documentRows += run.rows(of: document)
    }
    // Of eight, one of which is kept for who comes next.
    #expect(rows > 300 * 5)
    #expect((200...300).contains(documentRows))
  }

  // MARK: - Sharing

  @Test func `Who asks for what is in work gets it, and hears what was certain`() throws {
    var run = SchedulerRun(rows: 4)
    let one = try run.admit()
    let two = try run.admit()
    let first = run.ask(SchedulerRun.sentence(1), for: one)
    run.step()
    run.step()
    let second = run.ask(SchedulerRun.sentence(1), for: two)
    #expect(run.log.pieces(of: second) == "xx")
    run.scheduler.release(one).tell()
    guard case .failure(.cancelled)? = run.log.result(of: first) else {
      Issue.record("the first was not told")
      return
    }
    for _ in 0..<8 { run.step() }
    let answer = try #require(try run.log.result(of: second)?.get())
    #expect(answer.isRepeated)
    #expect(run.log.pieces(of: second) == String(repeating: "x", count: 10))
    #expect(run.scheduler.state.translatedSentences == 1)
    #expect(run.scheduler.state.sharedSentences == 1)
    // Now it is known.
    let third = run.ask(SchedulerRun.sentence(1), for: two)
    #expect(try run.log.result(of: third)?.get().isRepeated == true)
    #expect(run.scheduler.state.cacheHits == 1)
    #expect(run.scheduler.isIdle)
  }

  @Test func `A sentence that waits for another one's turn begins at the first of both`() throws {
    var run = SchedulerRun(rows: 4)
    let large = try run.admit(sentences: 100, tokens: 1000)
    for number in 0..<50 { _ = run.ask(SchedulerRun.sentence(number, steps: 30), for: large) }
    run.step()
    let small = try run.admit()
    _ = run.ask(SchedulerRun.sentence(49, steps: 30), for: small)
    run.step()
    #expect(run.hasBegun(small))
  }

  @Test func `What nobody waits for any longer leaves, before its begin and after`() throws {
    var run = SchedulerRun(rows: 4)
    let request = try run.admit(sentences: 20, tokens: 100)
    for number in 0..<20 { _ = run.ask(SchedulerRun.sentence(number), for: request) }
    run.step()
    #expect(run.usedRows > 0)
    run.scheduler.release(request).tell()
    #expect(run.log.resultCount == 20)
    run.step()
    #expect(run.usedRows == 0)
    #expect(run.scheduler.isIdle && !run.scheduler.hasRequests)
    #expect(run.scheduler.state.withdrawnSentences == 20)
    // It may be asked for again.
    let again = try run.admit()
    let waiter = run.ask(SchedulerRun.sentence(3), for: again)
    for _ in 0..<10 { run.step() }
    #expect(try run.log.result(of: waiter)?.get().isRepeated == false)
  }

  // MARK: - Refusals

  @Test func `More than may wait is refused, and taken in again when there is room`() throws {
    let limits = EngineLimits(queuedSentences: 10, queuedTokens: 100, requests: 3)
    var run = SchedulerRun(rows: 4, limits)
    func error(_ sentences: Int, _ tokens: Int) -> EngineError? {
      do throws(EngineError) {
        _ = try run.scheduler.admit(
          sentences: sentences, tokens: tokens, .interactive, now: run.now)
        return nil
      } catch {
        return error
      }
    }
    guard case .requestTooLarge(11, 1)? = error(11, 1),
      case .requestTooLarge(1, 101)? = error(1, 101)
    else {
      Issue.record("a request beyond all limits was taken in")
      return
    }
    let first = try run.admit(sentences: 6, tokens: 50)
    for (sentences, tokens) in [(5, 1), (1, 51)] {
      guard case .queueFull(let wait)? = error(sentences, tokens) else {
        Issue.record("\(sentences) sentences with \(tokens) tokens more were taken in")
        return
      }
      #expect(wait >= .seconds(1))
    }
    run.scheduler.finishSentence(of: first, tokens: 25)
    #expect(error(5, 10) == nil)
    run.scheduler.release(first).tell()
    #expect(error(1, 1) == nil && error(1, 1) == nil)
    guard case .queueFull? = error(0, 0) else {
      Issue.record("a fourth request was taken in")
      return
    }
    #expect(run.scheduler.state.refusedRequests == 5)
  }

  @Test func `A request of which nothing is begun for too long is let go`() throws {
    var run = SchedulerRun(rows: 1, EngineLimits(longestWait: .seconds(5)))
    let first = try run.admit()
    _ = run.ask(SchedulerRun.sentence(1, steps: 1000), for: first)
    run.step()
    let late = try run.admit()
    // Until it asks for something it waits for itself.
    run.now += .seconds(20)
    let waiter = run.ask(SchedulerRun.sentence(2), for: late)
    run.scheduler.expire(now: run.now + .seconds(5)).tell()
    #expect(run.log.result(of: waiter) == nil)
    run.scheduler.expire(now: run.now + .seconds(6)).tell()
    guard case .failure(.waitedTooLong)? = run.log.result(of: waiter) else {
      Issue.record("it was not let go")
      return
    }
    // The first one was begun, and may take as long as it likes.
    #expect(run.scheduler.requests.keys.sorted() == [first])
    #expect(run.scheduler.state.expiredRequests == 1)
  }

  @Test func `At the end everybody is told, and nobody waits for what will not come`() throws {
    var run = SchedulerRun(rows: 2)
    let request = try run.admit(sentences: 5, tokens: 50)
    let waiters = (0..<5).map { run.ask(SchedulerRun.sentence($0), for: request) }
    let job = EngineJob(
      id: run.scheduler.newID(), request: request, work: .alone {},
      fail: { [log = run.log] _ in log.noteFailedJob(1) })
    run.scheduler.add(job).tell()
    run.step()
    run.scheduler.close()
    #expect(throws: EngineError.self) { try run.admit() }
    run.scheduler.end().tell()
    for waiter in waiters + [run.ask(SchedulerRun.sentence(9), for: request)] {
      guard case .failure(.shuttingDown)? = run.log.result(of: waiter) else {
        Issue.record("waiter \(waiter) was not told")
        return
      }
    }
    #expect(run.log.failedJobs == [1])
  }

  @Test func `Whatever happens, everybody is told once and no row is lost`() throws {
    for seed in 0..<30 {
      var random = SplitMix64(seed: seed)
      var run = SchedulerRun(rows: 6)
      var open: [Int] = []
      var asked = 0
      for _ in 0..<300 {
        switch random.next(below: 6) {
        case 0:
          open.append(
            try run.admit(
              sentences: 4, tokens: 40, random.next(below: 3) == 0 ? .background : .interactive))
        case 1 where !open.isEmpty:
          run.scheduler.release(open.remove(at: random.next(below: open.count))).tell()
        case 2, 3:
          for request in open {
            let sentence = SchedulerRun.sentence(
              random.next(below: 12), steps: 1 + random.next(below: 9),
              beams: 1 + random.next(below: 3))
            _ = run.ask(sentence, for: request)
            asked += 1
          }
        default: run.step()
        }
        #expect(run.usedRows <= 6)
      }
      for _ in 0..<2000 where !run.scheduler.isIdle { run.step() }
      #expect(run.scheduler.isIdle, "seed \(seed)")
      #expect(run.log.resultCount == asked, "seed \(seed)")
      #expect(open.allSatisfy { run.rows(of: $0) == 0 }, "seed \(seed)")
      let state = run.scheduler.state
      #expect(state.runningRows == 0 && state.runningSentences == 0)
    }
  }

  // MARK: - What is kept

  @Test func `Translations are kept up to a limit, those asked for last the longest`() {
    let translation = Translation(text: "text", tokens: [1, 2, 3], score: nil)
    var probe = RecentTranslations(byteLimit: .max)
    probe.insert(translation, for: SchedulerRun.sentence(0))
    let size = probe.byteCount
    var recent = RecentTranslations(byteLimit: 3 * size)
    for number in 0..<3 { recent.insert(translation, for: SchedulerRun.sentence(number)) }
    #expect(recent.find(SchedulerRun.sentence(0)) == translation)
    recent.insert(translation, for: SchedulerRun.sentence(3))
    #expect(recent.find(SchedulerRun.sentence(1)) == nil)
    for number in [0, 2, 3] { #expect(recent.find(SchedulerRun.sentence(number)) != nil) }
    #expect(recent.byteCount == 3 * size)
    // Another search is another sentence.
    #expect(recent.find(SchedulerRun.sentence(0, beams: 2)) == nil)

    var none = RecentTranslations(byteLimit: 0)
    none.insert(translation, for: SchedulerRun.sentence(0))
    #expect(none.find(SchedulerRun.sentence(0)) == nil && none.byteCount == 0)
  }

  @Test func `However it is used, what is kept is what a plain list would keep`() {
    let translation = Translation(text: "text", tokens: [1, 2, 3], score: nil)
    var probe = RecentTranslations(byteLimit: .max)
    probe.insert(translation, for: SchedulerRun.sentence(0))
    var recent = RecentTranslations(byteLimit: 5 * probe.byteCount)
    var plain: [Int] = []
    var random = SplitMix64(seed: 5)
    for _ in 0..<2000 {
      let number = random.next(below: 12)
      let isThere = recent.find(SchedulerRun.sentence(number)) != nil
      #expect(isThere == plain.contains(number))
      plain.removeAll { $0 == number }
      if !isThere { recent.insert(translation, for: SchedulerRun.sentence(number)) }
      plain.append(number)
      if plain.count > 5 { plain.removeFirst() }
    }
  }
}
