import SteleDecoding

/// A model without weights: its logits are a hash of the latest decoder tokens.
///
/// The same numbers, bit by bit, as `toy_logits` in Tools/goldens/make-search-goldens: 32-bit
/// integers, then a division by a power of two.
struct ToyModel: Decodable, Sendable {
  /// Which logits: models of different hashes have nothing in common.
  var hash: UInt32
  /// Tokens scored.
  var vocabulary: Int
  /// The width of the interval that logits lie in.
  var spread: Int
  /// Steps of a whole logit; few make many equal logits.
  var steps: Int
  /// How many of the latest tokens the logits depend on.
  var context: Int
  /// What is added to the end token's logit.
  var end: Float

  static let endToken: TokenID = 2

  /// The logits of all tokens after `history`, which starts with the start token.
  func logits(after history: [TokenID]) -> [Float] {
    var state = hash
    for token in history.suffix(context) {
      state = Self.mix(state &* 31 &+ UInt32(token) &+ 1)
    }
    let count = spread * steps
    var logits = (1...vocabulary).map { number in
      let hashed = Int(Self.mix(state &* 31 &+ UInt32(number)))
      return Float(hashed % (count + 1) - count / 2) / Float(steps)
    }
    logits[Int(Self.endToken)] += end
    return logits
  }

  /// Murmur3's 32-bit finalizer.
  private static func mix(_ value: UInt32) -> UInt32 {
    var mixed = value
    mixed ^= mixed >> 16
    mixed = mixed &* 0x85EB_CA6B
    mixed ^= mixed >> 13
    mixed = mixed &* 0xC2B2_AE35
    return mixed ^ (mixed >> 16)
  }
}
