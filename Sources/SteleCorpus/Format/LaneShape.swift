import CSteleCorpus

/// How a lane's keys are cut and coded; the layout itself is described in `stele_corpus.h`.
///
/// ## Arithmetic
///
/// Of *n* keys, which are hashes and so spread evenly, fingerprints of *u* possible ones are stored.
/// Another key has the fingerprint of one of them with probability *n* / *u*: the rate of false
/// positives. The smallest *u* of 2^*k* and 3 · 2^*k* that makes it at most 2^-20, one in a million, is
/// taken.
///
/// Neighbouring fingerprints are 2^*g* apart on average, *g* = log2 *u* / *n*, from 20 to 20.58. A Rice
/// code with *r* = ⌊*g*⌋ writes the distance in *r* + 1 + 1 / (e^(2^(*r* - *g*)) - 1) bits: 21.58 for
/// *g* = 20, 21.86 for *g* = 20.34, within 0.15 of what any code needs. A bucket is 2^(*r* + 5) wide and
/// has 21 to 32 keys, of which a lookup reads half; its place in the table takes 16 bits, 0.5 to 0.75 a
/// key. A page's header takes 0.1 bits a key, and its bound in the directory 0.03. The rest is the
/// payload's entropy. So 20 million keys, *g* = 20.34, take 22.6 bits and their payload.
///
/// Two keys with the same fingerprint, of which there are about *n* / 2^21 pairs, are stored twice; a
/// list of their full keys tells them apart.
struct LaneShape: Equatable {
  let space: KeySpace
  let riceBits: Int
  let bucketBits: Int

  /// The shape of a lane of `entries` keys.
  init(entries: Int, space: KeySpace) {
    self.space = space
    let distance = space.size / UInt64(max(entries, 1))
    riceBits = min(63 - max(distance, 1).leadingZeroBitCount, 56)
    bucketBits = min(riceBits + 5, 63)
  }

  /// The shape as kernels take it.
  var kernelLane: stele_corpus_lane {
    stele_corpus_lane(
      key_space: space.size, rice_bits: UInt32(riceBits), bucket_bits: UInt32(bucketBits))
  }
}
