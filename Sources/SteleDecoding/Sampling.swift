/// How each next token is drawn at random, in place of taking the most probable one.
///
/// The meaning and the defaults are those of transformers' `generate(do_sample=True)`: the rules on
/// repetition and length come first, then the temperature, then ``topK``, then ``topP``. Draws are
/// a function of ``seed``, the sentence's number, the draw's number and the position alone, see
/// `UniformSource`; the same seed gives the same tokens on every machine.
public struct Sampling: Sendable, Hashable, Encodable {
  /// What logits are divided by, above 0: below 1 sharpens the model's distribution, above 1
  /// flattens it.
  public var temperature: Float
  /// Only so many of the best tokens may be drawn; 0 allows all.
  ///
  /// Exactly so many: of equal logits at the boundary those with the lowest ids. transformers keeps
  /// all of them.
  public var topK: Int
  /// Only the fewest best tokens whose probabilities reach this sum may be drawn, above 0, at most
  /// 1.
  ///
  /// Probabilities are those after the temperature, of the ``topK`` tokens alone. The best token is
  /// always kept.
  public var topP: Float
  /// What all random numbers follow from.
  public var seed: UInt64

  /// Sampling with these values; ``SearchOptions/validate(maximumNewTokens:)`` checks them.
  public init(temperature: Float = 1, topK: Int = 50, topP: Float = 1, seed: UInt64 = 0) {
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.seed = seed
  }
}

extension Sampling {
  /// The largest ``topK`` for which the model is asked for its best tokens only.
  ///
  /// Ranking more costs as much memory as all logits do, see `stele_projection_scratch_bytes`.
  static let mostCandidates = 256

  /// Whether the model has to hand over every token's logit.
  var readsAllLogits: Bool { topK == 0 || topK > Self.mostCandidates }

  func validate() throws(SearchError) {
    guard temperature.isFinite, temperature > 0 else { throw .temperature(temperature) }
    guard topK >= 0 else { throw .topK(topK) }
    guard topP > 0, topP <= 1 else { throw .topP(topP) }
  }
}
