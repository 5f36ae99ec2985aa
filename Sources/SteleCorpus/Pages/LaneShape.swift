import CSteleCorpus

/// How a lane's keys are cut and coded; the layout itself is described in `stele_corpus.h`.
///
/// ## Arithmetic
///
/// Of *n* keys, which are hashes and so spread evenly, *k* bits are stored. Another key has the same
/// first *k* bits as one of them with probability *n* / 2^*k*: the rate of false positives. With
/// *k* = 20 + ⌈log2 *n*⌉ it is at most 2^-20, one in a million.
///
/// Neighbouring keys are 2^*g* apart on average, *g* = *k* - log2 *n*, from 20 to 21. A Rice code with
/// *r* = ⌊*g*⌋ writes the distance in *r* + 1 + 1 / (e^(2^(*r* - *g*)) - 1) bits: 21.58 for *g* = 20,
/// 22.23 for *g* = 20.75, within 0.15 of what any code needs. A bucket is 2^(*r* + 6) wide and has 32
/// to 64 keys, of which a lookup reads half; its place in the table takes 16 bits, 0.25 to 0.5 a key.
/// A page's header takes 0.1 bits a key, and its bound in the directory 0.03. The rest is the payload's
/// entropy. So 20 million keys, *g* = 20.75, take 22.8 bits and their payload.
///
/// Two keys with the same first *k* bits, of which there are about *n* / 2^21 pairs, are stored twice;
/// a list of their full keys tells them apart.
public struct LaneShape: Sendable, Equatable {
  /// Bits of a key that are stored.
  public let keyBits: Int
  let riceBits: Int
  let bucketBits: Int

  /// Lengths of stored keys that can be.
  public static let keyBitsRange = 32...64
  /// Bits beyond those that number the keys, where nothing else is asked for.
  static let defaultSpareBits = 20
  /// What small files store, so that they can be merged into larger ones.
  static let fewestDefaultBits = 40

  /// The shape of a lane of `entries` keys, of which `keyBits` bits are stored.
  init(entries: Int, keyBits: Int) {
    self.keyBits = keyBits
    riceBits = min(max(keyBits - Self.bits(toNumber: entries), 0), 56)
    bucketBits = min(riceBits + 6, 63)
  }

  /// Bits to store of each of `entries` keys where nothing else is asked for.
  static func defaultKeyBits(entries: Int) -> Int {
    min(max(bits(toNumber: entries) + defaultSpareBits, fewestDefaultBits), keyBitsRange.upperBound)
  }

  /// The least number of bits that have `count` values.
  static func bits(toNumber count: Int) -> Int {
    count > 1 ? Int.bitWidth - (count - 1).leadingZeroBitCount : 0
  }

  /// What is stored of `key`.
  func fingerprint(of key: ContentKey) -> UInt64 { key.prefix >> UInt64(64 - keyBits) }

  /// A key that begins with `fingerprint`, zeros after it.
  func key(of fingerprint: UInt64) -> ContentKey {
    ContentKey(prefix: fingerprint << UInt64(64 - keyBits))
  }

  /// The first fingerprint of a page with this bound.
  func pageStart(_ bound: UInt32) -> UInt64 { UInt64(bound) << UInt64(keyBits - 32) }

  /// The bound that a page beginning with `fingerprint` has.
  func bound(of fingerprint: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: fingerprint >> UInt64(keyBits - 32))
  }

  /// The shape as kernels take it.
  var kernelLane: stele_corpus_lane {
    stele_corpus_lane(
      key_bits: UInt32(keyBits), rice_bits: UInt32(riceBits), bucket_bits: UInt32(bucketBits))
  }
}
