import Foundation
import SteleConversion
import SteleDecoding
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

@testable import SteleTransformer

/// Sentences that join and leave a batch between steps.
@Suite struct ContinuousBatchTests {
  /// A sentence, and what a translator makes of it alone.
  private struct Case {
    var sentence: BatchSentence
    var alone: Translation
  }

  /// What makes a batch and its sentences.
  private struct Setting {
    let model: TranslationModel
    let limits: ContinuousBatchLimits
    let cases: [Case]

    /// Sentences of all kinds in both directions of some languages.
    init(_ model: TranslationModel, rows: Int, texts: [String], codes: [String]) throws {
      self.model = model
      let limits = try ContinuousBatchLimits(
        model, rows: rows, beams: 4, newTokens: 24, longestSource: nil, threads: 2
      ).fitted(to: model)
      self.limits = limits
      let searches = [
        SearchOptions(wantsScores: false), SearchOptions(), SearchOptions(beams: 2),
        SearchOptions(beams: 4, returned: 3, wantsScores: false),
        SearchOptions(noRepeatNgram: 2, repetitionPenalty: 1.5, wantsScores: false),
        SearchOptions(beams: 3, earlyStopping: .always, minimumNewTokens: 5, noRepeatNgram: 3),
      ]
      let languages = try codes.map { try model.languages.language(matching: $0) }
      var cases: [Case] = []
      for (index, text) in texts.enumerated() {
        let from = languages[index % languages.count]
        let to = languages[(index + 1 + index / 3) % languages.count]
        let options = TranslationOptions(
          search: searches[index % searches.count], maximumNewTokens: [24, 9, 17][index % 3],
          threads: 1)
        let source = model.tokenizer.sourceIDs(of: Array(text.utf8), language: from)
        cases.append(
          Case(
            sentence: try limits.sentence(source, to: to, options, for: model),
            alone: try Translator(model, options: options)
              .translate([text], from: from, to: to)[0]))
      }
      self.cases = cases
    }
  }

  private static let texts = [
    "the cat", "a dog in the inn there", "x", "where is the thing, there?", "thin ice",
    "zzzz. zz", "he thinks that there is rain in the air over there.", "inner", "the, the, the",
    "this is another thing.", "in", "other", "winter is there", "either the hen or the fin?",
    "a thin man in the rain",
  ]

  private static func tinyModel(_ weights: WeightType) throws -> TranslationModel {
    let folder = try TemporaryFolder()
    try TinyCheckpoint(seed: 11).write(to: folder.url.appending(path: "checkpoint"))
    let path = folder.path("model.stele")
    try Converter(checkpoint: folder.path("checkpoint"), weights: weights).write(to: path)
    return try TranslationModel(opening: path)
  }

  private static func demoModel(_ weights: WeightType) throws -> TranslationModel {
    let folder = try TemporaryFolder()
    let path = folder.path("demo.stele")
    try Converter(
      checkpoint: Repository.root.appending(path: "Models/demo").path, weights: weights
    ).write(to: path)
    return try TranslationModel(opening: path)
  }

  /// Has sentences come when they like and some go before they are done; all that stay must become
  /// what they are alone.
  private func check(_ setting: Setting, seed: UInt64, rounds: Int) throws {
    var random = SplitMix64(seed: seed)
    let batch = ContinuousBatch(setting.model, limits: setting.limits)
    var at: [Int: Case] = [:]
    var settled: [Int: [TokenID]] = [:]
    var done = 0
    var gone = 0
    var id = 0
    var most = 0
    for round in 0..<rounds where round < rounds / 2 || !batch.isEmpty {
      if round < rounds / 2 {
        for _ in 0..<random.next(below: 4) {
          let next = setting.cases[random.next(below: setting.cases.count)]
          guard batch.join(next.sentence, id: id) else { break }
          at[id] = next
          settled[id] = []
          id += 1
        }
        if random.next(below: 6) == 0, let victim = at.keys.sorted().randomElement(using: &random) {
          batch.leave(victim)
          at[victim] = nil
          gone += 1
        }
      }
      most = max(most, batch.sentenceCount)
      try batch.step { progress in
        settled[progress.id, default: []] += progress.settled
        guard let translation = progress.translation else { return }
        let expected = at.removeValue(forKey: progress.id)
        #expect(translation == expected?.alone, "seed \(seed), round \(round)")
        #expect(settled[progress.id] == translation.tokens)
        done += 1
      }
    }
    #expect(batch.isEmpty && at.isEmpty)
    #expect(batch.rowCount == 0)
    #expect(done > 10 && gone > 0 && most > 2)
  }

