import SteleTestSupport
import Testing

@testable import SteleDecoding

@Suite struct SamplingTests {
  /// Every sentence of a small model, as often as its probability says.
  @Test(arguments: [
    Sampling(), Sampling(topK: 0), Sampling(temperature: 0.6, topK: 0, topP: 0.8),
    Sampling(temperature: 1.7, topK: 3), Sampling(topK: 3, topP: 0.7),
  ])
  func `Sentences come as often as their probability says`(_ sampling: Sampling) {
    let model = ToyModel(hash: 12, vocabulary: 5, spread: 4, steps: 65536, context: 3, end: 0)
    let rules = LimitedOptions(
      SearchOptions(minimumNewTokens: 2, repetitionPenalty: 1.3), maximumNewTokens: 4)
    var expected: [[TokenID]: Double] = [:]
    addSentences(after: [1], 1, to: &expected, of: model, rules, sampling)
    #expect(abs(expected.values.reduce(0, +) - 1) < 1e-9)

    var counts: [[TokenID]: Int] = [:]
    let sentences = 60
    for sentence in 0..<sentences {
      for hypothesis in run(sampling, rules, returned: 64, model: model, sentence: sentence) {
        counts[hypothesis.tokens, default: 0] += 1
      }
    }
    let all = expected.keys.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(Set(counts.keys).isSubset(of: all))
    let total = Double(64 * sentences)
    #expect(
      isPlausible(
        all.map { counts[$0] ?? 0 }, expected: all.map { total * (expected[$0] ?? 0) }))
  }

  /// Adds every sentence that begins with `tokens` with its probability: the definition, spelled
  /// out.
  private func addSentences(
    after tokens: [TokenID], _ probability: Double, to all: inout [[TokenID]: Double],
    of model: ToyModel, _ rules: LimitedOptions, _ sampling: Sampling
  ) {
    if tokens.last == ToyModel.endToken || tokens.count == rules.maximumNewTokens {
      all[tokens] = probability
      return
    }
    let history = [ToyModel.endToken] + tokens
    var logits = model.logits(after: history)
    for token in Set(history) {
      let logit = logits[Int(token)]
      logits[Int(token)] =
        logit < 0 ? logit * rules.repetitionPenalty : logit / rules.repetitionPenalty
    }
    if tokens.count < rules.minimumNewTokens { logits[Int(ToyModel.endToken)] = -.infinity }
    var kept = logits.indices.sorted { logits[$0] > logits[$1] }
    if sampling.topK > 0 { kept = Array(kept.prefix(sampling.topK)) }
    func weights() -> [Double] {
      kept.map { exponential(Double(logits[$0] - logits[kept[0]]) / Double(sampling.temperature)) }
    }
    let sum = weights().reduce(0, +)
    var reached = 0.0
    kept = zip(kept, weights()).filter { _, weight in
      defer { reached += weight / sum }
      return reached < Double(sampling.topP)
    }.map { $0.0 }
    let keptSum = weights().reduce(0, +)
    for (token, weight) in zip(kept, weights()) where weight > 0 {
      addSentences(
        after: tokens + [TokenID(token)], probability * weight / keptSum, to: &all, of: model,
        rules, sampling)
    }
  }

  private func run(
    _ sampling: Sampling, _ rules: LimitedOptions, returned: Int = 1, model: ToyModel,
    sentence: Int = 0, surplus: Int = 0
  ) -> [Hypothesis] {
    var options = rules
    options.sampling = sampling
    options.returned = returned
    var run = SearchRun(
      options: options, forcedFirst: 1, model: model, surplus: surplus, sentence: sentence)
    return run.hypotheses()
  }

  @Test func `A draw is the same however many there are`() {
    for seed in 0..<60 {
      var random = SplitMix64(seed: seed)
      let (rules, model) = (random.rules(), random.model())
      let sampling = random.sampling()
      let all = run(sampling, rules, returned: 9, model: model, sentence: seed)
      #expect(all.count == 9)
      for count in [1, 2, 5] {
        let some = run(sampling, rules, returned: count, model: model, sentence: seed)
        #expect(some == Array(all.prefix(count)), "seed \(seed)")
      }
    }
  }

  @Test func `Another seed and another sentence draw otherwise`() {
    let model = ToyModel(hash: 5, vocabulary: 40, spread: 4, steps: 65536, context: 20, end: -3)
    let rules = LimitedOptions(SearchOptions(), maximumNewTokens: 12)
    let outputs = [(1, 0), (2, 0), (1, 1), (1, 2)].map { seed, sentence in
      run(Sampling(seed: seed), rules, model: model, sentence: sentence)[0].tokens
    }
    #expect(Set(outputs).count == outputs.count)
  }

  @Test func `Only the best token is greedy search`() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let (rules, model) = (random.rules(), random.model())
      var greedy = SearchRun(options: rules, forcedFirst: 1, model: model)
      let expected = greedy.hypotheses()
      for sampling in [
        Sampling(topK: 1, seed: 9), Sampling(topK: 0, topP: 1e-6), Sampling(temperature: 1e-9),
      ] {
        let actual = run(sampling, rules, model: model)
        #expect(actual.map(\.tokens) == expected.map(\.tokens), "seed \(seed), \(sampling)")
        #expect(isNear(actual[0].score, expected[0].score, 1e-5))
      }
    }
  }

  /// With few candidates or with all logits, the tokens drawn are the same.
  @Test func `All logits give what candidates give`() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let (rules, model) = (random.rules(), random.model())
      let temperature: Float = random.pick([0.5, 1, 3])
      let few = Sampling(temperature: temperature, topK: 100, seed: UInt64(seed))
      let all = Sampling(temperature: temperature, topK: 300, seed: UInt64(seed))
      #expect(!few.readsAllLogits && all.readsAllLogits)
      let expected = run(few, rules, returned: 3, model: model)
      let actual = run(all, rules, returned: 3, model: model)
      #expect(actual.map(\.tokens) == expected.map(\.tokens), "seed \(seed)")
      #expect(zip(actual, expected).allSatisfy { isNear($0.score, $1.score, 1e-5) })
      #expect(run(few, rules, returned: 3, model: model, surplus: 7) == expected)
    }
  }

  @Test func `Scores are those of the tokens before temperature and cut-offs`() {
    for seed in 0..<60 {
      var random = SplitMix64(seed: seed)
      let model = random.model()
      let rules = LimitedOptions(SearchOptions(), maximumNewTokens: 8)
      for hypothesis in run(random.sampling(), rules, returned: 2, model: model) {
        var score: Float = 0
        for index in 1..<max(hypothesis.tokens.count, 1) {
          let logits = model.logits(
            after: [ToyModel.endToken] + hypothesis.tokens.prefix(index))
          score += logits[Int(hypothesis.tokens[index])] - Reference.logSumExp(logits)
        }
        #expect(isNear(hypothesis.score, score, 1e-4), "seed \(seed)")
      }
    }
  }

  @Test func `Without scores the same tokens are drawn`() {
    for seed in 0..<60 {
      var random = SplitMix64(seed: seed)
      var rules = random.rules()
      let model = random.model()
      let sampling = random.sampling()
      let expected = run(sampling, rules, returned: 2, model: model)
      rules.wantsScores = false
      let actual = run(sampling, rules, returned: 2, model: model)
      #expect(actual.map(\.tokens) == expected.map(\.tokens))
      #expect(actual.allSatisfy { $0.score == nil })
    }
  }

  @Test func `Draws keep the rules`() {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let (rules, model) = (random.rules(), random.model())
      guard model.vocabulary > 20 else { continue }
      for tokens in run(random.sampling(), rules, returned: 4, model: model).map(\.tokens) {
        #expect(tokens[0] == 1 && tokens.count <= rules.maximumNewTokens)
        #expect(!tokens.dropLast().contains(ToyModel.endToken))
        guard tokens.last == ToyModel.endToken || tokens.count == rules.maximumNewTokens else {
          continue  // a dead end
        }
        let free = tokens.last == ToyModel.endToken ? tokens.count - 1 : tokens.count
        #expect(free >= rules.minimumNewTokens, "seed \(seed)")
        if rules.noRepeatNgram == 1 { #expect(Set(tokens).count == tokens.count) }
      }
    }
  }

  @Test func `A model without any probability ends the draw`() {
    for topK in [0, 50] {
      var run = SearchRun(
        options: LimitedOptions(
          SearchOptions(returned: 3, sampling: Sampling(topK: topK)), maximumNewTokens: 5),
        forcedFirst: 1, vocabularyCount: 6, logits: { _ in [Float](repeating: .nan, count: 6) })
      #expect(run.hypotheses().map(\.tokens) == [[1], [1], [1]])
    }
  }
}

extension SplitMix64 {
  /// Options without beams.
  mutating func rules() -> LimitedOptions {
    var rules = options(beams: 1...1)
    rules.returned = 1
    return rules
  }

  mutating func sampling() -> Sampling {
    Sampling(
      temperature: pick([0.3, 1, 1, 2]), topK: pick([0, 1, 3, 50, 1000]),
      topP: pick([1, 1, 0.2, 0.9]), seed: next())
  }
}
