import Foundation
import SteleConversion
import SteleDecoding
import SteleFile
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

@testable import SteleTransformer

/// A limit on memory changes what is in memory, and nothing else.
@Suite struct MemoryLimitTests {
  private let folder: TemporaryFolder
  private let path: String
  private let unlimited: TranslationModel

  /// A megabyte of weights is streamed through these as hundreds are through the usual ones.
  private static let sizes = MemoryBudget.Sizes(
    program: 0, growth: 0, readAhead: 64 << 10, scattered: 32 << 10, chunk: 16 << 10)

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("demo.stele")
    try Converter(checkpoint: Repository.root.appending(path: "Models/demo").path, weights: .int8)
      .write(to: path)
    unlimited = try TranslationModel(opening: path)
  }

  private static let texts = [
    "Two dogs are playing in the snow.", "", "A man in a red shirt.",
    "A woman is reading a newspaper on a bench in the park while children play.", "A boy.",
  ]

  private func options(
    beams: Int, wantsScores: Bool, shortlist: Shortlist? = nil
  ) -> TranslationOptions {
    TranslationOptions(
      search: SearchOptions(beams: beams, returned: beams, wantsScores: wantsScores),
      maximumNewTokens: 24, threads: 2, shortlist: shortlist)
  }

  private func model(limit: Int) throws -> TranslationModel {
    try TranslationModel(opening: path, memoryLimit: limit, sizes: Self.sizes)
  }

  private func translate(
    with model: TranslationModel, beams: Int, wantsScores: Bool, shortlist: Shortlist? = nil
  ) throws -> [Translation] {
    let options = options(beams: beams, wantsScores: wantsScores, shortlist: shortlist)
    return try Translator(model, options: options).translate(
      Self.texts, from: try model.languages.language(matching: "en"),
      to: try model.languages.language(matching: shortlist == nil ? "de" : "ru"))
  }

  /// The least limit that one sentence at a time needs, which the error for a smaller one names.
  private func leastLimit(
    beams: Int, wantsScores: Bool, shortlist: Shortlist? = nil
  ) throws -> Int {
    do {
      _ = try translate(
        with: model(limit: 1), beams: beams, wantsScores: wantsScores, shortlist: shortlist)
    } catch TranslationError.memoryLimit(_, let least, _) {
      return least
    }
    Issue.record("one byte was enough")
    return 0
  }

  @Test(arguments: [(1, false), (1, true), (3, true)])
  func `Translations are the same under every limit`(_ beams: Int, _ wantsScores: Bool) throws {
    let expected = try translate(with: unlimited, beams: beams, wantsScores: wantsScores)
    let least = try leastLimit(beams: beams, wantsScores: wantsScores)
    for room in [0, 100 << 10, 1 << 20, 3 << 20, 5 << 20, 64 << 20] {
      let model = try model(limit: least + room)
      for _ in 0..<2 {
        let found = try translate(with: model, beams: beams, wantsScores: wantsScores)
        #expect(found == expected, "\(room) bytes above the least")
      }
    }
  }

  @Test func `A batch that sentences join and leave keeps to every limit, too`() throws {
    let expected = try translate(with: unlimited, beams: 1, wantsScores: false)
    func translations(with model: TranslationModel) throws -> (rows: Int, [Translation?]) {
      let limits = try ContinuousBatchLimits(
        model, rows: 8, beams: 1, newTokens: 24, longestSource: 32, threads: 2
      ).fitted(to: model)
      let batch = ContinuousBatch(model, limits: limits)
      let english = try model.languages.language(matching: "en")
      let german = try model.languages.language(matching: "de")
      var found: [Translation?] = Self.texts.map { $0.isEmpty ? .blank : nil }
      for (index, text) in Self.texts.enumerated() where !text.isEmpty {
        let sentence = try limits.sentence(
          model.tokenizer.sourceIDs(of: Array(text.utf8), language: english), to: german,
          options(beams: 1, wantsScores: false), for: model)
        while !batch.join(sentence, id: index) {
          try batch.step { found[$0.id] = $0.translation ?? found[$0.id] }
        }
      }
      while !batch.isEmpty { try batch.step { found[$0.id] = $0.translation ?? found[$0.id] } }
      return (batch.limits.rows, found)
    }
    var least = 0
    do {
      _ = try translations(with: model(limit: 1))
    } catch TranslationError.memoryLimit(_, let limit, _) {
      least = limit
    }
    #expect(least > 1)
    var rows: Set<Int> = []
    for room in [0, 1 << 20, 3 << 20, 64 << 20] {
      let found = try translations(with: model(limit: least + room))
      #expect(found.1 == expected, "\(room) bytes above the least")
      rows.insert(found.rows)
    }
    // Under a small limit fewer sentences are at work at a time.
    #expect(rows.contains(8) && rows.count > 1)
  }

  @Test(arguments: [(1, false), (1, true), (3, true)])
  func `Shortlisted translations are the same under every limit`(
    _ beams: Int, _ wantsScores: Bool
  ) throws {
    let expected = try translate(
      with: unlimited, beams: beams, wantsScores: wantsScores, shortlist: .script)
    let least = try leastLimit(beams: beams, wantsScores: wantsScores, shortlist: .script)
    for room in [0, 100 << 10, 1 << 20, 3 << 20, 64 << 20] {
      let model = try model(limit: least + room)
      for _ in 0..<2 {
        let found = try translate(
          with: model, beams: beams, wantsScores: wantsScores, shortlist: .script)
        #expect(found == expected, "\(room) bytes above the least")
      }
    }
  }

  /// In the demo model, a third of the tokens are Cyrillic or common.
  @Test(arguments: [false, true])
  func `A shortlist leaves less to be streamed`(_ wantsScores: Bool) throws {
    let least = try leastLimit(beams: 1, wantsScores: wantsScores, shortlist: .script)
    let model = try model(limit: least + 1 << 20)
    let plans = try [nil, Shortlist.script].map { shortlist in
      let translator = try Translator(
        model, options: options(beams: 1, wantsScores: wantsScores, shortlist: shortlist))
      let lines = translator.tokenize(
        [Array("A boy.".utf8)], from: try model.languages.language(matching: "en"))
      return try #require(
        try translator.memoryPlan(for: lines, to: model.languages.language(matching: "ru")))
    }
    #expect(plans[1].streamed < plans[0].streamed)
    #expect(plans[1].resident > 0 && plans[1].resident < plans[1].weights)
  }

  @Test func `A limit below the least is refused and the least is taken`() throws {
    let least = try leastLimit(beams: 3, wantsScores: true)
    #expect(throws: TranslationError.self) {
      try translate(with: model(limit: least - 1), beams: 3, wantsScores: true)
    }
    #expect(try !translate(with: model(limit: least), beams: 3, wantsScores: true).isEmpty)
    let message = TranslationError.memoryLimit(limit: 1, least: least, batch: 1).description
    #expect(message.contains("with \((least + 1 << 20 - 1) >> 20) MiB it would do"))
  }

  @Test func `The plan says what is streamed and steps are seen to wait for it`() throws {
    let least = try leastLimit(beams: 1, wantsScores: false)
    let model = try model(limit: least + 1 << 20)
    let work = SyntheticWork(batch: 1, sourceTokens: 6, newTokens: 8, beams: 1)
    let recorder = TranslationRecorder()
    let translator = try work.translator(for: model, threads: 2).recording(to: recorder)
    let language = try #require(model.languages.all.first)
    let sources = work.sources(for: model, language: language)
    let plan = try #require(try translator.memoryPlan(for: .init(sourceIDs: sources), to: language))
    #expect(plan.resident >= 1 << 19)
    #expect(plan.resident < plan.weights)
    #expect(plan.streamed > 0)
    #expect(plan.program + plan.batch + plan.window + plan.resident >= plan.limit)
    _ = try translator.translate(sourceIDs: sources, to: language)
    let steps = recorder.take().steps
    #expect(steps.count == 8)
    for step in steps {
      #expect(step.split[.reading] ?? 0 > 0)
      #expect(step.split.values.reduce(0, +) == step.nanoseconds)
    }
  }

  @Test func `Fewer sentences are translated together where memory is short`() throws {
    let texts = (0..<24).map { "A man in a red shirt number \($0)." }
    let least = try leastLimit(beams: 1, wantsScores: false)
    let plans = try [least, least + 1 << 20, least + 64 << 20].map { limit in
      let model = try model(limit: limit)
      let translator = try Translator(model, options: options(beams: 1, wantsScores: false))
      let lines = translator.tokenize(
        texts.map { Array($0.utf8) }, from: try model.languages.language(matching: "en"))
      return try #require(
        try translator.memoryPlan(for: lines, to: model.languages.language(matching: "de")))
    }
    #expect(plans[0].sentences < plans[1].sentences)
    #expect(plans[1].sentences < plans[2].sentences)
    #expect(plans[2].sentences == 24)
    #expect(plans[2].resident == plans[2].weights)
  }

  @Test func `Without a limit there is no plan`() throws {
    let translator = try Translator(unlimited)
    let lines = translator.tokenize(
      [Array("A boy.".utf8)], from: try unlimited.languages.language(matching: "en"))
    if TranslationModel.memoryLimit == nil {
      let german = try unlimited.languages.language(matching: "de")
      #expect(try translator.memoryPlan(for: lines, to: german) == nil)
    }
  }

  @Test func `Scores are the same under a limit`() throws {
    let english = try unlimited.languages.language(matching: "en")
    let german = try unlimited.languages.language(matching: "de")
    func score(_ model: TranslationModel) throws -> TargetScores {
      try Scorer(model).score(
        source: Array("A boy.".utf8), from: english, target: Array("Ein Junge.".utf8), to: german)
    }
    let least = try leastLimit(beams: 1, wantsScores: true)
    #expect(try score(model(limit: least + 1 << 20)) == score(unlimited))
  }

  #if os(Linux)
  @Test func `What does not stay leaves the system's cache`() throws {
    let least = try leastLimit(beams: 1, wantsScores: true)
    let model = try model(limit: least + 1 << 20)
    // As it was written, it is cached in larger pieces than are let go.
    model.file.container.file.drop(0..<model.file.container.file.byteCount)
    try #require(try cachedByteCount() < 1 << 20)
    _ = try translate(with: model, beams: 1, wantsScores: true)
    let budget = try #require(model.budget)
    // All translators are at rest: nothing is on its way.
    budget.stream.keep(resident: 1 << 20, for: StepReads(), window: 0, scattered: 0)
    let kept = budget.stream.keptRanges.reduce(0) { $0 + $1.count }
    #expect(kept > 0)
    #expect(kept <= 1 << 20)
    let others = model.file.container.file.byteCount - budget.stream.chunks.byteCount
    // A page at both ends of every section may be shared with its neighbor.
    let pages = model.file.container.sections.count * 2 * 4096
    let cached = try cachedByteCount()
    #expect(cached <= kept + others + Self.sizes.scattered + pages, "\(cached) bytes of the file")
  }

  @Test func `After a batch that had room for all nothing comes unasked`() throws {
    let model = try model(limit: 64 << 20)
    let budget = try #require(model.budget)
    let file = model.file.container.file
    func batch(_ byteCount: Int) -> BatchMemory {
      BatchMemory(
        fixed: byteCount, pageByteCount: 0, pages: 0, tokens: 1, sentences: 1,
        beams: 1)
    }
    let small = try budget.plan(batch(0))
    #expect(budget.prepare(batch(0), pages: 0, small) == nil)
    let large = try budget.plan(batch(60 << 20))
    let stream = try #require(budget.prepare(batch(60 << 20), pages: 0, large))
    file.drop(0..<file.byteCount)
    let cached = try cachedByteCount()
    let place = stream.chunks.ranges[stream.chunks.ranges.count / 2].lowerBound
    let byte = file.withUnsafeBytes { $0[place] }
    #expect(try cachedByteCount() - cached <= 4096, "beside the byte \(byte)")
  }

  /// Bytes of the model file in the system's cache.
  private func cachedByteCount() throws -> Int {
    let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    var isCached = [UInt8](repeating: 0, count: (data.count + 4095) / 4096)
    let result = data.withUnsafeBytes { bytes in
      mincore(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, &isCached)
    }
    #expect(result == 0)
    return isCached.count { $0 & 1 == 1 } * 4096
  }
  #endif
}