  @Test(arguments: [WeightType.int8, .float32], [UInt64(1), 2, 3])
  func `A sentence becomes what it is alone, whoever comes and goes`(
    _ weights: WeightType, _ seed: UInt64
  ) throws {
    let setting = try Setting(
      Self.tinyModel(weights), rows: 12, texts: Self.texts,
      codes: ["eng_Latn", "fra_Latn", "deu_Latn", "arb_Arab"])
    try check(setting, seed: seed, rounds: 200)
  }

  @Test(arguments: [WeightType.int8, .int4])
  func `The trained model, too, translates each sentence as if it were alone`(
    _ weights: WeightType
  ) throws {
    let texts = [
      "I have to go to the station tomorrow.", "He is tall.", "Wir haben keine Zeit mehr.",
      "Where did you buy that book?", "Das ist ein schöner Tag.", "Tom wants to learn French.",
      "Ich weiß nicht, was er gesagt hat.", "The cat sleeps.", "Kannst du mir helfen?",
    ]
    let setting = try Setting(
      Self.demoModel(weights), rows: 10, texts: texts, codes: ["eng_Latn", "deu_Latn"])
    try check(setting, seed: 4, rounds: 120)
  }

  @Test func `A batch that was full or rested does the same again`() throws {
    let setting = try Setting(
      Self.tinyModel(.int8), rows: 8, texts: Self.texts, codes: ["eng_Latn", "fra_Latn"])
    let batch = ContinuousBatch(setting.model, limits: setting.limits)
    for next in 0..<60 {
      let sentence = setting.cases[next % setting.cases.count].sentence
      if !batch.join(sentence, id: next) {
        while !batch.join(sentence, id: next) { try batch.step { _ in } }
      }
    }
    while !batch.isEmpty { try batch.step { _ in } }
    batch.rest()
    // After a rest all is taken anew, and the results are the same.
    #expect(batch.join(setting.cases[0].sentence, id: 0))
    var result: Translation?
    while !batch.isEmpty { try batch.step { result = $0.translation ?? result } }
    #expect(result == setting.cases[0].alone)
  }

  @Test func `What a batch does not translate is refused with its reason`() throws {
    let model = try Self.tinyModel(.int8)
    let limits = try ContinuousBatchLimits(
      model, rows: 4, beams: 2, newTokens: 10, longestSource: 8, threads: 1)
    let french = try model.languages.language(matching: "fra_Latn")
    let source = model.tokenizer.sourceIDs(of: Array("the cat".utf8), language: french)
    func make(_ options: TranslationOptions, _ source: [TokenID]) throws {
      _ = try limits.sentence(source, to: french, options, for: model)
    }
    func options(
      _ search: SearchOptions = SearchOptions(), tokens: Int = 10, shortlist: Shortlist? = nil
    ) -> TranslationOptions {
      TranslationOptions(search: search, maximumNewTokens: tokens, shortlist: shortlist)
    }
    try make(options(), source)
    #expect(throws: TranslationError.self) { try make(options(SearchOptions(beams: 3)), source) }
    #expect(throws: TranslationError.self) { try make(options(tokens: 11), source) }
    #expect(throws: TranslationError.self) { try make(options(shortlist: .script), source) }
    #expect(throws: TranslationError.self) {
      try make(options(SearchOptions(sampling: Sampling())), source)
    }
    #expect(throws: TranslationError.self) { try make(options(), source + source + source) }
    #expect(throws: TranslationError.self) { try make(options(), []) }
    #expect(throws: TranslationError.self) {
      try ContinuousBatchLimits(
        model, rows: 4, beams: 5, newTokens: nil, longestSource: nil, threads: 1)
    }
  }

  @Test func `Pages are handed out from the lowest, in a row where that is asked for`() {
    var pool = PagePool(count: 6)
    #expect(pool.takeRun(2) == 0..<2)
    #expect(pool.take() == 2)
    #expect(pool.takeRun(3) == 3..<6)
    #expect(pool.take() == nil)
    pool.free(0..<2)
    pool.free([4])
    #expect(pool.takeRun(3) == nil)
    #expect(pool.freeCount == 3)
    #expect(pool.take() == 0)
  }
}
