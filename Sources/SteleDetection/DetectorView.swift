import SteleFile

/// The tables of a detector while a text is read.
///
/// Indices are checked, so that a file that changes under the program can mislead it, and no more.
struct DetectorView: ~Escapable {
  private let characters: Span<UInt16>
  private let scripts: Span<UInt8>
  private let buckets: Span<UInt32>
  private let fingerprints: Span<UInt16>
  private let firstWeights: Span<UInt32>
  private let weights: Span<UInt16>
  /// How far a hash is shifted to be the number of its bucket.
  private let shift: UInt64

  @_lifetime(borrow tables)
  init(_ tables: borrowing DetectorTables) {
    characters = tables.characters.span
    scripts = tables.scripts.span
    buckets = tables.buckets.span
    fingerprints = tables.fingerprints.span
    firstWeights = tables.firstWeights.span
    weights = tables.weights.span
    shift = UInt64(64 - (tables.buckets.count - 1).trailingZeroBitCount)
  }

  /// What `scalar` counts as, and the number of its script.
  @inline(__always)
  func folded(_ scalar: UInt32) -> (character: UInt16, script: Int) {
    if scalar <= 0xFFFF { return (characters[Int(scalar)], Int(scripts[Int(scalar)])) }
    return (0x20000..<0x40000).contains(scalar)
      ? (CharacterFold.rareHan, Int(scripts[Int(CharacterFold.someHan)]))
      : (CharacterFold.separator, 0)
  }

  /// Adds what the n-gram of this hash weighs to the sums of its classes.
  @inline(__always)
  func add(_ hash: UInt64, to sums: inout MutableSpan<Int32>) {
    let bucket = Int(truncatingIfNeeded: hash >> shift)
    let end = min(Int(buckets[bucket + 1]), fingerprints.count)
    var entry = Int(buckets[bucket])
    let fingerprint = UInt16(truncatingIfNeeded: hash)
    while entry < end {
      if fingerprints[entry] == fingerprint { return addWeights(of: entry, to: &sums) }
      entry += 1
    }
  }

  @inline(__always)
  private func addWeights(of entry: Int, to sums: inout MutableSpan<Int32>) {
    let end = min(Int(firstWeights[entry + 1]), weights.count)
    var index = Int(firstWeights[entry])
    while index < end {
      let weight = weights[index]
      let member = Int(weight & 0xFF)
      if member < sums.count { sums[member] &+= Int32(Int8(truncatingIfNeeded: weight >> 8)) }
      index += 1
    }
  }
}
