/// sentencepiece's precompiled character map: which character sequences normalization replaces.
///
/// A Darts double-array trie (darts-clone's format) maps byte sequences to offsets into a pool of
/// zero-ended replacements. Works on any bytes: what lies outside counts as no match.
struct CharacterMap {
  private let units: UnsafeRawBufferPointer
  private let replacements: UnsafeBufferPointer<UInt8>
  /// In bytes, so that no damaged map makes a text grow beyond all bounds; Unicode's longest is 33.
  private static let longestReplacement = 256

  /// Uses `bytes` where they lie; nil if there are none or if the trie does not fit in.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 4 else { return nil }
    let trieByteCount = Int(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
    guard trieByteCount > 0, trieByteCount % 4 == 0, trieByteCount <= bytes.count - 4 else {
      return nil
    }
    units = UnsafeRawBufferPointer(rebasing: bytes[4..<4 + trieByteCount])
    replacements = UnsafeRawBufferPointer(rebasing: bytes[(4 + trieByteCount)...])
      .assumingMemoryBound(to: UInt8.self)
  }

  /// The replacement for the longest sequence at `start` of `text` that has one, the bytes of the
  /// replacement, and the sequence's length in bytes.
  @inline(__always)
  func longestMatch(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (replacement: UnsafePointer<UInt8>, count: Int, length: Int)? {
    guard let root = unit(at: 0) else { return nil }
    var node = Self.offset(root)
    var found: (value: Int, length: Int)?
    for index in start..<text.count {
      let byte = UInt32(text[index])
      node ^= Int(byte)
      guard let unit = unit(at: node), unit & 0x8000_00FF == byte else { break }
      node ^= Self.offset(unit)
      if unit >> 8 & 1 == 1, let leaf = self.unit(at: node) {
        found = (Int(leaf & 0x7FFF_FFFF), index - start + 1)
      }
    }
    guard let found, let pool = replacements.baseAddress, found.value < replacements.count else {
      return nil
    }
    // A zero ends each replacement; in a damaged map the pool's end or the limit does.
    let longest = min(replacements.count - found.value, Self.longestReplacement)
    var count = 0
    while count < longest, pool[found.value + count] != 0 { count += 1 }
    return (pool + found.value, count, found.length)
  }

  @inline(__always)
  private func unit(at index: Int) -> UInt32? {
    guard index >= 0, index < units.count / 4 else { return nil }
    return UInt32(littleEndian: units.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
  }

  /// Where a unit's children lie, relative to itself.
  @inline(__always)
  private static func offset(_ unit: UInt32) -> Int {
    Int(unit >> 10) << Int((unit & (1 << 9)) >> 6)
  }
}
