import SteleTestSupport
import Testing

@testable import SteleDecoding

/// Properties of searches over random models; the reference and the goldens say which results.
@Suite struct SentenceSearchTests {
  @Test func `Results equal the reference that sees all logits`() {
    for seed in 0..<400 {
      var random = SplitMix64(seed: seed)
      let options = random.options(beams: 1...7)
      let model = random.model()
      let language: TokenID? = random.pick([nil, 1])
      let reference = Reference(
        options: options, forcedFirst: language, vocabularyCount: model.vocabulary,
        logits: model.logits)
      var run = SearchRun(options: options, forcedFirst: language, model: model)
      let actual = run.hypotheses()
      let expected = options.beams == 1 ? reference.greedy() : reference.beamSearch()
      guard !expected.isEmpty else { continue }  // every hypothesis ran into a dead end
      #expect(actual.map(\.tokens) == expected.map(\.tokens), "seed \(seed)")
      for (actual, expected) in zip(actual, expected) {
        #expect(isNear(actual.score, expected.score, 1e-5))
      }
    }
  }

  @Test func `Without scores the tokens are the same`() {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      var options = random.options(beams: 1...3)
      let model = random.model()
      var scored = SearchRun(options: options, forcedFirst: 1, model: model)
      options.wantsScores = false
      var unscored = SearchRun(options: options, forcedFirst: 1, model: model)
      let expected = scored.hypotheses()
      let actual = unscored.hypotheses()
      #expect(actual.map(\.tokens) == expected.map(\.tokens), "seed \(seed)")
      #expect(actual.map(\.score) == (options.beams == 1 ? [nil] : expected.map(\.score)))
    }
  }

  @Test func `Greedy is beam search with one beam`() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let model = random.model()
      let options = LimitedOptions(
        SearchOptions(
          lengthPenalty: 0, earlyStopping: .always, noRepeatNgram: random.pick([0, 3])),
        maximumNewTokens: 12)
      let reference = Reference(
        options: options, forcedFirst: 1, vocabularyCount: model.vocabulary, logits: model.logits)
      var run = SearchRun(options: options, forcedFirst: 1, model: model)
      #expect(run.hypotheses().map(\.tokens) == reference.beamSearch().map(\.tokens))
      #expect(run.visited.count == run.visited.last?.count)  // one row, one token a step
    }
  }

  @Test(arguments: [-1, 0, 0.7, 1, 2] as [Float])
  func `Enough beams find the true best`(lengthPenalty: Float) {
    // 64 beams hold all live prefixes of 4 tokens over 4 ids (27) and all that may end.
    let options = LimitedOptions(
      SearchOptions(beams: 64, lengthPenalty: lengthPenalty, earlyStopping: .never, returned: 40),
      maximumNewTokens: 4)
    for hash in 1...10 as ClosedRange<UInt32> {
      let model = ToyModel(hash: hash, vocabulary: 4, spread: 4, steps: 65536, context: 3, end: 0)
      var run = SearchRun(options: options, model: model)
      let found = run.hypotheses()
      let all = everySentence(of: model, limit: 4, lengthPenalty: lengthPenalty)
      #expect(found.map(\.tokens) == all.prefix(40).map(\.tokens))
      for (found, expected) in zip(found, all) {
        #expect(isNear(found.score, expected.score, 1e-5))
      }
    }
  }

  @Test func `More candidates than asked for change nothing`() {
    for seed in 0..<120 {
      var random = SplitMix64(seed: seed)
      let options = random.options(beams: 1...6)
      var model = random.model()
      model.steps = random.pick([1, 65536])  // many equal logits, or few
      var exact = SearchRun(options: options, forcedFirst: 1, model: model)
      let expected = exact.hypotheses()
      for surplus in [1, 7, 100] {
        var generous = SearchRun(options: options, forcedFirst: 1, model: model, surplus: surplus)
        #expect(generous.hypotheses() == expected, "seed \(seed)")
        #expect(generous.visited == exact.visited, "seed \(seed)")
      }
    }
  }

  @Test func `Parents follow the tokens`() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let options = random.options(beams: 1...6)
      var run = SearchRun(options: options, model: random.model())
      for hypothesis in run.hypotheses() {
        // The model ran on everything before the last token, in a row made by parents alone.
        let context = [ToyModel.endToken] + hypothesis.tokens.dropLast()
        #expect(run.visited.contains(context), "seed \(seed)")
      }
    }
  }

  @Test func `Hypotheses keep the rules`() {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let options = random.options(beams: 1...6)
      var run = SearchRun(options: options, forcedFirst: 1, model: random.model())
      let hypotheses = run.hypotheses()
      #expect((1...options.returned).contains(hypotheses.count))
      #expect(Set(hypotheses.map(\.tokens)).count == hypotheses.count)
      #expect(
        zip(hypotheses, hypotheses.dropFirst()).allSatisfy { $0.score ?? .nan >= $1.score ?? .nan })
      guard run.search.ended.count > 0 else { continue }  // a dead end keeps no minimum
      for tokens in hypotheses.map(\.tokens) {
        #expect(tokens[0] == 1)
        #expect(!tokens.dropLast().contains(ToyModel.endToken))
        #expect(tokens.last == ToyModel.endToken || tokens.count == options.maximumNewTokens)
        let free = tokens.last == ToyModel.endToken ? tokens.count - 1 : tokens.count
        #expect(free >= options.minimumNewTokens)
        #expect(hasNoRepeatedNgram([ToyModel.endToken] + tokens, size: options.noRepeatNgram))
      }
    }
  }

  private func hasNoRepeatedNgram(_ tokens: [TokenID], size: Int) -> Bool {
    guard size > 0, tokens.count >= size else { return true }
    // A forced first token may itself be what the rule forbids; it comes second.
    let ngrams = (0...tokens.count - size).map { Array(tokens[$0..<$0 + size]) }
    return Set(ngrams).count == ngrams.count
  }

  /// Every sentence of at most `limit` tokens, best first.
  private func everySentence(
    of model: ToyModel, limit: Int, lengthPenalty: Float
  ) -> [Hypothesis] {
    var complete: [Hypothesis] = []
    func extend(_ tokens: [TokenID], total: Float) {
      let logits = model.logits(after: [ToyModel.endToken] + tokens)
      for token in 0..<TokenID(model.vocabulary) {
        let sentence = tokens + [token]
        let sum = total + logits[Int(token)] - Reference.logSumExp(logits)
        if token == ToyModel.endToken || sentence.count == limit {
          let divisor = lengthDivisor(length: sentence.count, penalty: lengthPenalty)
          complete.append(Hypothesis(tokens: sentence, score: sum / divisor))
        } else {
          extend(sentence, total: sum)
        }
      }
    }
    extend([], total: 0)
    return complete.sorted { $0.score ?? .nan > $1.score ?? .nan }
  }
}
