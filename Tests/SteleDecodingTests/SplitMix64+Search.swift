import SteleTestSupport

@testable import SteleDecoding

extension SplitMix64 {
  /// Options of every kind, all valid, and few enough tokens for a quick search.
  mutating func options(beams: ClosedRange<Int>) -> LimitedOptions {
    let beams = Int.random(in: beams, using: &self)
    let maximum = Int.random(in: 1...14, using: &self)
    return LimitedOptions(
      SearchOptions(
        beams: beams, lengthPenalty: pick([-1, 0, 0.5, 1, 1, 2]),
        earlyStopping: pick(SearchOptions.EarlyStopping.allCases),
        minimumNewTokens: pick([0, 0, maximum / 2, maximum]), noRepeatNgram: pick([0, 0, 1, 2, 3]),
        repetitionPenalty: pick([1, 1, 0.8, 1.3]), returned: Int.random(in: 1...beams, using: &self)
      ), maximumNewTokens: maximum)
  }

  /// A model of a small vocabulary, with few equal logits.
  ///
  /// Its logits depend on all tokens so far. Otherwise the same few steps in another order would
  /// make hypotheses that only rounding tells apart.
  mutating func model() -> ToyModel {
    ToyModel(
      hash: UInt32.random(in: 1...1_000_000, using: &self),
      vocabulary: pick([3, 4, 5, 8, 20, 40]), spread: pick([2, 5, 12]), steps: 65536,
      context: 20, end: pick([-3, 0, 2]))
  }

  mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: values.indices, using: &self)]
  }
}
