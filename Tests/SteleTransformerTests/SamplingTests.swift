import Foundation
import SteleConversion
import SteleDecoding
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

@testable import SteleTransformer

/// Translations drawn at random: how often each comes, and what must not change a draw.
@Suite struct SamplingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try TinyCheckpoint(seed: 7).write(to: folder.url.appending(path: "checkpoint"))
    for weights in [WeightType.int8, .float32] {
      try Converter(checkpoint: folder.path("checkpoint"), weights: weights)
        .write(to: folder.path("\(weights).stele"))
    }
  }

  private static let texts = [
    "the cat", "", "a dog in the inn there", "x", "   ", "where is the thing, there?", "the cat",
    "zzzz. zz", "thin ice",
  ]

  private func model(_ weights: WeightType, limit: Int? = nil) throws -> TranslationModel {
    // What else the tests' process holds does not count.
    try TranslationModel(
      opening: folder.path("\(weights).stele"), memoryLimit: limit,
      sizes: .init(program: 0, readAhead: 64 << 10, scattered: 32 << 10, chunk: 16 << 10))
  }

  private func translator(
    _ model: TranslationModel, _ sampling: Sampling, samples: Int = 1, maximumTokens: Int = 12,
    batchTokens: Int = 512, threads: Int = 1, wantsScores: Bool = true
  ) throws -> Translator {
    try Translator(
      model,
      options: TranslationOptions(
        search: SearchOptions(returned: samples, sampling: sampling, wantsScores: wantsScores),
        maximumNewTokens: maximumTokens, batchTokens: batchTokens, threads: threads))
  }

  private func translate(
    _ texts: [String], _ translator: Translator, firstNumber: Int = 0
  ) throws -> [Translation] {
    let lines = translator.tokenize(
      texts.map { Array($0.utf8) }, from: try translator.model.languages.language(matching: "en"),
      numbers: texts.indices.map { firstNumber + $0 })
    return try translator.translateEach(
      lines, to: translator.model.languages.language(matching: "fr")
    ).map { try $0.get() }
  }

  @Test(arguments: [WeightType.int8, .float32], [50, 0])
  func `A draw depends neither on the batch nor on threads`(_ weights: WeightType, _ topK: Int)
    throws
  {
    let sampling = Sampling(topK: topK, topP: 0.95, seed: 11)
    let model = try model(weights)
    let expected = try translate(Self.texts, translator(model, sampling, samples: 3))
    #expect(expected[0] != expected[6], "the same sentence twice is drawn twice")
    for (batchTokens, threads) in [(1, 1), (1, 2), (16, 3), (10_000, 2)] {
      let translator = try translator(
        model, sampling, samples: 3, batchTokens: batchTokens, threads: threads)
      #expect(try translate(Self.texts, translator) == expected)
    }
    let limited = try self.model(weights, limit: 200 << 20)
    #expect(try translate(Self.texts, translator(limited, sampling, samples: 3)) == expected)
    let unscored = try translate(
      Self.texts, translator(model, sampling, samples: 3, wantsScores: false))
    #expect(unscored.map(\.tokens) == expected.map(\.tokens))
    for (index, text) in Self.texts.enumerated() {
      // A line alone, with its number in the whole.
      let alone = try translate([text], translator(model, sampling), firstNumber: index)
      #expect(alone.map(\.text) == [expected[index].text], "line \(index)")
      #expect(expected[index].alternatives.count == (alone[0].tokens.isEmpty ? 0 : 2))
    }
  }

  /// The first token after the language, as often as the model's own probabilities say.
  @Test(arguments: [WeightType.int8, .float32])
  func `First tokens come as often as the model says`(_ weights: WeightType) throws {
    let model = try model(weights)
    let from = try model.languages.language(matching: "en")
    let to = try model.languages.language(matching: "fr")
    let source = model.tokenizer.sourceIDs(of: Array("the cat".utf8), language: from)
    let scorer = try Scorer(model, threads: 1)
    let count = model.file.configuration.vocabularyCount
    let probabilities = try (0..<TokenID(count)).map { token in
      let scores = try scorer.score(sourceIDs: source, targetIDs: [to.id, token])
      return Foundation.exp(Double(scores.logProbabilities[1]))
    }
    let best = Set(probabilities.sorted().suffix(50))
    let kept = probabilities.map { best.contains($0) ? $0 : 0 }
    let keptSum = kept.reduce(0, +)
    for (topK, expected) in [(0, probabilities), (50, kept.map { $0 / keptSum })] {
      let translator = try translator(
        model, Sampling(topK: topK, seed: 5), samples: 64, maximumTokens: 2)
      let results = try translator.translate(
        sourceIDs: Array(repeating: source, count: 50), to: to)
      var counts = [Int](repeating: 0, count: count)
      for hypothesis in results.joined() { counts[Int(hypothesis.tokens[1])] += 1 }
      let total = Double(counts.reduce(0, +))
      #expect(total == 3200)
      var (sum, cells, rare, rareExpected) = (0.0, 0, 0, 0.0)
      for (count, probability) in zip(counts, expected) {
        let expected = total * probability
        if expected < 5 {
          rare += count
          rareExpected += expected
        } else {
          sum += (Double(count) - expected) * (Double(count) - expected) / expected
          cells += 1
        }
      }
      if rareExpected > 1 {
        sum += (Double(rare) - rareExpected) * (Double(rare) - rareExpected) / rareExpected
        cells += 1
      } else {
        #expect(rare == 0)
      }
      let freedom = Double(cells - 1)
      #expect(cells > 5 && sum < freedom + 4 * (2 * freedom).squareRoot(), "\(topK): \(sum)")
    }
  }

  @Test func `Scores are the sum of the scored log-probabilities`() throws {
    let model = try model(.int8)
    let from = try model.languages.language(matching: "en")
    let scorer = try Scorer(model, threads: 1)
    for topK in [0, 50] {
      let sampling = Sampling(temperature: 2, topK: topK, topP: 0.8, seed: 4)
      let translation = try translate(["the cat"], translator(model, sampling))[0]
      let scores = try scorer.score(
        sourceIDs: model.tokenizer.sourceIDs(of: Array("the cat".utf8), language: from),
        targetIDs: translation.tokens)
      let sum = scores.logProbabilities.dropFirst().reduce(0, +)
      #expect(abs(sum - (translation.score ?? .nan)) < 1e-3)
    }
  }

  /// The promise that the same seed gives the same text on every machine.
  @Test func `Draws of a tiny model are pinned`() throws {
    let translations = try translate(
      ["the cat"], translator(model(.int8), Sampling(seed: 1), samples: 2, maximumTokens: 10))
    #expect(translations[0].tokens == Self.pinned[0])
    #expect(translations[0].alternatives.map(\.tokens) == [Self.pinned[1]])
  }

  private static let pinned: [[TokenID]] = [
    [95, 180, 120, 120, 120, 120, 120, 120, 213, 98],
    [95, 84, 151, 143, 143, 41, 41, 108, 135, 41],
  ]

  @Test func `Only what is cut off is truncated`() throws {
    let sampling = Sampling(seed: 2)
    let translations = try translate(
      Self.texts, translator(model(.int8), sampling, samples: 3, maximumTokens: 30))
    let all = translations.flatMap { [$0] + $0.alternatives }.filter { !$0.tokens.isEmpty }
    #expect(all.allSatisfy { $0.isTruncated == ($0.tokens.last != 2) })
    let short = try translate(["the cat"], translator(model(.int8), sampling, maximumTokens: 1))
    #expect(short[0].isTruncated && !Translation.blank.isTruncated)
  }

  @Test func `Settled pieces are together the translation`() throws {
    let model = try model(.int8)
    let from = try model.languages.language(matching: "en")
    let to = try model.languages.language(matching: "fr")
    let searches = [
      SearchOptions(), SearchOptions(beams: 4),
      SearchOptions(returned: 2, sampling: Sampling(seed: 3)),
    ]
    for search in searches {
      let translator = try Translator(
        model,
        options: TranslationOptions(
          search: search, maximumNewTokens: 12, batchTokens: 64, threads: 1))
      let lines = translator.tokenize(Self.texts.map { Array($0.utf8) }, from: from)
      var tokens: [[TokenID]] = Array(repeating: [], count: lines.tokenCounts.count)
      var texts = [String](repeating: "", count: lines.tokenCounts.count)
      let results = try translator.translateEach(lines, to: to) { piece in
        tokens[piece.index] += piece.tokens
        texts[piece.index] += piece.text
      }
      #expect(try tokens == results.map { try $0.get().tokens })
      #expect(try texts == results.map { try $0.get().text })
      #expect(
        try results.map { try $0.get() }
          == translator.translateEach(lines, to: to).map { try $0.get() })
    }
  }
  @Test func `A text stream gives the text of all tokens`() throws {
    let tokenizer = try model(.int8).tokenizer
    var random = SplitMix64(seed: 9)
    for _ in 0..<300 {
      // Specials, spaces, pieces that begin with one, letters, and what has no text.
      let tokens = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        TokenID.random(in: 0..<16, using: &random)
      }
      var stream = TextStream(tokenizer)
      var text = ""
      var rest = tokens[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...rest.count, using: &random)
        text += stream.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
        #expect(tokenizer.text(of: tokens).hasPrefix(text))
      }
      #expect(text + stream.finish() == tokenizer.text(of: tokens))
    }
  }
}
