/// How many beginnings of keys a file tells apart: 2^*k*, or 3 · 2^*k*.
///
/// What is stored of a key, its fingerprint, is its first 64 bits, taken for a fraction of 1, times this
/// size. Where the size is 2^*k* that is the key's first *k* bits; the sizes between save half a bit a
/// key where *k* would be too many.
struct KeySpace: Sendable, Hashable {
  /// The number of fingerprints, a multiple of 2^32.
  let size: UInt64

  /// Numbers of bits that can be asked for.
  static let bitsRange = 32...63
  /// How many fingerprints there are for each key, where nothing else is asked for.
  private static let defaultSpareBits = 20
  /// What small files have, so that they can be merged into larger ones.
  private static let fewestDefaultBits = 40

  /// The space of the first `bits` bits, which are in ``bitsRange``.
  init(bits: Int) {
    precondition(Self.bitsRange.contains(bits), "a key space of \(bits) bits")
    size = 1 << UInt64(bits)
  }

  /// The space of this size, or nil if there is none.
  init?(size: UInt64) {
    let zeros = size.trailingZeroBitCount
    let isPower = zeros < 64 && size >> UInt64(zeros) == 1
    let isThreefold = zeros < 62 && size >> UInt64(zeros) == 3
    guard zeros >= 32, isPower || isThreefold else { return nil }
    self.size = size
  }

  /// The smallest space in which at most one fingerprint in a million belongs to one of `entries` keys.
  init(entries: Int) {
    let wanted = UInt64(entries) << UInt64(Self.defaultSpareBits)
    let sizes = (UInt64(Self.fewestDefaultBits)...UInt64(Self.bitsRange.upperBound)).flatMap {
      [1 << $0, 3 << ($0 - 1)] as [UInt64]
    }
    self =
      sizes.lazy.filter { $0 >= wanted }.compactMap(KeySpace.init(size:)).first
      ?? KeySpace(bits: Self.bitsRange.upperBound)
  }

  /// What is stored of `key`.
  func fingerprint(of key: ContentKey) -> UInt64 { key.prefix.multipliedFullWidth(by: size).high }

  /// The first key with this fingerprint, of those that are zero after 64 bits.
  func firstKey(of fingerprint: UInt64) -> ContentKey {
    guard fingerprint < size else { return ContentKey(prefix: .max) }
    let (quotient, remainder) = size.dividingFullWidth((high: fingerprint, low: 0))
    return ContentKey(prefix: remainder == 0 ? quotient : quotient &+ 1)
  }

  /// Fingerprints for each value of a key's first 32 bits.
  var sizePerBound: UInt64 { size >> 32 }

  /// The bound that a page beginning with `fingerprint` has: the first 32 bits of its keys.
  func bound(of fingerprint: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: fingerprint / sizePerBound)
  }

  /// The first fingerprint of a page with this bound.
  func pageStart(_ bound: UInt32) -> UInt64 { UInt64(bound) * sizePerBound }

  /// Whether fingerprints of this space can be found from those of `other`: both are the first bits of
  /// keys, here no more than there.
  func isCoarser(than other: KeySpace) -> Bool {
    self == other
      || (size <= other.size && size.nonzeroBitCount == 1 && other.size.nonzeroBitCount == 1)
  }

  /// The logarithm of the size to base 2, such as 44.58.
  var bits: Double {
    let exponent = 63 - size.leadingZeroBitCount
    return Double(exponent) + (size.nonzeroBitCount == 1 ? 0 : 0.584_962_500_721_156)
  }
}
