import SteleSearch
import Testing

@Suite struct SearchOptionsTests {
  @Test func defaultsAreThoseOfTransformers() throws {
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
}
