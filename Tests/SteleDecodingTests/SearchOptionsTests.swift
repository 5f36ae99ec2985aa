import SteleDecoding
import Testing

@Suite struct SearchOptionsTests {
  @Test func `Defaults are those of transformers`() throws {
    let options = SearchOptions()
    try options.validate(maximumNewTokens: 5)
    #expect(options.beams == 1)
    #expect(options.lengthPenalty == 1)
    #expect(options.earlyStopping == .heuristic)
    #expect(options.minimumNewTokens == 0)
    #expect(options.noRepeatNgram == 0)
    #expect(options.repetitionPenalty == 1)
    #expect(options.returned == 1)
  }

  @Test func `Extremes are allowed`() throws {
    try SearchOptions(beams: 64, returned: 64).validate(maximumNewTokens: 5)
    try SearchOptions(returned: 64, sampling: Sampling()).validate(maximumNewTokens: 5)
    try Self.sampling(Sampling(temperature: 1e-30, topK: 0, topP: 1e-30, seed: .max)).validate(
      maximumNewTokens: 5)
    try Self.sampling(Sampling(topK: .max)).validate(maximumNewTokens: 5)
    try SearchOptions(lengthPenalty: -3, minimumNewTokens: 5).validate(maximumNewTokens: 5)
    try SearchOptions(noRepeatNgram: 9, repetitionPenalty: 0.01).validate(maximumNewTokens: 5)
  }

  static let wrong: [(SearchOptions, SearchError)] = [
    (SearchOptions(beams: 0), .beams(0)),
    (SearchOptions(beams: 65), .beams(65)),
    (SearchOptions(returned: 0), .returned(0, beams: 1)),
    (SearchOptions(beams: 3, returned: 4), .returned(4, beams: 3)),
    (SearchOptions(lengthPenalty: .infinity), .lengthPenalty(.infinity)),
    (SearchOptions(minimumNewTokens: -1), .minimumNewTokens(-1, maximum: 5)),
    (SearchOptions(minimumNewTokens: 6), .minimumNewTokens(6, maximum: 5)),
    (SearchOptions(noRepeatNgram: -1), .noRepeatNgram(-1)),
    (SearchOptions(repetitionPenalty: 0), .repetitionPenalty(0)),
    (SearchOptions(repetitionPenalty: -1), .repetitionPenalty(-1)),
    (
      SearchOptions(repetitionPenalty: .infinity),
      .repetitionPenalty(.infinity)
    ),
    (SearchOptions(beams: 2, sampling: Sampling()), .samplingBeams(2)),
    (SearchOptions(returned: 0, sampling: Sampling()), .draws(0)),
    (SearchOptions(returned: 65, sampling: Sampling()), .draws(65)),
    (sampling(Sampling(temperature: 0)), .temperature(0)),
    (sampling(Sampling(temperature: -1)), .temperature(-1)),
    (sampling(Sampling(temperature: .infinity)), .temperature(.infinity)),
    (sampling(Sampling(topK: -1)), .topK(-1)), (sampling(Sampling(topP: 0)), .topP(0)),
    (sampling(Sampling(topP: 1.5)), .topP(1.5)),
  ]

  private static func sampling(_ sampling: Sampling) -> SearchOptions {
    SearchOptions(sampling: sampling)
  }

  @Test(arguments: wrong)
  func `Wrong option is named`(_ options: SearchOptions, _ error: SearchError) {
    #expect(throws: error) { try options.validate(maximumNewTokens: 5) }
  }

  @Test func `A search needs room for a token`() throws {
    try SearchOptions().validate(maximumNewTokens: 1)
    #expect(throws: SearchError.maximumNewTokens(0)) {
      try SearchOptions().validate(maximumNewTokens: 0)
    }
  }

  @Test func `Not a number is refused`() {
    #expect(throws: SearchError.self) {
      try SearchOptions(lengthPenalty: .nan).validate(maximumNewTokens: 5)
    }
    #expect(throws: SearchError.self) {
      try SearchOptions(repetitionPenalty: .nan).validate(maximumNewTokens: 5)
    }
    for sampling in [Sampling(temperature: .nan), Sampling(topP: .nan)] {
      #expect(throws: SearchError.self) {
        try Self.sampling(sampling).validate(maximumNewTokens: 5)
      }
    }
  }

  @Test func `Errors say what to use instead`() {
    #expect("\(SearchError.beams(99))" == "99 beams asked for; use 1 to 64")
    #expect(
      "\(SearchError.returned(4, beams: 3))"
        == "4 hypotheses asked for with 3 beams; use 1 to 3, or more beams")
    #expect(
      "\(SearchError.minimumNewTokens(6, maximum: 5))"
        == "a minimum of 6 new tokens is not within 0 to the maximum, 5")
    #expect("\(SearchError.temperature(0))".contains("use greedy search"))
    #expect("\(SearchError.draws(99))" == "99 samples asked for; use 1 to 64")
  }
}
