import Foundation
import SteleConversion
import SteleDecoding
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import SteleTransformer
import Testing

/// What must not change a result: the batch, the number of threads, the order of the input.
@Suite struct BatchIndependenceTests {
  private let folder: TemporaryFolder
  private let model: TranslationModel

  init() throws {
    folder = try TemporaryFolder()
    try TinyCheckpoint(seed: 7).write(to: folder.url.appending(path: "checkpoint"))
    let path = folder.path("model.stele")
    try Converter(checkpoint: folder.path("checkpoint"), weights: .int8).write(to: path)
    model = try TranslationModel(opening: path)
  }

  private static let texts = [
    "the cat", "", "a dog in the inn there", "x", "   ", "where is the thing, there?", "the cat",
    "zzzz. zz", "thin ice",
  ]

  private func translate(
    _ texts: [String], beams: Int, batchTokens: Int, threads: Int, wantsScores: Bool = true
  ) throws -> [Translation] {
    let options = TranslationOptions(
      search: SearchOptions(beams: beams, returned: beams, wantsScores: wantsScores),
      maximumNewTokens: 12, batchTokens: batchTokens, threads: threads)
    let from = try model.languages.language(matching: "eng_Latn")
    let to = try model.languages.language(matching: "fra_Latn")
    return try Translator(model, options: options).translate(texts, from: from, to: to)
  }

  @Test(arguments: [1, 3])
  func `A translation depends neither on the batch nor on threads`(_ beams: Int) throws {
    let alone = try Self.texts.map { text in
      try #require(translate([text], beams: beams, batchTokens: 1, threads: 1).first)
    }
    for (batchTokens, threads) in [(1, 2), (16, 1), (16, 3), (10_000, 2), (10_000, 7)] {
      let together = try translate(
        Self.texts, beams: beams, batchTokens: batchTokens, threads: threads)
      #expect(together == alone, "batch of \(batchTokens) tokens, \(threads) threads")
    }
    let reversed = try translate(
      Self.texts.reversed(), beams: beams, batchTokens: 10_000, threads: 2)
    #expect(reversed == alone.reversed())
  }

  /// Without scores, few sentences are screened and many are not.
  @Test func `Without scores translations are the same`() throws {
    let texts = Self.texts + Self.texts
    let scored = try translate(texts, beams: 1, batchTokens: 512, threads: 2)
    for (batchTokens, threads) in [(1, 1), (1, 2), (16, 3), (10_000, 2)] {
      let unscored = try translate(
        texts, beams: 1, batchTokens: batchTokens, threads: threads, wantsScores: false)
      #expect(unscored.map(\.tokens) == scored.map(\.tokens), "batches of \(batchTokens) tokens")
      #expect(unscored.allSatisfy { $0.score == nil || $0.tokens.isEmpty })
    }
  }

  @Test func `Blank texts stay blank and others do not`() throws {
    let translations = try translate(Self.texts, beams: 1, batchTokens: 512, threads: 1)
    for (text, translation) in zip(Self.texts, translations) {
      let isBlank = text.allSatisfy { $0 == " " }
      #expect(translation.tokens.isEmpty == isBlank)
      if isBlank { #expect(translation.text.isEmpty) }
    }
  }

  @Test func `Every translation begins with the language and has at most the maximum`() throws {
    let target = try model.languages.language(matching: "fra_Latn")
    for translation in try translate(Self.texts, beams: 2, batchTokens: 64, threads: 2)
    where !translation.tokens.isEmpty {
      #expect(translation.tokens[0] == target.id)
      #expect(translation.tokens.count <= 12)
      #expect(translation.alternatives.allSatisfy { $0.score ?? .nan <= translation.score ?? .nan })
    }
  }

  @Test func `Greedy scores are the sum of the scored log-probabilities`() throws {
    let from = try model.languages.language(matching: "eng_Latn")
    let to = try model.languages.language(matching: "fra_Latn")
    let scorer = try Scorer(model, threads: 1)
    for text in ["the cat", "a dog in the inn there"] {
      let translation = try #require(
        translate([text], beams: 1, batchTokens: 512, threads: 1).first)
      let scores = try scorer.score(
        sourceIDs: model.tokenizer.sourceIDs(of: Array(text.utf8), language: from),
        targetIDs: translation.tokens)
      // The language is forced, so it adds nothing to the score of the search.
      let sum = scores.logProbabilities.dropFirst().reduce(0, +)
      #expect(abs(sum - (translation.score ?? .nan)) < 1e-4)
      #expect(scores.tokens.first == to.id)
    }
  }

  @Test func `A text that is too long has its own error and harms no other`() throws {
    let from = try model.languages.language(matching: "en")
    let to = try model.languages.language(matching: "fr")
    let long = [UInt8](repeating: UInt8(ascii: "z"), count: 500)
    let translator = try Translator(model)
    let lines = translator.tokenize(
      [Array("the cat".utf8), long, Array("the cat".utf8)], from: from)
    let results = try translator.translateEach(lines, to: to)
    #expect(throws: TranslationError.self) { try results[1].get() }
    #expect(try results[0].get() == results[2].get())
  }

  @Test func `A batch that no memory holds is refused`() throws {
    let options = TranslationOptions(
      search: SearchOptions(beams: 64), maximumNewTokens: 65_536,
      batchTokens: 1_048_576, threads: 1)
    let from = try model.languages.language(matching: "en")
    let to = try model.languages.language(matching: "fr")
    let translator = try Translator(model, options: options)
    #expect(throws: TranslationError.self) {
      _ = try translator.translate(Array(repeating: "the cat", count: 2000), from: from, to: to)
    }
  }

  @Test func `Options out of bounds are refused`() {
    let bad: [TranslationOptions] = [
      TranslationOptions(search: SearchOptions(beams: 0)),
      TranslationOptions(search: SearchOptions(beams: 2, returned: 3)),
      TranslationOptions(maximumNewTokens: 0), TranslationOptions(batchTokens: 0),
      TranslationOptions(threads: 0),
    ]
    for options in bad {
      #expect(throws: TranslationError.self) { _ = try Translator(model, options: options) }
    }
  }
}
