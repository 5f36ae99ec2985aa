import Foundation
import SteleConversion
import SteleDecoding
import SteleDocument
import SteleModelFormat
import SteleTestSupport
import SteleText
import SteleTokenizer
import Synchronization
import Testing

@testable import SteleTransformer
@testable import SteleTranslation

/// Texts of many requests at a time, by one model.
@Suite struct TranslationEngineTests {
  private static let demo = Result { try demoModel(.int8) }

  private static func demoModel(
    _ weights: WeightType, memoryLimit: Int? = nil
  ) throws -> TranslationModel {
    let folder = try TemporaryFolder()
    let path = folder.path("demo.stele")
    try Converter(
      checkpoint: Repository.root.appending(path: "Models/demo").path, weights: weights
    ).write(to: path)
    // It stays mapped when the folder goes.
    return try TranslationModel(opening: path, memoryLimit: memoryLimit)
  }

  private static func options(
    _ model: TranslationModel, from: String = "en", to: String = "de", guards: Bool = false,
    beams: Int = 1, returned: Int = 1, newTokens: Int = 30
  ) throws -> TextOptions {
    TextOptions(
      TextRules(
        from: try model.languages.language(matching: from),
        to: try model.languages.language(matching: to), guards: guards),
      translation: TranslationOptions(
        search: SearchOptions(beams: beams, returned: returned, wantsScores: false),
        maximumNewTokens: newTokens, threads: 2))
  }

  private static let texts = [
    "Two dogs are playing in the snow.",
    "A man in a red shirt. He is standing in front of a house.",
    "  A boy.\n\nA girl is jumping.  ", "", "   ", "People walk.",
    "Write to me@example.com, please.",
    "A woman is reading a newspaper on a bench in the park while children play. It is cold.",
    "See https://example.com/a?b=c for <b>more</b> of it.", "☃ ☃",
    "a a a a a a a a a a a a a a a a",
  ]

  private static let pages = [
    "<p>Two <b>dogs</b> are playing in the <i>snow</i>.</p><p>A man.</p>",
    "<ul><li>A boy &amp; a girl.</li><li><code>let x</code></li></ul>", "no markup at all",
  ]

  /// A request, and what a translator makes of it alone.
  private struct Case: Sendable {
    var request: TranslationRequest
    var expected: [String]
  }

  private static func expected(
    _ request: TranslationRequest, _ model: TranslationModel
  ) throws -> [String] {
    try request.texts.map { text in
      let translator = try TextTranslator(model, request.options)
      guard let format = request.format else {
        let unit = try translator.translate([TextUnit(text: Array(text.utf8))])[0].unit
        return String(decoding: unit.text, as: UTF8.self)
      }
      var options = DocumentOptions()
      options.sourceLanguage = request.options.rules.source.code
      options.targetLanguage = request.options.rules.target.code
      let document = try Document(parsing: Array(text.utf8), as: format, options: options)
      let units = try translator.translate(document.units).map(\.unit)
      return String(
        decoding: try document.rendered(
          with: units, targetLanguage: request.options.rules.target.code), as: UTF8.self)
    }
  }

  private static func cases(_ model: TranslationModel) throws -> [Case] {
    var requests: [TranslationRequest] = []
    for (index, (from, to)) in [("en", "de"), ("en", "ru"), ("de", "en")].enumerated() {
      for (guards, beams) in [(false, 1), (true, 1), (false, 3), (true, 2)] {
        let options = try options(model, from: from, to: to, guards: guards, beams: beams)
        let texts = Self.texts.indices.filter { ($0 + beams) % 3 == index }.map { Self.texts[$0] }
        requests.append(TranslationRequest(texts, options: options))
        if beams < 3 {
          requests.append(
            TranslationRequest(Self.pages, options: options, format: .html, urgency: .background))
        }
      }
    }
    return try requests.map { Case(request: $0, expected: try expected($0, model)) }
  }

