import Foundation
import SteleConversion
import SteleDecoding
import SteleModelFormat
import SteleTestSupport
import SteleTokenizer
import Testing

@testable import SteleTransformer

/// Translations made of the tokens of a script, those of none, and the source's own.
@Suite struct ShortlistTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let cyrillic = ["при", "вет", "▁мир", "кот", "ик", "да", "не", "жу", "▁о", "на"]
  private static let kana = ["で", "す", "か", "カ", "日", "本", "語"]
  private static let texts = [
    "the cat", "", "inner thing", "zz", "that is the inn there, ethel?", "кот да ice", "the cat",
  ]

  private func model(_ weights: WeightType = .int8, seed: UInt64 = 3) throws -> TranslationModel {
    let more = Self.cyrillic + Self.kana + (0..<40).map { "er\(Self.word($0))" }
    let name = "\(weights)\(seed)"
    try TinyCheckpoint(seed: seed, morePieces: more)
      .write(to: folder.url.appending(path: "\(name).checkpoint"))
    let path = folder.path("\(name).stele")
    try Converter(
      checkpoint: folder.path("\(name).checkpoint"), weights: weights, embedding: weights
    )
    .write(to: path)
    return try TranslationModel(opening: path)
  }

  /// Latin words of two letters.
  private static func word(_ number: Int) -> String {
    let letters = Array("abcdefgh")
    return String([letters[number / 8], letters[number % 8]])
  }

  private func translate(
    _ texts: [String], with model: TranslationModel, to code: String = "rus_Cyrl",
    search: SearchOptions = SearchOptions(), batchTokens: Int = 512, threads: Int = 2,
    shortlist: Shortlist? = .script
  ) throws -> [Translation] {
    let options = TranslationOptions(
      search: search, maximumNewTokens: 14, batchTokens: batchTokens, threads: threads,
      shortlist: shortlist)
    let from = try model.languages.language(matching: "eng_Latn")
    let to = try model.languages.language(matching: code)
    return try Translator(model, options: options).translate(texts, from: from, to: to)
  }

  /// Whether each token may be in a translation of `text`.
  private func members(
    of model: TranslationModel, _ text: String, scripts: Set<String>
  ) throws -> [Bool] {
    let rows = model.file.tokenRows
    let from = try model.languages.language(matching: "eng_Latn")
    let own = Set(try model.sourceIDs(of: Array(text.utf8), language: from))
    return (0..<Int32(model.configuration.vocabularyCount)).map { token in
      scripts.contains(rows.scripts[rows.group(of: token)].code) || own.contains(token)
    }
  }

  @Test(arguments: [
    ("rus_Cyrl", ["Zyyy", "Cyrl"]), ("jpn_Jpan", ["Zyyy", "Hira", "Kana", "Hani"]),
    ("zho_Hant", ["Zyyy", "Hani"]), ("fra_Latn", ["Zyyy", "Latn"]),
  ])
  func `Translations have no other tokens`(_ code: String, _ scripts: [String]) throws {
    let model = try model()
    let manners = [
      SearchOptions(), SearchOptions(wantsScores: false), SearchOptions(beams: 3),
      SearchOptions(noRepeatNgram: 2, repetitionPenalty: 1.3),
      SearchOptions(sampling: Sampling(topK: 0)), SearchOptions(sampling: Sampling(topK: 9)),
    ]
    var differs = false
    for search in manners {
      let translations = try translate(Self.texts, with: model, to: code, search: search)
      for (text, translation) in zip(Self.texts, translations) {
        let members = try members(of: model, text, scripts: Set(scripts))
        #expect(translation.tokens.allSatisfy { members[Int($0)] }, "\(text), \(search)")
      }
      let whole = try translate(Self.texts, with: model, to: code, search: search, shortlist: nil)
      differs = differs || whole.map(\.tokens) != translations.map(\.tokens)
    }
    #expect(differs, "nothing was left out")
  }

  /// Against the whole vocabulary's probabilities of every token, one by one.
  @Test(arguments: [WeightType.int8, .int4, .float32])
  func `Greedy search takes the best of the shortlist`(_ weights: WeightType) throws {
    let model = try model(weights)
    let text = "the inn erab"
    let members = try members(of: model, text, scripts: ["Zyyy", "Cyrl"])
    #expect(members.contains(false))
    let found = try #require(translate([text], with: model).first)
    let unscored = try translate(
      [text], with: model, search: SearchOptions(wantsScores: false))
    #expect(unscored.first?.tokens == found.tokens)
    let from = try model.languages.language(matching: "eng_Latn")
    let source = try model.sourceIDs(of: Array(text.utf8), language: from)
    let scorer = try Scorer(model, threads: 1)
    var score = 0.0
    for place in 1..<found.tokens.count {
      let prefix = Array(found.tokens[..<place])
      let pairs = members.indices.map { token in
        (source: source, target: prefix + [TokenID(token)])
      }
      let logProbabilities = try scorer.score(pairs).map { $0.logProbabilities[place] }
      let shortlisted = members.indices.filter { members[$0] }
      let best = shortlisted.max { logProbabilities[$0] < logProbabilities[$1] }
      #expect(best.map { TokenID($0) } == found.tokens[place])
      let sum = shortlisted.reduce(0) { $0 + exp(Double(logProbabilities[$1])) }
      score += Double(logProbabilities[Int(found.tokens[place])]) - log(sum)
    }
    #expect(abs(Double(try #require(found.score)) - score) < 1e-4 * (1 + abs(score)))
  }

  /// Others have tokens of their own, which must not matter.
  @Test(arguments: [WeightType.int8, .int4, .float32], [1, 3])
  func `A translation depends neither on the batch nor on threads`(
    _ weights: WeightType, _ beams: Int
  ) throws {
    let model = try model(weights, seed: 5)
    for wantsScores in [true, false] {
      let search = SearchOptions(beams: beams, returned: beams, wantsScores: wantsScores)
      let alone = try Self.texts.map { text in
        try #require(
          translate([text], with: model, search: search, batchTokens: 1, threads: 1).first)
      }
      for (batchTokens, threads) in [(1, 2), (16, 3), (10_000, 1), (10_000, 2)] {
        let together = try translate(
          Self.texts, with: model, search: search, batchTokens: batchTokens, threads: threads)
        #expect(together == alone, "batch of \(batchTokens) tokens, \(threads) threads")
      }
    }
  }

  @Test func `A language whose script the model lacks is an error`() throws {
    let model = try model()
    let error = #expect(throws: TranslationError.self) {
      try translate(["the cat"], with: model, to: "tam_Taml")
    }
    let text = "\(try #require(error))"
    #expect(text.contains("tam_Taml") && text.contains("Taml") && text.contains("--shortlist"))
  }
}
