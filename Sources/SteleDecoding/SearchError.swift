/// A search option that cannot be searched with.
public enum SearchError: Error, Equatable, Sendable {
  /// Fewer than one beam, or more than the search allows.
  case beams(Int)
  /// Fewer than one hypothesis asked for, or more than there are beams.
  case returned(Int, beams: Int)
  /// Not a finite number.
  case lengthPenalty(Float)
  /// Not a finite number above 0.
  case repetitionPenalty(Float)
  /// Fewer than one token.
  case maximumNewTokens(Int)
  /// Negative, or above the maximum.
  case minimumNewTokens(Int, maximum: Int)
  /// Negative.
  case noRepeatNgram(Int)
  /// Sampling with more than one beam.
  case samplingBeams(Int)
  /// Fewer than one draw asked for, or more than the search allows.
  case draws(Int)
  /// Not a finite number above 0.
  case temperature(Float)
  /// Negative.
  case topK(Int)
  /// Not above 0, or above 1.
  case topP(Float)
}

extension SearchError: CustomStringConvertible {
  /// One sentence: the option, its value, the values allowed.
  public var description: String {
    switch self {
    case .beams(let count):
      let range = SearchOptions.beamRange
      return "\(count) beams asked for; use \(range.lowerBound) to \(range.upperBound)"
    case .returned(let count, let beams):
      return "\(count) hypotheses asked for with \(beams) beams; use 1 to \(beams), or more beams"
    case .lengthPenalty(let value):
      return "length penalty \(value) is no finite number; use for example 1"
    case .repetitionPenalty(let value):
      return "repetition penalty \(value) is not above 0; use 1 for none, for example 1.2 for some"
    case .maximumNewTokens(let count):
      return "a maximum of \(count) new tokens leaves no room; use 1 or more"
    case .minimumNewTokens(let count, let maximum):
      return "a minimum of \(count) new tokens is not within 0 to the maximum, \(maximum)"
    case .noRepeatNgram(let length):
      return
        "\(length) is no length of an n-gram; use 0 to allow repetition, 1 or more to forbid it"
    case .samplingBeams(let count):
      return "sampling has no beams, but \(count) are asked for; use one of the two"
    case .draws(let count):
      let range = SearchOptions.beamRange
      return "\(count) samples asked for; use \(range.lowerBound) to \(range.upperBound)"
    case .temperature(let value):
      return
        "temperature \(value) is no finite number above 0; for the most probable token at each step "
        + "use greedy search, that is, leave out sampling"
    case .topK(let count):
      return "top-k \(count) is negative; use 0 to draw from all tokens, for example 50 for few"
    case .topP(let value):
      return "top-p \(value) is not above 0 and at most 1; use 1 to leave it out, for example 0.9"
    }
  }
}