  @Test(arguments: [WeightType.int8, .int4, .float32])
  func `A text becomes what it is alone, whatever else is asked for and withdrawn`(
    _ weights: WeightType
  ) async throws {
    let model = weights == .int8 ? try Self.demo.get() : try Self.demoModel(weights)
    let cases = try Self.cases(model)
    let engine = try TranslationEngine(
      model, limits: EngineLimits(rows: 10, beams: 3, newTokens: 30, cacheByteCount: 4 << 10),
      threads: 2)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<6 {
        group.addTask {
          var random = SplitMix64(seed: client)
          for _ in 0..<8 {
            let next = cases[random.next(below: cases.count)]
            if random.next(below: 4) == 0 {
              // Somebody leaves after a look at the beginning, or before.
              let stream = try await engine.translate(next.request)
              var iterator = stream.makeAsyncIterator()
              for _ in 0..<random.next(below: 3) { _ = try await iterator.next() }
            } else {
              let found = try await engine.translations(next.request)
              #expect(found.map(\.text) == next.expected)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let state = engine.state
    #expect(state.requests == 0)
    #expect(state.steps > 0 && state.translatedSentences > 0)
    await engine.shutDown(drain: .seconds(60))
  }

  @Test func `With a limit on memory texts become the same`() async throws {
    let model = try Self.demoModel(.int8, memoryLimit: 2 << 30)
    let engine = try TranslationEngine(
      model, limits: EngineLimits(rows: 6, beams: 3, newTokens: 30), threads: 2)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for next in try Self.cases(Self.demo.get()) {
        group.addTask {
          let found = try await engine.translations(next.request)
          #expect(found.map(\.text) == next.expected)
        }
      }
      try await group.waitForAll()
    }
  }

  @Test(arguments: [(false, 1), (true, 1), (false, 3)])
  func `Pieces are the translation, in reading order`(_ guards: Bool, _ beams: Int) async throws {
    let model = try Self.demo.get()
    let engine = try TranslationEngine(model, threads: 2)
    let options = try Self.options(model, guards: guards, beams: beams)
    for _ in 0..<2 {
      var pieces: [Int: String] = [:]
      var order: [Int] = []
      var finished: [String] = []
      let stream = try await engine.translate(TranslationRequest(Self.texts, options: options))
      for try await event in stream {
        switch event {
        case .settled(let text, let piece):
          #expect(text == finished.count)
          pieces[text, default: ""] += piece
          order.append(text)
        case .finished(let text, let translation):
          #expect(text == finished.count)
          finished.append(translation.text)
        }
      }
      #expect(finished.count == Self.texts.count)
      for (text, whole) in finished.enumerated() {
        #expect(pieces[text] ?? "" == whole, "text \(text)")
      }
      // Several pieces of a text, also where all is known, as at the second time.
      #expect(order.count > pieces.count)
    }
    #expect(engine.state.cacheHits > 0)
  }

  @Test func `Alternatives are whole texts, best first and each once`() async throws {
    let model = try Self.demo.get()
    let engine = try TranslationEngine(model, threads: 2)
    let options = try Self.options(model, beams: 4, returned: 3)
    let text = "A man in a red shirt. He is standing in front of a house."
    let found = try await engine.translations(TranslationRequest([text], options: options))[0]
    let sentences = try TextTranslator(model, options).translate(
      [TextUnit(text: Array(text.utf8))])[0].sentences
    #expect(sentences.count == 2)
    for (place, alternative) in found.alternatives.enumerated() {
      let parts = sentences.map { $0.alternatives[place].text }
      #expect(alternative == parts.joined(separator: " "))
    }
    #expect(found.alternatives.count == 2)
    #expect(!found.alternatives.contains(found.text))
    let page = try await engine.translations(
      TranslationRequest(["<p>A boy.</p>"], options: options, format: .html))[0]
    #expect(page.alternatives.isEmpty)
  }

  @Test func `The same sentence in many requests is computed once`() async throws {
    let model = try Self.demo.get()
    let engine = try TranslationEngine(model, threads: 2)
    let options = try Self.options(model)
    let request = TranslationRequest(["Two dogs are playing in the snow."], options: options)
    let texts = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 {
        group.addTask { try await engine.translations(request)[0].text }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(texts.count == 1)
    let state = engine.state
    #expect(state.translatedSentences == 1)
    #expect(state.cacheHits + state.sharedSentences == 19)
  }

  // MARK: - Leaving

  private static func request(
    of sentences: Int, _ model: TranslationModel, seed: Int = 0
  ) throws -> TranslationRequest {
    let text = (0..<sentences).map { "A man has \($0 + seed * 100_000) red shirts." }
    return TranslationRequest([text.joined(separator: "\n")], options: try options(model))
  }

  /// Waits until nothing is computed any longer.
  private func waitUntilIdle(_ engine: TranslationEngine) async throws {
    while engine.state.runningSentences > 0 || engine.state.requests > 0 {
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  @Test func `A cancelled task's sentences leave, and others go on`() async throws {
    let model = try Self.demo.get()
    let engine = try TranslationEngine(model, threads: 1)
    let large = try Self.request(of: 400, model)
    let task = Task { () async throws(EngineError) in try await engine.translations(large) }
    while engine.state.steps < 5 { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    guard case .failure(let error) = await task.result, case EngineError.cancelled = error else {
      Issue.record("it was not cancelled")
      return
    }
    try await waitUntilIdle(engine)
    let state = engine.state
    #expect(state.translatedSentences < 400)
    #expect(state.waitingSentences == 0)
    // A task that is cancelled before it asks for anything gets nothing.
    let late = Task { () async throws(EngineError) in
      while !Task.isCancelled { await Task.yield() }
      return try await engine.translations(large)
    }
    late.cancel()
    guard case .failure = await late.result else {
      Issue.record("it was not cancelled")
      return
    }
    let small = try Self.request(of: 1, model)
    #expect(try await engine.translations(small).count == 1)
  }

  @Test func `A dropped stream's sentences leave`() async throws {
    let model = try Self.demo.get()
    let engine = try TranslationEngine(model, threads: 1)
    do {
      let stream = try await engine.translate(Self.request(of: 300, model))
      #expect(stream.sentences == 300 && stream.tokens > 300)
      var iterator = stream.makeAsyncIterator()
      _ = try await iterator.next()
      #expect(engine.state.requests == 1)
      // Only one may read it.
      var other = stream.makeAsyncIterator()
      #expect(try await other.next() == nil)
    }
    try await waitUntilIdle(engine)
    #expect(engine.state.translatedSentences < 300)
  }

  @Test func `A slow reader holds back its own request`() async throws {
    let model = try Self.demo.get()
    let engine = try TranslationEngine(model, limits: EngineLimits(rows: 4), threads: 1)
    let stream = try await engine.translate(Self.request(of: 200, model))
    var iterator = stream.makeAsyncIterator()
    _ = try await iterator.next()
    let small = try Self.request(of: 1, model, seed: 1)
    #expect(try await engine.translations(small).count == 1)
    while engine.state.runningSentences > 0 { try await Task.sleep(for: .milliseconds(2)) }
    // Four rows, and four times as many sentences ahead.
    #expect(engine.state.translatedSentences <= 18)
    var events = 1
    while try await iterator.next() != nil { events += 1 }
    #expect(events > 200)
    #expect(engine.state.requests == 0)
  }

  // MARK: - Refusals

  @Test func `What is too much is refused, and what cannot be translated says why`() async throws {
    let model = try Self.demo.get()
    let engine = try TranslationEngine(
      model, limits: EngineLimits(rows: 4, beams: 2, queuedSentences: 10), threads: 1)
    func error(_ request: TranslationRequest) async -> EngineError? {
      do throws(EngineError) {
        _ = try await engine.translations(request)
        return nil
      } catch {
        return error
      }
    }
    guard case .requestTooLarge(11, _)? = await error(try Self.request(of: 11, model)) else {
      Issue.record("11 sentences were taken in")
      return
    }
    guard case .requestTooLarge(5000, _)? = await error(try Self.request(of: 5000, model)) else {
      Issue.record("5000 sentences were taken in")
      return
    }
    let held = try await engine.translate(Self.request(of: 8, model))
    guard case .queueFull? = await error(try Self.request(of: 3, model)) else {
      Issue.record("11 sentences were taken in together")
      return
    }
    #expect(await error(try Self.request(of: 2, model)) == nil)
    #expect(held.sentences == 8)
    var wrong = TranslationRequest(["A boy."], options: try Self.options(model, beams: 3))
    guard case .failed(.invalidOption)? = await error(wrong) else {
      Issue.record("3 beams were searched with")
      return
    }
    wrong.options = try Self.options(model)
    wrong.options.translation.search.sampling = Sampling()
    guard case .failed(.invalidOption)? = await error(wrong) else {
      Issue.record("tokens were drawn")
      return
    }
    wrong = TranslationRequest(["{"], options: try Self.options(model), format: .json)
    guard case .document? = await error(wrong) else {
      Issue.record("it was taken for JSON")
      return
    }
    #expect(throws: TranslationError.self) {
      try TranslationEngine(model, limits: EngineLimits(rows: 4, beams: 5))
    }
  }

  @Test func `A sentence that is too long has its own error and harms no other`() async throws {
    let model = try Self.demo.get()
    let engine = try TranslationEngine(model, limits: EngineLimits(longestSource: 20), threads: 1)
    var options = try Self.options(model)
    options.rules.segmentation = .none
    let long = String(repeating: "A man in a red shirt ", count: 20)
    let found = try await engine.translations(
      TranslationRequest(["A boy.", long, "A girl."], options: options))
    guard case .textTooLong(_, limit: 20)? = found[1].error else {
      Issue.record("it has no error")
      return
    }
    #expect(found[0].error == nil && found[2].error == nil)
    #expect(found[1].counts.failed == 1)
  }

  @Test func `A model file that changed ends what is in work, and says so`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("demo.stele")
    try Converter(
      checkpoint: Repository.root.appending(path: "Models/demo").path, weights: .int8
    ).write(to: path)
    let model = try TranslationModel(opening: path)
    let engine = try TranslationEngine(model, threads: 1)
    #expect(try await engine.translations(Self.request(of: 1, model)).count == 1)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
    do throws(EngineError) {
      _ = try await engine.translations(try Self.anotherRequest(model))
      Issue.record("it went on")
    } catch {
      guard case .failed(.fileChanged) = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(engine.state.runningSentences == 0)
  }

  private static func anotherRequest(_ model: TranslationModel) throws(EngineError)
    -> TranslationRequest
  {
    do {
      return try request(of: 3, model, seed: 1)
    } catch {
      throw .cancelled
    }
  }

  // MARK: - The end

  @Test(arguments: [0, 60])
  func `Shut down under load, everybody gets a translation or is told`(
    _ seconds: Int
  ) async throws {
    let model = try Self.demo.get()
    let engine = try TranslationEngine(model, threads: 1)
    let requests = try (0..<12).map { try Self.request(of: 10, model, seed: $0) }
    let tasks = requests.map { request in
      Task { () async throws(EngineError) in try await engine.translations(request) }
    }
    while engine.state.steps < 10 { try await Task.sleep(for: .milliseconds(1)) }
    await engine.shutDown(drain: .seconds(seconds))
    var done = 0
    for task in tasks {
      switch await task.result {
      case .success(let texts):
        #expect(texts.count == 1)
        done += 1
      case .failure(let error):
        guard case EngineError.shuttingDown = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
    #expect(seconds == 0 || done > 0)
    do throws(EngineError) {
      _ = try await engine.translations(requests[0])
      Issue.record("it was taken in")
    } catch {
      guard case .shuttingDown = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(engine.state.requests == 0)
  }

  // MARK: - Documents

  @Test func `Documents become what a document job makes of them`() async throws {
    let model = try Self.demo.get()
    let folder = try TemporaryFolder()
    let page = Self.pages.joined(separator: "\n")
    try Data(page.utf8).write(to: folder.url.appending(path: "page.html"))
    let options = try Self.options(model, guards: true)
    let expected = folder.path("expected.html")
    try DocumentJob(
      DocumentPlan(inputs: [folder.path("page.html")], output: expected), model: model,
      texts: options, documents: DocumentOptions()
    ).run { #expect($0.error == nil) }

    let engine = try TranslationEngine(model, threads: 2)
    let load = try Self.request(of: 30, model)
    async let others = engine.translations(load)
    let output = folder.path("output.html")
    let outcomes = try await engine.translate(
      DocumentPlan(inputs: [folder.path("page.html")], output: output), options)
    #expect(outcomes.count == 1 && outcomes[0].error == nil)
    #expect(outcomes[0].counts.sentences > 2)
    #expect(
      try Data(contentsOf: URL(filePath: output)) == Data(contentsOf: URL(filePath: expected)))
    #expect(try await others.count == 1)
  }

  @Test func `A cancelled document job ends, and writes no document`() async throws {
    let model = try Self.demo.get()
    let folder = try TemporaryFolder()
    let lines = (0..<2000).map { "A man has \($0) red shirts.\n\n" }
    try Data(lines.joined().utf8).write(to: folder.url.appending(path: "text.txt"))
    let engine = try TranslationEngine(model, threads: 1)
    let output = folder.path("output.txt")
    let plan = try DocumentPlan(inputs: [folder.path("text.txt")], output: output)
    let options = try Self.options(model)
    let task = Task { try await engine.translate(plan, options) }
    while engine.state.steps < 10 { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    let outcomes = try await task.value
    #expect(outcomes.count == 1 && outcomes[0].error != nil)
    #expect(!FileManager.default.fileExists(atPath: output))
    try await waitUntilIdle(engine)
  }
}
