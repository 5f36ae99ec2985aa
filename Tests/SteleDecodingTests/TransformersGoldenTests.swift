import SteleTestSupport
import Testing

@testable import SteleDecoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What transformers' `generate` returned for the toy models; made by
/// Tools/goldens/make-search-goldens.
private struct GoldenFile: Decodable {
  var models: [ToyModel]
  var cases: [GoldenCase]

  static func read() throws -> GoldenFile {
    let url = Repository.golden.appending(path: "search/generate.json")
    return try JSONDecoder().decode(GoldenFile.self, from: Data(contentsOf: url))
  }
}

private struct GoldenCase: Decodable {
  var model: Int
  var language: TokenID?
  var beams: Int
  var returned: Int
  var lengthPenalty: Float
  var earlyStopping: String
  var maximum: Int
  var minimum: Int
  var ngram: Int
  var repetitionPenalty: Float
  var hypotheses: [GoldenHypothesis]

  struct GoldenHypothesis: Decodable {
    var tokens: [TokenID]
    var score: Float
  }

  var options: LimitedOptions {
    let stopping: [String: SearchOptions.EarlyStopping] = [
      "heuristic": .heuristic, "always": .always, "never": .never,
    ]
    return LimitedOptions(
      SearchOptions(
        beams: beams, lengthPenalty: lengthPenalty,
        earlyStopping: stopping[earlyStopping] ?? .heuristic, minimumNewTokens: minimum,
        noRepeatNgram: ngram, repetitionPenalty: repetitionPenalty, returned: returned),
      maximumNewTokens: maximum)
  }
}

@Suite struct TransformersGoldenTests {
  @Test func `Every result is that of transformers`() throws {
    let golden = try GoldenFile.read()
    #expect(golden.cases.count == 448)
    for (number, expected) in golden.cases.enumerated() {
      try expected.options.search.validate(maximumNewTokens: expected.maximum)
      var run = SearchRun(
        options: expected.options, forcedFirst: expected.language,
        model: golden.models[expected.model])
      expectEqual(run.hypotheses(), expected.hypotheses, "case \(number)")
    }
  }

  /// The other tests lean on the reference; this one shows that it stands.
  @Test func `The reference agrees with transformers too`() throws {
    let golden = try GoldenFile.read()
    for (number, expected) in golden.cases.enumerated() {
      let model = golden.models[expected.model]
      let reference = Reference(
        options: expected.options, forcedFirst: expected.language,
        vocabularyCount: model.vocabulary, logits: model.logits)
      let hypotheses = expected.beams == 1 ? reference.greedy() : reference.beamSearch()
      expectEqual(hypotheses, expected.hypotheses, "case \(number)")
    }
  }

  private func expectEqual(
    _ actual: [Hypothesis], _ expected: [GoldenCase.GoldenHypothesis], _ comment: Comment
  ) {
    #expect(actual.map(\.tokens) == expected.map(\.tokens), comment)
    for (actual, expected) in zip(actual, expected) {
      #expect(isNear(actual.score, expected.score, 1e-4), comment)
    }
  }
}
