import SteleBase

/// What the extension `link` of a split index says: the file that it builds on, and what it changes.
struct SplitIndexLink {
  /// The checksum at that file's end.
  private let hash: ArraySlice<UInt8>
  /// Places of entries that are no longer there.
  let deleted: BitSet
  /// Places of entries that the split index has anew.
  let replaced: BitSet

  /// Reads the extension's contents; nil if they are damaged.
  init?(parsing bytes: ArraySlice<UInt8>, hashByteCount: Int) {
    guard bytes.count >= hashByteCount else { return nil }
    hash = bytes.prefix(hashByteCount)
    var rest = bytes.dropFirst(hashByteCount)
    guard !rest.isEmpty else {
      deleted = BitSet()
      replaced = BitSet()
      return
    }
    guard let deleted = BitSet(readingCompressed: &rest),
      let replaced = BitSet(readingCompressed: &rest), rest.isEmpty
    else { return nil }
    self.deleted = deleted
    self.replaced = replaced
  }

  /// Whether there is no other file.
  var isEmpty: Bool { hash.allSatisfy { $0 == 0 } }

  /// The name of the other file, beside the index.
  var sharedName: String { "sharedindex." + Hexadecimal.text(of: hash) }

  /// Whether `bytes` are the other file's.
  func isAbout(_ bytes: [UInt8]) -> Bool { bytes.suffix(hash.count).elementsEqual(hash) }
}

extension SplitIndexLink {
  /// Places of entries.
  struct BitSet {
    private var words: [UInt64] = []

    /// More entries than an index may have.
    private static let mostBits = UInt32(GitIndex.maximumByteCount / 32)

    /// A set of nothing.
    init() {}

    /// Reads a bitmap, compressed as EWAH has it, from the start of `bytes`; nil if it is damaged.
    ///
    /// It is the number of bits, that of words of 64 bits, the words, and where the last marker lies,
    /// all big-endian. A marker is a word that says which bit repeats (its lowest bit), for how many
    /// words (32 bits), and how many words follow as they are (31 bits).
    init?(readingCompressed bytes: inout ArraySlice<UInt8>) {
      guard let bitCount = Self.number(from: &bytes, as: UInt32.self), bitCount <= Self.mostBits,
        let wordCount = Self.number(from: &bytes, as: UInt32.self)
      else { return nil }
      let most = (Int(bitCount) + 63) / 64
      var left = Int(wordCount)
      while left > 0 {
        guard let marker = Self.number(from: &bytes, as: UInt64.self) else { return nil }
        let runLength = Int(marker >> 1 & 0xFFFF_FFFF)
        let literalCount = Int(marker >> 33)
        left -= 1 + literalCount
        guard left >= 0, runLength + literalCount <= most - words.count else { return nil }
        words += repeatElement(marker & 1 == 1 ? .max : 0, count: runLength)
        for _ in 0..<literalCount {
          guard let word = Self.number(from: &bytes, as: UInt64.self) else { return nil }
          words.append(word)
        }
      }
      guard Self.number(from: &bytes, as: UInt32.self) != nil else { return nil }
    }

    private static func number<Number: FixedWidthInteger>(
      from bytes: inout ArraySlice<UInt8>, as type: Number.Type
    ) -> Number? {
      let count = MemoryLayout<Number>.size
      guard bytes.count >= count else { return nil }
      defer { bytes = bytes.dropFirst(count) }
      return bytes.prefix(count).reduce(0) { $0 << 8 | Number($1) }
    }

    func contains(_ place: Int) -> Bool {
      place / 64 < words.count && words[place / 64] >> UInt64(place % 64) & 1 == 1
    }

    /// Whether all places come before `end`.
    func isBelow(_ end: Int) -> Bool {
      guard let last = words.lastIndex(where: { $0 != 0 }) else { return true }
      return last * 64 + 63 - words[last].leadingZeroBitCount < end
    }
  }
}
