import SteleDecoding
import Testing

@Suite struct SearchOptionsTests {
  @Test func `Defaults are those of transformers`() throws {
    let options = SearchOptions(maximumNewTokens: 20)
    try options.validate()
    #expect(options.beams == 1)
    #expect(options.lengthPenalty == 1)
    #expect(options.earlyStopping == .heuristic)
    #expect(options.minimumNewTokens == 0)
    #expect(options.noRepeatNgram == 0)
    #expect(options.repetitionPenalty == 1)
    #expect(options.returned == 1)
  }

  @Test func `Extremes are allowed`() throws {
    try SearchOptions(beams: 64, maximumNewTokens: 1, returned: 64).validate()
    try SearchOptions(maximumNewTokens: 1, returned: 64, sampling: Sampling()).validate()
    try Self.sampling(Sampling(temperature: 1e-30, topK: 0, topP: 1e-30, seed: .max)).validate()
    try Self.sampling(Sampling(topK: .max)).validate()
    try SearchOptions(lengthPenalty: -3, maximumNewTokens: 5, minimumNewTokens: 5).validate()
    try SearchOptions(maximumNewTokens: 5, noRepeatNgram: 9, repetitionPenalty: 0.01).validate()
  }

  static let wrong: [(SearchOptions, SearchError)] = [
    (SearchOptions(beams: 0, maximumNewTokens: 5), .beams(0)),
    (SearchOptions(beams: 65, maximumNewTokens: 5), .beams(65)),
    (SearchOptions(maximumNewTokens: 5, returned: 0), .returned(0, beams: 1)),
    (SearchOptions(beams: 3, maximumNewTokens: 5, returned: 4), .returned(4, beams: 3)),
    (SearchOptions(lengthPenalty: .infinity, maximumNewTokens: 5), .lengthPenalty(.infinity)),
    (SearchOptions(maximumNewTokens: 0), .maximumNewTokens(0)),
    (SearchOptions(maximumNewTokens: 5, minimumNewTokens: -1), .minimumNewTokens(-1, maximum: 5)),
    (SearchOptions(maximumNewTokens: 5, minimumNewTokens: 6), .minimumNewTokens(6, maximum: 5)),
    (SearchOptions(maximumNewTokens: 5, noRepeatNgram: -1), .noRepeatNgram(-1)),
    (SearchOptions(maximumNewTokens: 5, repetitionPenalty: 0), .repetitionPenalty(0)),
    (SearchOptions(maximumNewTokens: 5, repetitionPenalty: -1), .repetitionPenalty(-1)),
    (
      SearchOptions(maximumNewTokens: 5, repetitionPenalty: .infinity),
      .repetitionPenalty(.infinity)
    ),
    (SearchOptions(beams: 2, maximumNewTokens: 5, sampling: Sampling()), .samplingBeams(2)),
    (SearchOptions(maximumNewTokens: 5, returned: 0, sampling: Sampling()), .draws(0)),
    (SearchOptions(maximumNewTokens: 5, returned: 65, sampling: Sampling()), .draws(65)),
    (sampling(Sampling(temperature: 0)), .temperature(0)),
    (sampling(Sampling(temperature: -1)), .temperature(-1)),
    (sampling(Sampling(temperature: .infinity)), .temperature(.infinity)),
    (sampling(Sampling(topK: -1)), .topK(-1)), (sampling(Sampling(topP: 0)), .topP(0)),
    (sampling(Sampling(topP: 1.5)), .topP(1.5)),
  ]

  private static func sampling(_ sampling: Sampling) -> SearchOptions {
    SearchOptions(maximumNewTokens: 5, sampling: sampling)
  }

  @Test(arguments: wrong)
  func `Wrong option is named`(_ options: SearchOptions, _ error: SearchError) {
    #expect(throws: error) { try options.validate() }
  }

  @Test func `Not a number is refused`() {
    #expect(throws: SearchError.self) {
      try SearchOptions(lengthPenalty: .nan, maximumNewTokens: 5).validate()
    }
    #expect(throws: SearchError.self) {
      try SearchOptions(maximumNewTokens: 5, repetitionPenalty: .nan).validate()
    }
    for sampling in [Sampling(temperature: .nan), Sampling(topP: .nan)] {
      #expect(throws: SearchError.self) { try Self.sampling(sampling).validate() }
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
