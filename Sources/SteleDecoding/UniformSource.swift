/// Random numbers without a state: each follows from the seed and from what it is for.
///
/// The generator is Philox4x32-10 of J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw,
/// "Parallel random numbers: as easy as 1, 2, 3", SC 2011: ten rounds of 32-bit multiplications
/// over a counter of four words, with a key of two. The key is the seed, low word first; the
/// counter is (position, draw, sentence's low word, sentence's high word). So no draw depends on
/// how many came before it, on what is drawn beside it, or on the thread.
struct UniformSource: Sendable {
  /// What all numbers follow from.
  var seed: UInt64
  /// The number of the sentence in the input, from 0.
  var sentence: UInt64

  /// A number of at least 0 and below 1 with 53 random bits, for one token of one draw.
  func number(draw: UInt32, position: UInt32) -> Double {
    let words = Self.philox(
      counter: [position, draw, sentence.low, sentence.high], key: [seed.low, seed.high])
    let bits = UInt64(words[1]) << 32 | UInt64(words[0])
    return Double(bits >> 11) * 0x1p-53
  }

  /// The four random words that belong to `counter` and `key`.
  static func philox(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (counter, key) = (counter, key)
    for _ in 0..<10 {
      let first = counter[0].multipliedFullWidth(by: 0xD251_1F53)
      let second = counter[2].multipliedFullWidth(by: 0xCD9E_8D57)
      counter = [
        second.high ^ counter[1] ^ key[0], second.low, first.high ^ counter[3] ^ key[1], first.low,
      ]
      key &+= [0x9E37_79B9, 0xBB67_AE85]
    }
    return counter
  }
}

extension UInt64 {
  fileprivate var low: UInt32 { UInt32(truncatingIfNeeded: self) }
  fileprivate var high: UInt32 { UInt32(truncatingIfNeeded: self >> 32) }
}
